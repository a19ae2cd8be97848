"""Every case file: what must be found is found, and what must not be is not."""

import re

import pytest
import yaml

from case_files import CASE_KEYS, EVENT_KEYS, FILES, cases, faults
from dateline.codebook import load
from dateline.model import Modality, Stance


def judge(case):
    wrong = faults(case)
    if case.is_gap:
        assert wrong, f"{case.name} is right now: take its known_gap away"
    else:
        assert wrong == [], case.fields["text"]


@pytest.mark.parametrize("case", cases("found"), ids=lambda case: case.name)
def test_what_must_be_found_is_found_and_nothing_else(case):
    judge(case)


@pytest.mark.parametrize("case", cases("not_found"), ids=lambda case: case.name)
def test_what_must_not_be_found_is_not(case):
    judge(case)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case_file_is_well_formed(file):
    sheet = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(sheet) <= {"about", "found", "not_found"}
    assert sheet["about"].endswith(".")
    assert len(sheet.get("found", [])) + len(sheet["not_found"]) >= 3
    assert sheet["not_found"]
    for case in [*sheet.get("found", []), *sheet["not_found"]]:
        assert set(case) <= CASE_KEYS


@pytest.mark.parametrize("case", cases("found"), ids=lambda case: case.name)
def test_what_a_case_expects_stands_in_its_text(case):
    for event in case.expected:
        assert set(event) <= EVENT_KEYS
        assert event.get("type") is None or event["type"] in load().types
        assert event.get("modality", "actual") in set(Modality)
        names = [*event.get("side_a", []), *event.get("side_b", []), *event.get("supports", []), event.get("place")]
        speakers = [speaker for speaker, _ in event.get("claims", [])]
        assert {stance for _, stance in event.get("claims", [])} <= set(Stance)
        flat = re.sub(r"\s+", " ", case.fields["text"])
        assert [name for name in (*names, *speakers) if name and name not in flat and name != "unstated"] == []


def test_no_text_stands_twice():
    texts = [case.fields["text"] for kind in ("found", "not_found") for case in cases(kind)]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_every_type_of_the_codebook_has_cases():
    covered = {event.get("type") for case in cases("found") for event in case.expected}
    assert set(load().types) - covered == set()


def test_few_cases_are_gaps():
    known = [case.name for kind in ("found", "not_found") for case in cases(kind)]
    gaps = [case.name for kind in ("found", "not_found") for case in cases(kind) if case.is_gap]
    assert len(gaps) < len(known) / 3
