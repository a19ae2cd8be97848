"""The type that cues, sides and victims give together (codebook sections 2 and 8)."""

import pytest

from dateline.model import ActorKind
from dateline.resolve.classify import classify
from made_mentions import cue, killed, party, telling

ARMY = party("army", ActorKind.STATE, armed=True)
REBELS = party("rebels", ActorKind.REBEL, armed=True)
PEOPLE = party("villagers", ActorKind.CIVILIANS, armed=False)
MARCHERS = party("protesters", ActorKind.PROTESTERS, armed=False)
POLICE = party("police", ActorKind.STATE, armed=True)
ATTACK, KILL = cue("?attack", 20, "attack"), cue("?kill", 10, "kill")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (telling(cue()), "strike.air"),
        (telling(cue(), ATTACK), "strike.air"),
        (telling(ATTACK, side_a=(REBELS,), side_b=(ARMY,)), "battle.clash"),
        (telling(ATTACK, side_a=(REBELS,), side_b=(PEOPLE,)), "attack.civilians"),
        (telling(ATTACK), "attack.civilians"),
        (telling(KILL, side_a=(ARMY,), casualties=(killed(3, 3, "rebels", victims=(REBELS,)),)), "battle.clash"),
        (telling(cue("?bombing", 30, "bombing"), side_a=(ARMY,)), "strike.air"),
        (telling(cue("?bombing", 30, "bombing")), "strike.bomb"),
        (telling(cue("?strike", 30, "strike"), side_a=(party("drone"),)), "strike.air"),
        (telling(cue("?blast", 30, "explosion")), "strike.bomb"),
        (telling(cue("protest.peaceful", 40, "march"), side_a=(MARCHERS,)), "protest.peaceful"),
        (
            telling(KILL, side_a=(POLICE,), side_b=(MARCHERS,), casualties=(killed(3, 3, "protesters"),)),
            "protest.force",
        ),
        (
            telling(cue("protest.intervention", 45, "tear gas"), side_a=(POLICE,), side_b=(MARCHERS,)),
            "protest.intervention",
        ),
    ],
    ids=[
        *("named by its word", "a word of rank beside a bare one", "armed people hit", "people who do not fight hit"),
        *("nobody said to be hit", "an army kills rebels", "a state bombs", "nobody bombs", "a drone strikes"),
        *("a blast", "a march", "police kill marchers", "police break up a march"),
    ],
)
def test_the_type_of_a_telling(told, kind):
    code, decision = classify([told])
    assert code == kind
    assert decision.field == "type"
    assert decision.rule.startswith("type.")


def test_tellings_are_weighed_together():
    bare = telling(ATTACK, side_a=(REBELS,), side_b=(ARMY,))
    named = telling(cue("strike.suicide", 80, "suicide bombing"), start=50)
    assert classify([bare, named])[0] == classify([named, bare])[0] == "strike.suicide"
