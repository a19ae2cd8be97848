from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.rules.quantities import find_quantities, number_value

CASES = Path(__file__).parents[1] / "cases"
FOUND = yaml.safe_load((CASES / "quantities.yaml").read_text(encoding="utf-8"))
NEVER = yaml.safe_load((CASES / "quantities_never.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["text"][:40])
def test_a_quantity_is_found_with_its_bounds(case):
    text = case["text"]
    found = [[found.span.of(text), found.low, found.high, found.kind] for found in find_quantities(text)]
    assert found == case["found"]


@pytest.mark.parametrize("text", NEVER, ids=lambda text: text[:40])
def test_other_figures_are_no_counts(text):
    found = find_quantities(text)
    assert [(each.span.of(text), each.kind) for each in found if each.kind not in {"not-a-count", "article"}] == []


@pytest.mark.parametrize(
    ("text", "exact"),
    [("25", True), ("a total of 25", True), ("about 25", False), ("at least 25", False), ("dozens", False)],
)
def test_exact_is_a_figure_with_nothing_that_loosens_it(text, exact):
    (quantity,) = find_quantities(text)
    assert quantity.exact is exact


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25", 25),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1.5 million", 1500000),
        ("thirty-one", 31),
        ("Two hundred and five thousand", 205000),
        ("half a dozen", 6),
        ("a hundred and fifty", 150),
        ("3 lakh", 300000),
        ("3.5", None),
        ("some", None),
        ("", None),
    ],
)
def test_the_value_of_a_number(text, value):
    assert number_value(text) == value


@given(st.integers(min_value=1, max_value=999_999_999))
def test_grouped_figures_keep_their_value(value):
    assert number_value(f"{value:,}") == value


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-a%no toy killed\n"), max_size=60))
def test_quantities_stand_apart_and_in_order(text):
    spans = [quantity.span for quantity in find_quantities(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))
