"""Descriptive actors (kind, armed, collective, person) and the backers that adjectives tell."""

import pytest

from dateline.actors import backing, describe
from dateline.model import ActorKind


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("rebels", (ActorKind.REBEL, True, False, True)),
        ("unidentified gunmen", (ActorKind.UNKNOWN, True, False, True)),
        ("soldiers", (ActorKind.STATE, True, False, True)),
        ("police", (ActorKind.STATE, True, True, False)),
        ("warplanes", (ActorKind.STATE, True, True, False)),
        ("protesters", (ActorKind.PROTESTERS, False, False, True)),
        ("One mother and her child", (ActorKind.CIVILIANS, False, False, True)),
        ("residents of the port", (ActorKind.CIVILIANS, False, False, True)),
        ("herders", (ActorKind.COMMUNAL, True, False, True)),
        ("bandits", (ActorKind.MILITIA, True, False, True)),
        ("aid workers", (ActorKind.CIVILIANS, False, False, True)),
        ("Iran-backed militias", (ActorKind.MILITIA, True, True, False)),
        ("pro-government forces", (ActorKind.MILITIA, True, True, False)),
        ("UN peacekeepers", (ActorKind.EXTERNAL, True, False, True)),
        ("former officials of the regime", (ActorKind.STATE, False, False, True)),
    ],
)
def test_heads(phrase, expected):
    said = describe(phrase)
    assert said is not None
    assert (said.kind, said.armed, said.collective, said.person) == expected


@pytest.mark.parametrize("phrase", ["houses", "ceasefire", "", "weapons depot", "airstrikes"])
def test_things_are_no_actors(phrase):
    assert describe(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("Iran-backed militias", ("IR",)),
        ("Turkish-backed fighters", ("TR",)),
        ("pro-Russian separatists", ("RU",)),
        ("US- and Turkish-backed rebels", ("US", "TR")),
        ("militias backed by Iran", ("IR",)),
        ("Moscow-backed forces", ("RU",)),
        ("pro-government forces", ()),
        ("Saudi-led coalition", ()),
        ("anti-Israel crowds", ()),
        ("protesters in the province", ()),
    ],
)
def test_backers(phrase, codes):
    assert backing(phrase) == codes
