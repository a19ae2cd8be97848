"""Ratings of sources and reports: set by people, shown as words, off unless asked for."""

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import DatelineError
from dateline.merging import settle
from dateline.store import Store
from made_reports import strike


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "kept.db"
    with Store(path) as store:
        store.add(strike())
        settle(store)
    return path


def run(*words, db):
    result = CliRunner().invoke(app, [*map(str, words), "--db", str(db)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def incident_page(db, *flags):
    with Store(db) as store:
        [incident] = store.incidents()
    return run("show", incident.id, *flags, db=db)


def test_ratings_are_shown_as_words_and_only_when_asked_for(db):
    run("rate", "source", "reuters", "b", "--by", "ana", db=db)
    run("rate", "report", strike().report.id[:8], "4", "--by", "ben", db=db)
    plain, rated = incident_page(db), incident_page(db, "--ratings")
    assert "reliable" not in plain
    assert "Reuters (usually reliable, says ana)" in rated
    assert "(doubtful, says ben)" in rated


def test_the_latest_rating_of_a_source_holds_whatever_its_case(db):
    run("rate", "source", "Reuters", "B", "--by", "ana", db=db)
    run("rate", "source", "REUTERS", "C", "--by", "ana", db=db)
    assert run("rate", "list", "--format", "csv", db=db).count("\n") == 2
    assert "fairly reliable" in incident_page(db, "--ratings")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["source", "Reuters", "G"], "letter of reliability"),
        (["report", "abc", "7"], "digit of credibility"),
        (["report", "nothing", "1"], "holds nothing"),
    ],
)
def test_a_grade_or_a_report_that_is_none_is_refused(db, words, fault):
    with pytest.raises(DatelineError, match=fault):
        run("rate", *words, db=db)
    assert run("rate", "list", "--format", "jsonl", db=db) == ""
