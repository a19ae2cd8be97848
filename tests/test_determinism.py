"""Same input, same bytes: whatever the hash seed, the order of the inputs and the reports beside."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from dateline.pipeline import code
from dateline.serial import record
from dateline.sources import read
from reading import ROOT, SAMPLES

SEEDS = ("0", "1", "2", "1234", "4294967295")
FILES = sorted(
    path.relative_to(ROOT).as_posix() for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html", ".jsonl"}
)
# Both orders in one process: starting it and loading the language model takes longer than reading.
TWICE = """
import contextlib, json, sys
from dateline.cli.main import main
for files in json.loads(sys.argv[1]):
    sys.argv = ["dateline", "read", "--format", "jsonl", "--all-modalities", *files]
    with contextlib.suppress(SystemExit):
        main()
    print("=" * 9)
"""


@cache
def outputs():
    """Return what each hash seed gives: the bytes for the samples in their order, and in the reverse order."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(SEEDS, pool.map(_two_orders, SEEDS), strict=True))


def _two_orders(seed):
    orders = json.dumps([FILES, FILES[::-1]])
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", TWICE, orders],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    first, second, rest = ran.stdout.split(b"=" * 9 + b"\n")
    assert rest == b""
    return first, second


@pytest.mark.parametrize("seed", SEEDS[1:])
def test_the_bytes_do_not_hang_on_the_hash_seed(seed):
    assert outputs()[seed] == outputs()[SEEDS[0]]


def test_the_order_of_the_inputs_is_that_of_the_lines_and_changes_none():
    first, second = (output.splitlines() for output in outputs()[SEEDS[0]])
    assert len(first) > len(FILES)
    assert first != second
    assert sorted(first) == sorted(second)
    sources = [json.loads(line)["report"]["source"].partition(".jsonl:")[0] for line in second]
    assert list(dict.fromkeys(sources)) == [name.removesuffix(".jsonl") for name in FILES[::-1]]


def test_a_report_is_coded_alike_alone_and_among_others():
    reports = list(read([str(SAMPLES)]))
    together = [record(one) for one in code(reports, all_modalities=True)]
    alone = [record(one) for report in reports for one in code([report], all_modalities=True)]
    assert together == alone


def test_a_report_is_coded_alike_the_second_time():
    reports = list(read([str(SAMPLES / "sudan-situation.txt")]))
    twice = [record(one) for one in code(reports * 2)]
    assert twice[0] == twice[1]
