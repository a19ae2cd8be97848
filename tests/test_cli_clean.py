"""`dateline clean`. Every text here is invented."""

import json

from typer.testing import CliRunner

from dateline.cli.main import app

NEWS = "Rebels shelled the harbour of Arden on Monday and killed nine people, two doctors said."


def run(*arguments):
    return CliRunner().invoke(app, ["clean", *map(str, arguments)])


def test_a_line_a_report(tmp_path):
    (tmp_path / "a.txt").write_text(
        f"Loading Now\n\nNine killed in Arden\n\n3 April 2017\n\n{NEWS}\n\nOriginal Source: news.coast.example\n"
    )
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b-1", "text": NEWS, "publisher": "The Coast Courier"}) + "\n")
    result = run(tmp_path / "a.txt", tmp_path / "b.jsonl")
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["text"] == f"Nine killed in Arden\n\n{NEWS}"
    assert first["title"] == "Nine killed in Arden"
    assert first["published"] == "2017-04-03"
    assert first["original_source"] == "news.coast.example"
    assert len(first["id"]) == 64
    assert (second["id"], second["publisher"], second["text"]) == ("b-1", "The Coast Courier", NEWS)
    assert "error" not in second


def test_a_failure_is_a_line_a_message_and_exit_code_3(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "empty.txt").write_text("")
    result = run(tmp_path / "empty.txt", tmp_path / "a.txt", tmp_path / "gone.txt")
    assert result.exit_code == 3
    empty, good, gone = map(json.loads, result.stdout.splitlines())
    assert (empty["text"], good["text"], gone["text"]) == ("", NEWS, "")
    assert "empty" in empty["error"]
    assert "no such file" in gone["error"]
    assert result.stderr.count("dateline: ") == 2


def test_columns_of_other_names(tmp_path):
    (tmp_path / "a.csv").write_text(f'nr,body\n1,"{NEWS}"\n')
    result = run(tmp_path / "a.csv", "--column", "text=body", "--column", "id=nr")
    assert json.loads(result.stdout)["id"] == "1"
    assert json.loads(result.stdout)["text"] == NEWS


def test_a_column_option_that_is_no_pair_is_refused(tmp_path):
    result = run(tmp_path / "a.csv", "--column", "text")
    assert result.exit_code == 2
    assert "NAME=COLUMN" in result.stderr
