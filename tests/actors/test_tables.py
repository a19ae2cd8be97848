"""The shipped tables: complete, consistent, settled."""

import subprocess
import sys

import pytest

from dateline.actors import open_registry
from dateline.actors.entries import entry
from dateline.actors.registry import Registry, shipped
from dateline.actors.roles import heads
from dateline.actors.states import is_generated, state_actor
from dateline.actors.tables import rows
from dateline.errors import RegistryError
from dateline.lexicon.countries import countries, country
from dateline.model import ActorKind

FORCES = ("government", "armed-forces", "army", "navy", "air-force", "police", "security-forces")
# Names that several actors bear with equal right: only the countries or the day of a report settle them.
AMBIGUOUS = {"asayish"}


@pytest.fixture(scope="module")
def registry():
    return Registry(shipped())


def test_more_than_four_hundred_groups(registry):
    groups = [actor for actor in registry.listed() if actor.kind is not ActorKind.STATE and not is_generated(actor.id)]
    assert len(groups) >= 1000


def test_every_reference_resolves(registry):
    for actor in registry.listed():
        for parent in (*actor.parents, *filter(None, [actor.became])):
            assert registry.known(parent), f"{actor.id} names {parent}"
        for backer in actor.backed_by:
            assert country(backer) or registry.known(backer), f"{actor.id} is backed by {backer}"


def test_no_actor_becomes_itself_again(registry):
    for actor in registry.listed():
        chain = [actor]
        while chain[-1].became:
            chain.append(registry.get(chain[-1].became))
            assert chain[-1] not in chain[:-1]


def test_nothing_ends_before_it_starts(registry):
    assert not [actor.id for actor in registry.listed() if actor.start and actor.end and actor.end < actor.start]


def test_no_name_is_left_unsettled(registry):
    unsettled = set()
    for key in registry.names():
        first = [claim for claim in registry.claims(key) if not claim.secondary]
        if len(first) > 1:
            unsettled.add(key)
    assert unsettled <= AMBIGUOUS


def test_ids_are_unique():
    ids = [actor.id for actor, _ in shipped()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("code", [state.iso2 for state in countries()])
def test_every_country_has_its_forces(code):
    made = [state_actor(code, role) for role in FORCES]
    assert all(actor and actor.country == code and actor.kind is ActorKind.STATE and actor.armed for actor in made)


def test_countries_are_whole():
    known = countries()
    assert len(known) > 240
    assert len({state.iso2 for state in known}) == len(known)
    for code in ("PS", "XK", "TW", "EH", "XS"):
        assert country(code)
    states = [state for state in known if not state.part_of]
    assert [state.iso2 for state in states if not state.adjectives] == []
    assert all(country(state.part_of) for state in known if state.part_of)


def test_heads_say_one_thing_each():
    assert heads()["gunmen"].kind is ActorKind.UNKNOWN
    assert all(said.kind is not ActorKind.CIVILIANS or not said.armed for said in heads().values())


def test_loading_is_the_same_under_every_hash_seed():
    program = (
        "from dateline.actors.registry import Registry, shipped\n"
        "import hashlib\n"
        "registry = Registry(shipped())\n"
        "said = repr([*registry.actors()]) + repr([registry.claims(name) for name in registry.names()])\n"
        "said += repr(registry.scan('SDF and RSF, the Congolese army, Taliban in Pakistan and al-Shabaab'))\n"
        "print(hashlib.sha256(said.encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-X", "utf8", "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(digests) == 1


def test_the_registry_is_opened_once():
    assert open_registry() is open_registry()


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"kind": "rebel"}, "no name"),
        ({"name": "Harbour Front", "kind": "heroes"}, "heroes"),
        ({"name": "Harbour Front", "country": "QQ"}, "QQ"),
        ({"name": "Harbour Front", "start": "spring"}, "spring"),
        ({"name": "Harbour Front", "armed": "perhaps"}, "perhaps"),
    ],
)
def test_a_malformed_row_is_named(row, fault):
    with pytest.raises(RegistryError, match=fault) as caught:
        entry(row, "list.csv line 7")
    assert "list.csv line 7" in str(caught.value)


def test_a_row_with_too_many_cells_is_named():
    with pytest.raises(RegistryError, match="line 2"):
        list(rows("name,kind\nHarbour Front,rebel,XX\n", "list.csv"))


def test_a_year_is_its_whole_length():
    actor, _ = entry({"name": "Harbour Front", "start": "2011", "end": "2012"}, "here")
    assert (str(actor.start), str(actor.end)) == ("2011-01-01", "2012-12-31")
    actor, _ = entry({"name": "Harbour Front", "end": "2013-02"}, "here")
    assert str(actor.end) == "2013-02-28"
