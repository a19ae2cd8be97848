"""What is worked out once for several incidents is what each would have got alone."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from hypothesis import HealthCheck, given, settings

from any_incidents import sets_of_items
from dateline.layouts.tally import Tally
from dateline.layouts.text import guarded, rows
from dateline.outputs.export import FORMATS, Item, Stored
from dateline.outputs.export.delimited import write_delimited
from dateline.serial import brief_text, incident_record
from made_incidents import incident, item

DELIMITED = [name for name, form in FORMATS.items() if form.write is write_delimited]


def stored(items):
    """Return the items as a store keeps them, once by their records and once in brief."""
    rows = [(incident_record(one.incident), [list(source) for source in one.sources]) for one in items]
    for _, sources in rows:
        for source in sources:
            source[5] = source[5] and source[5].isoformat()
    records = [(json.dumps(record), json.dumps(sources)) for record, sources in rows]
    briefs = ((brief_text(record, sources), None) for record, sources in rows)
    return Stored(records, [brief if brief[0] else kept for brief, kept in zip(briefs, records, strict=True)])


def written(items, layout):
    out, tally = BytesIO(), Tally()
    write_delimited(items, layout, out, tally)
    return out.getvalue(), tally


@pytest.mark.parametrize("form", DELIMITED)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(items=sets_of_items())
def test_every_line_is_that_of_the_incident_alone_as_the_csv_module_writes_it(form, items):
    layout, out, tally = FORMATS[form].layout, StringIO(), Tally()
    writer = csv.writer(out, lineterminator="\n", delimiter=layout.separator)
    if layout.header:
        writer.writerow([column.name for column in layout.columns])
    for row in rows(items, layout, tally):
        writer.writerow([guarded(cell, layout.missing) for cell in row])
    wanted = out.getvalue().encode("utf-8", "replace"), tally
    assert written(items, layout) == wanted
    assert written(stored(items), layout) == wanted
    assert written(list(stored(items)), layout) == wanted


def test_a_crew_writes_what_one_process_writes_in_the_same_order(monkeypatch):
    monkeypatch.setattr("dateline.outputs.export.crew.SMALL", 2)
    monkeypatch.setattr("dateline.outputs.export.crew.CHUNK", 2)
    items = [item(str(number), title=f"Number {number}") for number in range(9)]
    layout = FORMATS["acled"].layout
    assert written(stored(items), layout) == written(items, layout)


def test_a_record_that_the_fast_reader_refuses_is_written_all_the_same():
    items = [Item(incident(title="half \ud83d a sign"), ()), item("two")]
    layout = FORMATS["csv"].layout
    assert written(stored(items), layout) == written(items, layout)
