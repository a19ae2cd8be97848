import json

from typer.testing import CliRunner

from dateline.cli.main import app

REPORTS = [
    {
        "id": "one",
        "title": "Air strike on Idlib market kills 14",
        "published": "2019-07-23",
        "publisher": "Korva Post",
        "text": "Air strike on Idlib market kills 14. An air strike on a market in Idlib killed 14 people on Monday, a monitor said.",
    },
    {
        "id": "two",
        "title": "Fourteen die as jets bomb market in Idlib",
        "published": "2019-07-23",
        "publisher": "Selm Times",
        "text": "Fourteen die as jets bomb market in Idlib. Warplanes bombed a market in Idlib on Monday and killed 14 people, medics said.",
    },
    {
        "id": "three",
        "title": "Bomb kills two policemen in Mosul",
        "published": "2019-07-23",
        "publisher": "Selm Times",
        "text": "Bomb kills two policemen in Mosul. A roadside bomb killed two policemen in Mosul on Tuesday.",
    },
]


def run(tmp_path, *options, rows=REPORTS):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = CliRunner(env={"COLUMNS": "160"}).invoke(app, ["incidents", str(path), *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_by_report_names_the_main_incident_first_and_the_voice(tmp_path):
    rows = [json.loads(line) for line in run(tmp_path, "--by-report", "--format", "jsonl").splitlines()]
    assert [row["id"] for row in rows] == ["one", "two", "three"]
    main = [row["incident_ids"][0] for row in rows]
    assert main[0] == main[1] != main[2]
    assert len({row["voice"] for row in rows}) == 3


def test_the_list_is_the_same_whatever_the_order_of_the_reports(tmp_path):
    assert run(tmp_path, "--format", "jsonl") == run(tmp_path, "--format", "jsonl", rows=REPORTS[::-1])


def test_an_incident_says_how_many_independent_voices_tell_it(tmp_path):
    found = [json.loads(line) for line in run(tmp_path, "--format", "jsonl").splitlines()]
    strike = next(incident for incident in found if incident["type"] == "strike.air")
    assert (strike["independent_sources"], strike["reports"], strike["status"]) == (2, 2, "corroborated")
    killed = strike["estimates"]["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (14, 14, 14)


def test_a_table_for_people_and_one_for_programs(tmp_path):
    assert "corroborated" in run(tmp_path)
    header, *rows = run(tmp_path, "--format", "csv").splitlines()
    assert header.startswith("id,type,status")
    assert len(rows) == 2


def test_a_store_is_merged_as_reports_are_added_and_shows_what_was_merged(tmp_path):
    path, db = tmp_path / "reports.jsonl", str(tmp_path / "kept.db")
    path.write_text("".join(json.dumps(row) + "\n" for row in REPORTS), encoding="utf-8")
    at_once = sorted(run(tmp_path, "--format", "jsonl").splitlines())

    def said(*words):
        result = CliRunner(env={"COLUMNS": "160"}).invoke(app, [*words, "--db", db])
        assert result.exit_code == 0, result.output
        return result.stdout

    said("add", str(path))
    lines = said("incidents", "--format", "jsonl").splitlines()
    assert sorted(lines) == at_once
    strike = next(row for row in map(json.loads, lines) if row["type"] == "strike.air")
    assert "2 independent voices" in said("show", strike["id"][:12])
    assert "independent voices" in said("explain", strike["id"])
    by_report = [json.loads(line) for line in said("incidents", "--by-report", "--format", "jsonl").splitlines()]
    assert sorted(row["id"] for row in by_report) == ["one", "three", "two"]
