"""A policy is written down, read strictly, and never weaker than it says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import PolicyError
from dateline.lexicon.sensitive import sensitive_classes
from dateline.model import IncidentStatus
from dateline.publication import Finest, Link, Policy, Treatment
from made_incidents import incident


def written(tmp_path, text):
    path = tmp_path / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_by_default_nothing_leaves_that_nobody_accepted():
    policy = Policy.default()
    assert not policy.allows(incident())
    assert policy.allows(incident(accepted_by="Ada"))
    assert not policy.allows(incident(accepted_by="Ada", status=IncidentStatus.WITHDRAWN))
    assert not policy.allows(incident(accepted_by="Ada", type=None))


def test_every_class_has_a_severity_and_a_reason():
    assert set(dict(Policy.default().classes)) == set(sensitive_classes())
    assert all(one.reason for one in sensitive_classes().values())


def test_a_rule_lets_in_what_is_well_told(tmp_path):
    policy = Policy.read(written(tmp_path, "publish: {also: [{status: corroborated, voices: 2, types: [strike]}]}"))
    assert policy.allows(incident())
    assert not policy.allows(incident(type="battle.clash"))
    assert not policy.allows(incident(voices=incident().voices[:1]))
    assert not policy.allows(incident(status=IncidentStatus.DISPUTED))


def test_what_a_policy_leaves_out_stands_as_by_default(tmp_path):
    policy = Policy.read(written(tmp_path, "name: ours\nembargo: {battle.clash: 48}\nclasses: {school: hidden}"))
    assert policy.hours("strike.air", ()) == 24
    assert policy.hours("battle.clash", ()) == 48
    assert policy.hides(["school"])
    assert not policy.hides(["hospital"])
    assert policy.digest != Policy.default().digest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("treatments: {plain: {snippet: 151}}", "150"),
        ("treatments: {plain: {snippet: many}}", "snippet"),
        ("treatments: {secret: {snippet: 1}}", "secret"),
        ("classes: {hospitals: severe}", "hospitals"),
        ("classes: {hospital: very}", "very"),
        ("publish: {accepted: maybe}", "accepted"),
        ("publish: {also: [{voice: 2}]}", "voice"),
        ("publish: {also: [{types: [strikes]}]}", "strikes"),
        ("embargo: {strikes: 24}", "strikes"),
        ("embargo: {strike: -1}", "embargo.strike"),
        ("mask: false", "mask"),
        ("[]: [", "no YAML"),
        ("- a\n- b", "entries"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(tmp_path, text, told):
    with pytest.raises(PolicyError, match=told):
        Policy.read(written(tmp_path, text))


def test_a_policy_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(PolicyError, match="cannot be read"):
        Policy.read(tmp_path / "none.yaml")


treatments = st.builds(
    Treatment, st.sampled_from(Finest), st.booleans(), st.integers(0, 150), st.sampled_from(Link), st.booleans()
)


@given(treatments, treatments)
def test_of_two_treatments_the_stricter_holds_in_each_part(one, other):
    both = one.stricter(other)
    assert both == other.stricter(one)
    assert list(Finest).index(both.place) == max(list(Finest).index(part.place) for part in (one, other))
    assert both.snippet == min(one.snippet, other.snippet)
    assert both.sides == (one.sides and other.sides)
    assert both.stricter(one) == both
    assert replace(both, title=False).stricter(one).title is False
