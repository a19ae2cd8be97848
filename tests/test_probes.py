"""What peers get wrong: claims, denials, hypotheses, invented perpetrators. The shared probes count when they are there."""

import pytest

from dateline.evaluation.prediction import code_now
from dateline.evaluation.probes import Expectation, Wanted, load_probes, score_probes
from dateline.evaluation.suite import Case
from reading import ROOT, report_of

SHARED = ROOT.parent / "shared/gold/probes/claims.jsonl"
OWN = {
    "nobody said to have shelled": (
        "Shells fell on a bakery in Kutum on Friday, killing at least eight people.",
        Expectation(Wanted(("strike.artillery",), side_a=(), place="Kutum", killed=(8, None))),
    ),
    "nobody said to have planted": (
        "A roadside bomb killed three traders near Baidoa on Monday.",
        Expectation(Wanted(("strike.bomb",), side_a=(), side_b=("traders",), place="Baidoa", killed=(3, 3))),
    ),
    "in a rebel's town, nobody said to have bombed": (
        "Five children died in an air raid on a rebel camp in Saraqib on Sunday.",
        Expectation(Wanted(("strike.air",), side_a=(), place="Saraqib", killed=(5, 5))),
    ),
    "a group kills people": (
        "Houthi fighters killed seven villagers in Taizz on Thursday.",
        Expectation(Wanted(("attack.civilians",), ("Houthi fighters",), ("villagers",), "Taizz", (7, 7))),
    ),
    "a party to the war says who did it": (
        "Sudan's army said the Rapid Support Forces shelled Omdurman, killing four people.",
        Expectation(
            Wanted(("strike.artillery",), ("Rapid Support Forces",), place="Omdurman", killed=(4, 4), said_by="army")
        ),
    ),
    "denied": (
        "Ethiopia denied that it bombed Mekelle.",
        Expectation(claim=("Ethiopia", "denies"), disputed=True, modalities=("negated",)),
    ),
    "accused": (
        "The governor accused M23 of executing prisoners.",
        Expectation(claim=("governor", "accuses"), disputed=True),
    ),
    "claimed": (
        "A suicide bomber killed nine police officers at a gate in Kabul; Islamic State claimed responsibility for the bombing.",
        Expectation(
            Wanted(
                ("strike.suicide",),
                place="Kabul",
                killed=(9, 9),
                claim=("Islamic State", "claims-responsibility"),
            )
        ),
    ),
    "did not": ("The Houthis did not attack the tanker off Hodeidah.", Expectation(modalities=("negated",))),
    "may": ("Azerbaijan may attack Armenia in the spring.", Expectation(modalities=("hypothetical", "planned"))),
    "would": (
        "If the talks fail, the rebels would storm Bunia.",
        Expectation(modalities=("hypothetical", "planned")),
    ),
    "will": (
        "The army will bomb the hills around Lashio on Friday, a general announced.",
        Expectation(modalities=("hypothetical", "planned")),
    ),
    "long ago": ("In 1979 Tanzania invaded Uganda.", Expectation(modalities=("historical",))),
    "two sides fight": (
        "Clashes between the Congolese army and M23 rebels killed 12 people in Sake.",
        Expectation(Wanted(("battle.clash",), place="Sake", killed=(12, 12))),
    ),
    "a taking": (
        "Arakan Army fighters captured the Burmese town of Ann.",
        Expectation(Wanted(("battle.capture",), ("Arakan Army fighters",), place="Ann")),
    ),
}


def cases():
    own = [Case(report_of(text, input_id=name), expected) for name, (text, expected) in OWN.items()]
    return own + (load_probes([SHARED]) if SHARED.exists() else [])


@pytest.fixture(scope="module")
def predictions():
    return code_now([case.report for case in cases()])


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_probe_passes(case, predictions):
    outcome = score_probes([case], predictions)
    assert [f"{miss.gold} in: {miss.found}" for miss in outcome.misses] == []


def test_no_perpetrator_is_invented(predictions):
    _, invented = score_probes(cases(), predictions).measures
    assert (invented.name, invented.right) == ("invented perpetrators", 0)
    assert invented.of >= 3


def test_the_probes_are_all_there():
    names = [case.name for case in cases()]
    assert len(names) == len(set(names)) == len(OWN) + (15 if SHARED.exists() else 0)
