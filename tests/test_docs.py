import re
import shlex
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
import write_docs  # noqa: E402

DOCUMENTS = list(write_docs.documents())
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def blocks(language):
    return [
        pytest.param(body, id=f"{path.name}-{number}")
        for path in DOCUMENTS
        for number, (name, body) in enumerate(FENCE.findall(path.read_text(encoding="utf-8")))
        if name == language
    ]


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    """Return a fresh folder to run examples in, with the samples in it and a store of its own."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DB", str(tmp_path / "dateline.db"))
    return tmp_path


def test_every_derived_block_is_what_the_code_says():
    assert sorted(str(path.relative_to(ROOT)) for path in write_docs.differing()) == []


def test_every_derivation_has_a_place_in_a_document():
    text = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert {name for name in write_docs.BLOCKS if f"<!-- begin {name} -->" in text} == set(write_docs.BLOCKS)


def test_a_block_is_filled_and_the_rest_is_kept():
    text = "before\n<!-- begin x -->\nold\n<!-- end x -->\nafter\n"
    wanted = "before\n<!-- begin x -->\nnew\n<!-- end x -->\nafter\n"
    assert write_docs.filled(text, {"x": lambda: "new\n"}) == wanted


def test_a_block_that_nothing_fills_is_an_error():
    with pytest.raises(KeyError, match="strange"):
        write_docs.filled("<!-- begin strange -->\n<!-- end strange -->", {})


@pytest.mark.parametrize("body", blocks("console"))
def test_every_command_of_the_documents_runs(body, workshop):
    ran = 0
    for line in body.splitlines():
        if line.startswith("$ dateline "):
            result = CliRunner().invoke(app, shlex.split(line.removeprefix("$ dateline "), comments=True))
            assert result.exit_code == 0, (line, result.output, result.exception)
            ran += 1
    assert ran


@pytest.mark.parametrize("body", blocks("python"))
def test_every_python_example_of_the_documents_runs(body, workshop):
    names = {}
    exec(compile(body, "example", "exec"), names)  # noqa: S102
    assert set(names) > {"__builtins__"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    targets = [target for target in LINK.findall(text) if not re.match(r"[a-z]+:", target)]
    lost = []
    for target in targets:
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists() or (anchor and anchor not in anchors(file.read_text(encoding="utf-8"))):
            lost.append(target)
    assert lost == []


def anchors(text):
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_every_path_of_the_guide_to_the_code_exists():
    cells = re.findall(r"`([^`]+)`", (ROOT / "docs/where.md").read_text(encoding="utf-8"))
    paths = [cell for cell in cells if "/" in cell or cell.endswith(".md")]
    patterns = [re.sub(r"CODE|SCHEME", "*", cell) for cell in paths]
    assert len(patterns) > 20
    assert [pattern for pattern in patterns if not list(ROOT.glob(pattern))] == []


def test_make_targets_named_in_the_documents_exist():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for path in DOCUMENTS for name in re.findall(r"\bmake (\w+)[`\s]", path.read_text(encoding="utf-8"))}
    assert {"demo", "test", "docs"} <= named & targets
