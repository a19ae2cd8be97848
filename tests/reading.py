"""Reading as a user does: `dateline read` in this process, and its lines."""

import json
from hashlib import sha256
from pathlib import Path

from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.model import Report

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"


def run(*arguments, given=None):
    """Return what a command makes of these arguments: `exit_code`, `stdout` and `stderr`."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def read_lines(*arguments, given=None):
    """Return the JSON lines of `dateline read`, whatever became of the reports."""
    result = run("read", "--format", "jsonl", *arguments, given=given)
    assert result.exit_code in {0, 3}, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def report_of(text, published=None, **fields):
    """Return a text as a report in English."""
    return Report(
        sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "test",
        text,
        published=published,
        language="en",
        **fields,
    )


def put_rows(path, *rows):
    """Return the path of a table that was written with these rows."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
