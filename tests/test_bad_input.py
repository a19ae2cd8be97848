"""Whatever users hand over: a clear message that names it, the rest coded, exit code 3, nothing half-written."""

import json
import sqlite3
from datetime import date

import pytest

from dateline.pipeline import code
from reading import put_rows, read_lines, report_of, run

GOOD = "A car bomb killed nine people at a market in Kirkuk on Monday, two doctors said."
OTHER = "Gunmen abducted six teachers near Bamenda on Tuesday."
LINE_OF_20_MB = b"shells fell on the town and " * (20 * 1024 * 1024 // 28 + 1)


def _surroundings(folder, name, data):
    """Return a file of some data between two good ones."""
    (folder / "a-good.txt").write_text(GOOD, encoding="utf-8")
    bad = folder / name
    bad.write_bytes(data)
    (folder / "z-good.txt").write_text(OTHER, encoding="utf-8")
    return bad


BROKEN = {
    "empty": ("m.txt", b"", "empty"),
    "blank": ("m.txt", b" \n\t\n", "empty"),
    "binary": ("m.txt", bytes(range(256)) * 64, "binary"),
    "picture": ("m.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(1, 200)), "picture"),
    "invalid UTF-8": ("m.txt", b"Shells \xff\xfe\x81 fell \xc3\x28 on \x8d\x8f", "UTF-8"),
    "20 MB of one line": ("m.txt", LINE_OF_20_MB, "too long"),
    "20 MB of one row": ("m.jsonl", b'{"text": "' + LINE_OF_20_MB + b'"}\n', "too long"),
    "a row with no text": ("m.jsonl", b'{"id": "one", "title": "Blast"}\n', "without text"),
    "a row that is no object": ("m.jsonl", b"[1, 2]\n", "object"),
    "a row that is no JSON": ("m.jsonl", b"{'text': 'shells'}\n", "not JSON"),
    "a page with no article": ("m.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
    "a table with no text": ("m.csv", b"nr,headline\n1,Blast\n", "text"),
    "a damaged table": ("m.parquet", b"PAR1 but no more", "cannot be read"),
    "a damaged archive": ("m.txt.gz", b"\x1f\x8b\x08 and nothing", "damaged"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_cannot_be_read_is_named_and_the_rest_is_coded(tmp_path, kind):
    name, data, told = BROKEN[kind]
    bad = _surroundings(tmp_path, name, data)
    result = run("read", "--format", "jsonl", tmp_path)
    assert result.exit_code == 3
    first, failed, last = map(json.loads, result.stdout.splitlines())
    assert (first["status"], last["status"]) == ("ok", "ok")
    assert (failed["status"], failed["events"], failed["report"]["text"]) == ("failed", [], "")
    assert str(bad) in failed["error"]
    assert told in failed["error"]
    assert result.stderr.splitlines() == [f"dateline: {failed['error']}"]


def test_a_missing_file_is_named_and_the_rest_is_coded(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    result = run("read", "--format", "jsonl", tmp_path / "gone.txt", good)
    assert result.exit_code == 3
    gone, coded = map(json.loads, result.stdout.splitlines())
    assert (gone["status"], coded["status"]) == ("failed", "ok")
    assert gone["error"] == f"{tmp_path / 'gone.txt'}: no such file or folder"


def test_a_folder_with_nothing_to_read_is_named(tmp_path):
    empty = tmp_path / "pictures"
    empty.mkdir()
    (empty / "map.png").write_bytes(b"\x89PNG")
    result = run("read", "--format", "jsonl", empty)
    assert result.exit_code == 3
    (line,) = map(json.loads, result.stdout.splitlines())
    assert str(empty) in line["error"]
    assert ".jsonl" in line["error"]


def test_a_link_that_leads_nowhere_is_named(tmp_path):
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (line,) = read_lines(tmp_path / "dangling.txt")
    assert line["status"] == "failed"
    assert "dangling.txt" in line["error"]


def test_rows_between_broken_rows_are_coded(tmp_path):
    table = tmp_path / "reports.jsonl"
    rows = [
        json.dumps({"id": "a", "text": GOOD}),
        "nonsense",
        "",
        '{"id": "b"}',
        json.dumps({"id": "c", "text": OTHER}),
    ]
    table.write_text("\n".join(rows), encoding="utf-8")
    lines = read_lines(table)
    assert [line["status"] for line in lines] == ["ok", "failed", "failed", "ok"]
    assert [line["report"].get("input_id") for line in lines] == ["a", None, "b", "c"]
    assert [line["error"] and line["error"].split(": ")[0] for line in lines] == [
        None,
        f"{table}:2",
        f"{table}:4",
        None,
    ]


def test_a_date_in_the_future_is_refused_by_name_and_one_that_is_no_date_is_unknown(tmp_path):
    future = {"text": GOOD, "published": "2099-01-04"}
    refused, undated = read_lines(put_rows(tmp_path / "dates.jsonl", future, {"text": GOOD, "published": "soon"}))
    assert (refused["status"], refused["events"]) == ("failed", [])
    assert refused["error"].startswith(f"{tmp_path / 'dates.jsonl'}:1: ")
    assert "2099-01-04" in refused["error"]
    assert (undated["status"], undated["report"]["published"]) == ("ok", None)
    assert undated["events"][0]["date"] == {"start": None, "end": None, "precision": "unknown"}


def test_another_language_is_set_aside_and_is_no_failure(tmp_path):
    french = "Des hommes armés ont attaqué un village près de Mopti lundi et tué neuf personnes, selon des habitants de la région."
    (tmp_path / "a.txt").write_text(french, encoding="utf-8")
    result = run("read", "--format", "jsonl", tmp_path / "a.txt")
    assert result.exit_code == 0
    line = json.loads(result.stdout)
    assert (line["status"], line["error"], line["events"]) == ("unsupported-language", None, [])
    assert line["report"]["text"] == french


def test_characters_that_no_file_can_hold_are_read_past(tmp_path):
    rows = [
        b'{"text": "A car bomb \\u0000 killed two people in Kirkuk."}',
        b'{"text": "A car bomb \\ud83d killed two people in Kirkuk."}',
    ]
    (tmp_path / "odd.jsonl").write_bytes(b"\n".join(rows))
    lines = read_lines(tmp_path / "odd.jsonl")
    assert [line["status"] for line in lines] == ["ok", "ok"]
    assert json.dumps(lines).encode()


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1500,
        '"' * 1500,
        "killed " * 60,
        "Al-" * 600,
        "Syrian and " * 500,
        "war began since 1999 " * 300,
        "e\u0301" * 2000,
        "\U0001f525" * 900,
        "? ! . , ; " * 200,
    ],
    ids=["brackets", "quotes", "one word", "hyphens", "endless list", "years", "marks", "emoji", "punctuation"],
)
def test_senseless_text_has_no_events(text):
    (coded,) = code([report_of(text, date(2024, 12, 8))])
    assert (coded.status.value, coded.events) == ("no-events", ())


def _tables(path):
    with sqlite3.connect(path) as connection:
        names = [
            name
            for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
            if "fts" not in name and "text" not in name
        ]
        return {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in names}  # noqa: S608


def test_add_keeps_what_can_be_read_and_a_second_time_changes_nothing(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, data, _ in BROKEN.values():
        _surroundings(folder, name, data)
    store = tmp_path / "kept.db"
    first = run("add", folder, tmp_path / "gone.txt", "--db", store)
    assert first.exit_code == 3
    assert "reports: 2 added with 2 events" in first.stderr
    events = run("events", "--format", "jsonl", "--db", store).stdout
    kept = _tables(store)
    second = run("add", folder, tmp_path / "gone.txt", "--db", store)
    assert second.exit_code == 3
    assert "reports: 0 added with 0 events, 2 already there" in second.stderr
    assert _tables(store) == kept
    assert run("events", "--format", "jsonl", "--db", store).stdout == events


def test_add_with_nothing_readable_says_so_and_keeps_no_event(tmp_path):
    result = run("add", tmp_path / "gone.txt", "--db", tmp_path / "kept.db")
    assert result.exit_code == 3
    assert "gone.txt: no such file or folder" in result.stderr
    assert run("events", "--format", "jsonl", "--db", tmp_path / "kept.db").stdout == ""


def test_what_add_keeps_is_what_read_prints(tmp_path):
    table = put_rows(
        tmp_path / "reports.jsonl",
        {"text": GOOD, "published": "2024-12-08"},
        {"text": OTHER, "published": "2024-12-05"},
    )
    run("add", table, "--db", tmp_path / "kept.db")
    kept = [
        json.loads(line)
        for line in run("events", "--format", "jsonl", "--db", tmp_path / "kept.db").stdout.splitlines()
    ]
    told = [event for line in read_lines(table) for event in line["events"]]
    assert sorted(kept, key=lambda event: event["id"]) == sorted(told, key=lambda event: event["id"])
    assert len(kept) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "SOURCE"),
        (["read", "a.txt", "--format", "xml"], "jsonl"),
        (["read", "a.txt", "--column", "body"], "NAME=COLUMN"),
        (["read", "a.txt", "--column", "headline=a"], "headline"),
        (["events", "--db", "nowhere.db"], "nowhere.db"),
        (["show", "abc", "--db", "nowhere.db"], "nowhere.db"),
        (["codebook", "strike.airr"], "strike.air"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_that_makes_no_sense_is_refused_with_what_would(tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code not in {0, 3}
    assert told in f"{result.stderr}{result.exception}"
    assert list(tmp_path.iterdir()) == []
