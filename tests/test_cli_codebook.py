import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.codebook import SCHEMES, load
from dateline.errors import UnknownName


def run(*words):
    result = CliRunner().invoke(app, ["codebook", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_table_shows_every_type():
    table = run()
    assert all(code in table for code in load().types)


def test_one_type_is_shown_in_full():
    text = run("battle.capture")
    kind = load().type("battle.capture")
    words = " ".join(text.split())
    assert kind.definition in words
    assert all(example in words for example in kind.examples)
    assert "-> strategic.transfer: the place changed hands without a fight" in words


def test_a_program_gets_everything_that_is_said_of_a_type():
    [row] = json.loads(run("strike.air", "--format", "json"))
    assert row["family"] == "strike"
    assert row["is_not"][0].keys() == {"text", "type", "why"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_crosswalk_is_one_row_a_case(scheme):
    rows = [json.loads(line) for line in run("--crosswalk", scheme, "--format", "jsonl").splitlines()]
    assert {row["type"] for row in rows} == set(load().types)
    assert all(row["note"] for row in rows)


def test_a_crosswalk_of_one_type_names_the_conditions():
    table = run("battle.capture", "--crosswalk", "acled", "--format", "csv")
    assert "battle.capture,doer-is-own-government,Government regains territory,Battles," in table


def test_a_type_that_is_not_there_names_the_nearest():
    with pytest.raises(UnknownName, match=r"strike\.air"):
        run("strike.airstrike")


def test_a_scheme_that_is_not_there_names_the_known():
    with pytest.raises(UnknownName, match="acled"):
        run("--crosswalk", "gdelt")
