"""Who fought, supported, backed and accused whom: edges with their sign, their days and their events."""

from datetime import date
from itertools import permutations

from dateline.analysis.network import Tie, around, network
from dateline.model import ActorKind, Claim, Event, Modality, Party, Span, Stance, When

HERE = Span(0, 1)


def event(key, day=date(2024, 12, 1), kind="battle.clash", **changes):
    sides = {"side_a": (party("Northern Army", "north"),), "side_b": (party("Hill Front", "hill"),)}
    return Event(key, "report", kind, Modality.ACTUAL, When.day(day) if day else When(), **sides | changes)


def party(name, actor_id=None, kind=ActorKind.REBEL, **more):
    return Party(name, HERE, actor_id, kind, **more)


def edges(*events):
    return {(one.tie, one.source, one.target): one for one in network(events).edges}


def test_those_who_clash_fought_on_every_day_they_did():
    found = edges(event("b", date(2024, 12, 5)), event("a", date(2024, 12, 1)), event("c", None))
    fought = found[Tie.FOUGHT, "north", "hill"]
    assert [proof.event_id for proof in fought.proofs] == ["a", "b", "c"]
    assert fought.days == (date(2024, 12, 1), date(2024, 12, 5))
    assert fought.tie.sign == -1


def test_who_hits_civilians_fights_nobody():
    hit = event("a", kind="strike.air", side_b=(party("villagers", kind=ActorKind.CIVILIANS),))
    assert edges(hit) == {}


def test_an_agreement_is_no_fight():
    assert edges(event("a", kind="strategic.agreement")) == {}


def test_whom_one_acts_for_is_supported_and_who_backs_is_a_friend():
    found = edges(
        event("a", side_a=(party("Northern Army", "north", backed_by=("XA",)),), supports=(party("River State"),))
    )
    assert found[Tie.SUPPORTED, "north", "River State"].tie.sign == 1
    assert found[Tie.BACKED, "XA", "north"].tie.sign == 1


def test_who_accuses_is_tied_to_whom_they_accuse():
    claim = Claim("Hill Front", Stance.ACCUSES, "the raid", HERE)
    denial = Claim("Northern Army", Stance.DENIES, "the raid", HERE)
    found = edges(event("a", claims=(claim, denial)))
    assert found[Tie.ACCUSED, "hill", "north"].proofs[0].attributed_to == "Hill Front"
    assert (Tie.ACCUSED, "north", "hill") not in found


def test_the_order_of_the_events_changes_nothing():
    told = [event("a"), event("b", side_a=(party("Army of the North", "north"),)), event("c", None)]
    assert len({network(order) for order in permutations(told)}) == 1


def test_around_an_actor_there_is_nobody_whom_it_has_no_tie_to():
    other = event("z", side_a=(party("Lake Guard"),), side_b=(party("Coast Guard"),))
    found = around(network([event("a"), other]), "north")
    assert {node.id for node in found.nodes} == {"north", "hill"}
    assert len(found.edges) == 1


def test_a_private_person_has_no_ties():
    charge = Claim("Nyan Lin", Stance.ACCUSES, "the raid", HERE)
    office = Claim("defence ministry", Stance.ACCUSES, "the raid", HERE)
    found = network([event("a", claims=(charge, office))])
    assert (Tie.ACCUSED, "defence ministry", "north") in {(one.tie, one.source, one.target) for one in found.edges}
    assert not any("Nyan Lin" in {node.id, node.name} for node in found.nodes)
    assert not any("Nyan Lin" in {edge.source, edge.target} for edge in found.edges)
