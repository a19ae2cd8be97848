"""Actors from a user's file: the UCDP actor list (CSV or JSON lines) or any CSV with a `name` column."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.actors.entries import COLUMNS, SECONDARY, entry
from dateline.actors.forms import forms
from dateline.actors.names import BRACKETS, normal, slug
from dateline.actors.registry import Registry, shipped, user_file
from dateline.actors.tables import Row, rows
from dateline.errors import RegistryError

# UCDP's kinds of organisation, by the number in its CSV and by the words that some editions use.
UCDP_KINDS = {
    "1": "rebel",
    "2": "militia",
    "3": "communal",
    "4": "state",
    "non-state formally organised": "rebel",
    "non-state informally organised": "militia",
    "informal/communal": "communal",
    "government": "state",
}
UCDP_NAMES: tuple[str, ...] = (
    "NameData",
    "NewName",
    "NewNameFullEng",
    "NewNameFullMotherTongue",
    "NameOrigFullEng",
    "NameOrigFull",
)
UCDP_NAMES += ("NameOrig",)
ENCODINGS = ("utf-8-sig", "cp1252")  # UCDP ships its actor list in the second


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ids of the actors kept, how many were known already, what is wrong with which row."""

    kept: tuple[str, ...]
    known: int
    faults: tuple[str, ...]


def import_file(path: Path) -> Imported:
    """Return what became of each row of a file of actors; the good ones join the user's file."""
    registry = Registry(shipped())
    kept: dict[str, Row] = {}
    faults: list[str] = []
    known = 0
    for number, said in _rows_of(path):
        if isinstance(said, RegistryError):
            faults.append(str(said))
        elif said.get("note", "").startswith("UCDP") and registry.resolve(said["name"], countries=[said["country"]]):
            known += 1
        else:
            row = _beside(registry, said)
            try:
                entry(row, f"{path} line {number}")
                kept[row["id"]] = row
            except RegistryError as error:
                faults.append(str(error))
    if kept:
        _keep(kept)
    return Imported(tuple(kept), known, tuple(faults))


def _rows_of(path: Path) -> Iterator[tuple[int, Row | RegistryError]]:
    """Return the rows of a file in the registry's own columns, or what is wrong with them, with line numbers."""
    text = _text(path)
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        yield from _json_lines(text, path)
        return
    header = next(csv.reader(io.StringIO(text)), [])
    if "NameData" in header:
        for number, cells in _csv_lines(text):
            yield number, _ucdp(cells, UCDP_NAMES, f"{path} line {number}")
    elif "name" in header:
        yield from rows(text, str(path))
    else:
        raise RegistryError(f"{path}: no column `name` (or UCDP's `NameData`); it has {', '.join(header) or 'nothing'}")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RegistryError(f"{path}: cannot be read ({error.strerror}); give a CSV or JSON-lines file") from None
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RegistryError(f"{path}: is neither UTF-8 nor Windows-1252; save it as UTF-8")


def _csv_lines(text: str) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(io.StringIO(text), restval="")
    for cells in reader:
        yield reader.line_num, {key: (value or "").strip() for key, value in cells.items() if isinstance(key, str)}


def _json_lines(text: str, path: Path) -> Iterator[tuple[int, Row | RegistryError]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path} line {number}"
        try:
            said = json.loads(line)
        except json.JSONDecodeError as error:
            yield number, RegistryError(f"{where}: no JSON ({error.msg})")
            continue
        if not isinstance(said, dict):
            yield number, RegistryError(f"{where}: expected an object with `name`")
        elif "org" in said:
            yield number, _ucdp(_cells(said), ("name", "aliases"), where)
        else:
            yield number, _cells(said)


def _cells(said: dict[str, Any]) -> Row:
    """Return a JSON object as a row: lists joined, true and false as yes and no."""
    words = {True: "yes", False: "no", None: ""}
    cells = {}
    for key, value in said.items():
        if isinstance(value, list):
            cells[key] = ";".join(str(item).replace(";", ",") for item in value)
        else:
            cells[key] = words[value] if value is None or isinstance(value, bool) else str(value).strip()
    return cells


def _ucdp(cells: Row, names: Sequence[str], where: str) -> Row | RegistryError:
    """Return a row of UCDP's list in the registry's columns."""
    lower = {key.lower().replace("_", ""): value for key, value in cells.items()}
    name = cells.get(names[0], "")
    org = lower.get("org", "")
    if not name:
        return RegistryError(f"{where}: no name in `{names[0]}`")
    if org.lower() not in UCDP_KINDS:
        return RegistryError(f"{where}: Org is {org!r}, expected 1 to 4")
    aliases = dict.fromkeys(part for column in names[1:] for part in _parts(cells.get(column, "")) if part != name)
    return {
        "name": name,
        "kind": UCDP_KINDS[org.lower()],
        "country": _code(_where(name, lower)),
        "aliases": ";".join(aliases),
        "note": f"UCDP actor {lower.get('actorid', '')}".strip(),
    }


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _where(name: str, lower: Row) -> str:
    """Return the places of a row; a government's are where it fought, so its own name tells its country."""
    of_state = name.removeprefix("Government of ")
    return of_state if of_state != name else lower.get("locations") or lower.get("location", "")


def _code(locations: str) -> str:
    """Return the code of the first country of a list of places, empty when it is none that we know."""
    first = BRACKETS.sub("", locations.partition(",")[0]).strip()
    found = forms().get(normal(first))
    return found[0].code if found else ""


def _beside(registry: Registry, row: Row) -> Row:
    """Return a row with an id, its names that a shipped actor bears already marked as secondary."""
    known = {column: row.get(column, "") for column in COLUMNS}
    known["id"] = known["id"] or slug(known["name"])

    def marked(name: str) -> str:
        taken = any(not claim.secondary and claim.actor_id != known["id"] for claim in registry.claims(normal(name)))
        return name + SECONDARY if taken and not name.endswith(SECONDARY) else name

    return known | {"name": marked(known["name"]), "aliases": ";".join(map(marked, _parts(known["aliases"])))}


def _keep(fresh: dict[str, Row]) -> None:
    """Write rows into the user's file, in place of those with the same id."""
    path = user_file()
    there = {row["id"]: row for _, row in rows(path.read_text(encoding="utf-8"), path.name)} if path.exists() else {}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**there, **fresh}.values())
    temporary = path.with_suffix(".part")
    temporary.write_text(out.getvalue(), encoding="utf-8")
    temporary.replace(path)
