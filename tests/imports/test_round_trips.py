"""Export, import, export: our own formats come back byte for byte, those of the field lose no cell."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from any_incidents import sets_of_items
from dateline.imports import incidents, reading
from dateline.outputs.export import FORMATS, Stored, export
from dateline.store import Import, IncidentFilter, Store
from made_incidents import item
from made_rows import ACLED, GDELT, POLECAT, UCDP, full, lines

OWN = ("csv", "jsonl", "parquet", "geoparquet", "geojson")
FIELD = ("acled", "ucdp", "polecat", "gdelt")
QUICK = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=12)


def brought(path, store, form=None):
    """Import a file and return the store's incidents as an export reads them."""
    chosen, terms = reading(path, form, redistributable=True)
    made = Import(terms.name, chosen.name, path.name, path.name, terms.licence, terms.redistributable, "ana")
    store.bring(made, incidents(path, chosen, terms))
    assert terms.faults == []
    wanted = IncidentFilter(uncoded=True)
    return Stored.of(store, wanted)


def there_and_back(items, form):
    """Return a file's bytes, and those of the same after an import and another export."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "kept.db") as store:
        first, second = Path(folder) / f"first.{form}", Path(folder) / f"second.{form}"
        export(items, form, first)
        export(brought(first, store, form), form, second)
        return first.read_bytes(), second.read_bytes()


@pytest.mark.parametrize("form", OWN)
@QUICK
@given(items=sets_of_items(most=3))
def test_our_own_formats_come_back_byte_for_byte(form, items):
    before, after = there_and_back(items, form)
    assert after == before


@pytest.mark.parametrize("form", FIELD)
@QUICK
@given(items=sets_of_items(most=3))
def test_formats_of_the_field_lose_no_cell(form, items):
    before, after = there_and_back(items, form)
    assert sorted(after.split(b"\n")) == sorted(before.split(b"\n"))


@pytest.mark.parametrize(("form", "row"), [("acled", ACLED), ("ucdp", UCDP), ("polecat", POLECAT), ("gdelt", GDELT)])
def test_a_row_of_the_publisher_comes_back_as_it_was(tmp_path, form, row):
    layout = FORMATS[form].layout
    path, again = tmp_path / "theirs.csv", tmp_path / "again.csv"
    path.write_text(lines(full(form, row), layout.separator, header=layout.header), encoding="utf-8")
    with Store(tmp_path / "kept.db") as store:
        export(brought(path, store), form, again)
    assert again.read_bytes() == path.read_bytes()


def test_our_json_lines_carry_another_format_whole(tmp_path):
    path, between, again = tmp_path / "theirs.csv", tmp_path / "between.jsonl", tmp_path / "again.csv"
    path.write_text(lines(full("ucdp", UCDP)), encoding="utf-8")
    with Store(tmp_path / "one.db") as store:
        export(brought(path, store), "jsonl", between)
    with Store(tmp_path / "two.db") as store:
        export(brought(between, store), "ucdp", again)
    assert again.read_bytes() == path.read_bytes()


def test_one_of_our_formats_becomes_another(tmp_path):
    table, parquet, again = tmp_path / "one.csv", tmp_path / "one.parquet", tmp_path / "again.parquet"
    export([item()], "csv", table)
    export([item()], "parquet", parquet)
    with Store(tmp_path / "kept.db") as store:
        export(brought(table, store), "parquet", again)
    assert again.read_bytes() == parquet.read_bytes()
