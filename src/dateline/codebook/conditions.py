"""The questions that a crosswalk asks of an event, by name; each answers yes only on what the report states."""

from collections.abc import Callable, Mapping, Sequence

from dateline.model import ActorKind, Event, Modality, Party, Victims

# Bodies with a name, a command and a will to fight; crowds and unnamed gunmen are none.
# External forces (missions, coalitions) act for governments.
GOVERNMENTAL = frozenset({ActorKind.STATE, ActorKind.EXTERNAL})
FORMAL = GOVERNMENTAL | {ActorKind.REBEL, ActorKind.MILITIA}
ORGANISED = FORMAL | {ActorKind.COMMUNAL}
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})


def did_not_happen(event: Event) -> bool:
    """Return whether the event is planned, hypothetical, negated or historical."""
    return event.modality is not Modality.ACTUAL


def nobody_killed(event: Event) -> bool:
    """Return whether no death is reported: nothing said, or a toll of nought. 'Up to 25' may mean a death."""
    killed = event.counts.killed
    return killed is None or killed.high == 0


def somebody_killed(event: Event) -> bool:
    """Return whether at least one death is sure."""
    killed = event.counts.killed
    return killed is not None and (killed.low or 0) > 0


def doer_unstated(event: Event) -> bool:
    """Return whether side A is empty."""
    return not event.side_a


def doer_kind_unknown(event: Event) -> bool:
    """Return whether nobody on side A is of a known kind."""
    return all(party.kind is ActorKind.UNKNOWN for party in event.side_a)


def doer_is_own_government(event: Event) -> bool:
    """Return whether side A holds forces of the state in which it happened; an unknown country excludes none."""
    here = event.place.country
    return any(
        party.kind is ActorKind.STATE and (here is None or party.country in {None, here}) for party in event.side_a
    )


def doer_is_no_state(event: Event) -> bool:
    """Return whether side A is known and holds organised groups alone, no state."""
    return bool(event.side_a) and all(party.kind in ORGANISED - {ActorKind.STATE} for party in event.side_a)


def civilians_hit_by_organisation(event: Event) -> bool:
    """Return whether a state or a formal organisation hit people who do not fight."""
    return _has(event.side_a, FORMAL) and _hit_are_unarmed(event)


def protesters_hit_by_organisation(event: Event) -> bool:
    """Return whether side B, the force that met a demonstration, is a state or a formal organisation."""
    return _has(event.side_b, FORMAL)


def civilians_hit(event: Event) -> bool:
    """Return whether those hit do not fight, whoever did it."""
    return _hit_are_unarmed(event)


def state_against_organisation(event: Event) -> bool:
    """Return whether forces of a government stand on one side and an organised party on the other."""
    one_way = _has(event.side_a, GOVERNMENTAL) and _has(event.side_b, ORGANISED)
    other_way = _has(event.side_b, GOVERNMENTAL) and _has(event.side_a, ORGANISED)
    return one_way or other_way


def organisations_fight(event: Event) -> bool:
    """Return whether an organised group stands on each side."""
    return _has(event.side_a, ORGANISED) and _has(event.side_b, ORGANISED)


def _has(parties: Sequence[Party], kinds: frozenset[ActorKind]) -> bool:
    return any(party.kind in kinds for party in parties)


def _hit_are_unarmed(event: Event) -> bool:
    """Return whether side B is unarmed throughout, or, side B being empty, the dead are said to be civilians."""
    if event.side_b:
        return all(party.kind in UNARMED or party.armed is False for party in event.side_b)
    killed = event.counts.killed
    return killed is not None and killed.victims is Victims.CIVILIANS


CONDITIONS: Mapping[str, Callable[[Event], bool]] = {
    condition.__name__.replace("_", "-"): condition
    for condition in (
        did_not_happen,
        nobody_killed,
        somebody_killed,
        doer_unstated,
        doer_kind_unknown,
        doer_is_own_government,
        doer_is_no_state,
        civilians_hit_by_organisation,
        protesters_hit_by_organisation,
        civilians_hit,
        state_against_organisation,
        organisations_fight,
    )
}
