"""Rows of other data sets become incidents by what each scheme means with its cells, in whatever shape the file is."""

import gzip
import zipfile
from datetime import date

import pytest

from dateline.errors import SourceError, UnknownName
from dateline.imports import incidents, reading
from dateline.model import ActorKind, DatePrecision, Estimate, IncidentStatus, PlacePrecision, Victims
from made_rows import ACLED, AIRWARS, GDELT, POLECAT, UCDP, full, lines


def read(path, form=None, **said):
    chosen, terms = reading(path, form, **said)
    return chosen.name, list(incidents(path, chosen, terms)), terms


def one(tmp_path, row, separator=",", name="table.csv", *, header=True, **said):
    path = tmp_path / name
    path.write_text(lines(row, separator, header=header), encoding="utf-8")
    form, [(incident, sources)], terms = read(path, **said)
    assert terms.faults == []
    return form, incident, sources


def test_an_acled_row(tmp_path):
    form, made, sources = one(tmp_path, full("acled", ACLED))
    assert (form, made.type) == ("acled", "strike.air")
    assert made.date == made.date.day(date(2023, 5, 16))
    assert (made.place.name, made.place.country, made.place.precision) == ("Tel Darim", "SY", PlacePrecision.TOWN)
    assert [(side.actor_id, side.kind) for side in made.side_a] == [("sy-armed-forces", ActorKind.STATE)]
    assert [side.name for side in made.side_b] == ["Civilians (Syria)", "Farmers (Syria)", "Women (Syria)"]
    assert made.side_b[0].country == "SY"
    assert made.estimate("killed") == Estimate(3, 3, None)
    assert [source[1] for source in sources] == ["Port Courier", "Hill Radio"]
    assert made.origin.redistributable is False
    assert {decision.rule for decision in made.decisions} == {"import"}
    assert dict(made.origin.cells)["source_scale"] == "Local partner-National"


@pytest.mark.parametrize("fatalities", ["0", "", "NA"])
def test_no_fatalities_of_acled_are_unknown(tmp_path, fatalities):
    _, made, _ = one(tmp_path, full("acled", ACLED | {"fatalities": fatalities}))
    assert made.estimates == ()


def test_acled_weeks_and_months_are_as_long_as_they_are(tmp_path):
    _, week, _ = one(tmp_path, full("acled", ACLED | {"time_precision": "2"}))
    _, month, _ = one(tmp_path, full("acled", ACLED | {"time_precision": "3"}))
    assert (week.date.start, week.date.end) == (date(2023, 5, 13), date(2023, 5, 19))
    assert (month.date.start, month.date.end) == (date(2023, 5, 1), date(2023, 5, 31))


def test_a_ucdp_row(tmp_path):
    form, made, sources = one(tmp_path, full("ucdp", UCDP))
    assert (form, made.type) == ("ucdp", "attack.civilians")
    assert (made.date.start, made.date.end, made.date.precision) == (
        date(2023, 5, 14),
        date(2023, 5, 17),
        DatePrecision.WEEK,
    )
    assert (made.place.country, made.place.precision, made.place.lon) == ("SD", PlacePrecision.ADMIN1, -24.25)
    assert made.estimate("killed") == Estimate(7, 9, 14, Victims.CIVILIANS)
    assert made.side_b[0].kind is ActorKind.CIVILIANS
    assert sources == [
        ["", "Port Courier", None, "Raid on a village", None, "2023-05-17"],
        ["", "Hill Radio", None, "More on the raid", None, "2023-05-18"],
    ]


def test_bounds_of_ucdp_that_contradict_each_other_are_widened(tmp_path):
    _, made, _ = one(tmp_path, full("ucdp", UCDP | {"low": "11", "high": "8"}))
    assert made.estimate("killed") == Estimate(8, 9, 11, Victims.CIVILIANS)


def test_a_polecat_row(tmp_path):
    form, made, _ = one(tmp_path, full("polecat", POLECAT), "\t", "week.txt")
    assert (form, made.type) == ("polecat", "strike.air")
    assert [(side.name, side.kind, side.country) for side in made.side_a] == [
        ("fighters", ActorKind.REBEL, None),
        ("Syria", ActorKind.STATE, "SY"),
    ]
    assert [(side.name, side.kind) for side in made.side_b] == [("villagers", ActorKind.CIVILIANS)]
    assert (made.place.geonames_id, made.place.precision) == (99, PlacePrecision.TOWN)
    assert made.estimates == ()


def test_a_gdelt_row_has_no_header_and_fips_countries(tmp_path):
    form, made, sources = one(tmp_path, full("gdelt", GDELT), "\t", "20230517.export.CSV", header=False)
    assert (form, made.type) == ("gdelt", "attack.civilians")
    assert (made.place.country, made.place.lon) == ("UA", -0.5)
    assert made.side_a[0].country == "UA"
    assert sources == [["", None, None, None, "https://courier.example/7", "2023-05-17"]]


def test_an_airwars_row(tmp_path):
    form, made, sources = one(tmp_path, AIRWARS)
    assert (form, made.type, made.status) == ("airwars", "strike.air", IncidentStatus.DISPUTED)
    assert made.estimate("killed") == Estimate(2, 2, 5, Victims.CIVILIANS)
    assert made.estimate("injured") == Estimate(4, 4, None)
    assert len(made.side_a) == len(sources) == 2


def test_means_that_may_be_either_are_neither(tmp_path):
    _, made, _ = one(tmp_path, AIRWARS | {"strike_type": "Airstrike and/or Artillery"})
    assert made.type is None


ODD = {
    "a byte-order mark": lambda text: ("\ufeff" + text).encode(),
    "two bytes a sign": lambda text: text.encode("utf-16"),
    "semicolons between cells": lambda text: text.replace(",", ";").replace("; ", ",").encode(),
    "lines of another system": lambda text: text.replace("\n", "\r\n").encode(),
    "packed": lambda text: gzip.compress(text.encode()),
    "bytes that are no signs": lambda text: text.encode().replace(b"Idleb", b"Idl\xe9b"),
    "empty columns at the end": lambda text: text.replace("\n", ",,\n").encode(),
    "no last cells": lambda text: text.replace(",crowd size=no report,1684800000", "").encode(),
    "a row of tags": lambda text: text.replace("\n", "\n#event+code,#date\n".replace(",#date", ",#x" * 30), 1).encode(),
}


@pytest.mark.parametrize("odd", ODD)
def test_odd_files_are_read(tmp_path, odd):
    path = tmp_path / "table.csv"
    row = {name: cell.replace(",", " ").replace(";", " ") for name, cell in full("acled", ACLED).items()}
    path.write_bytes(ODD[odd](lines(row)))
    form, [(made, _)], terms = read(path)
    assert (form, made.origin.row, made.type, terms.faults) == ("acled", "SYR9001", "strike.air", [])


def test_a_packed_file_of_gdelt_is_read(tmp_path):
    path = tmp_path / "20230517.export.CSV.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("20230517.export.CSV", lines(full("gdelt", GDELT), "\t", header=False))
    form, [(made, _)], _ = read(path)
    assert (form, made.origin.row) == ("gdelt", "1090000001")


def test_broken_lines_are_told_and_the_others_read(tmp_path):
    path = tmp_path / "week.txt"
    good = lines(full("polecat", POLECAT), "\t")
    path.write_text(
        good + "half of a line\tthat was\tbroken\n" + good.splitlines()[1] + "\tstray\ttabs\n", encoding="utf-8"
    )
    _, found, terms = read(path)
    assert len(found) == 1
    assert terms.faults == ["line 3: 3 cells, not 40", "line 4: 42 cells, not 40"]


def test_a_row_without_an_id_or_with_a_day_that_is_none_is_told(tmp_path):
    path = tmp_path / "table.csv"
    rows = [
        lines(full("acled", ACLED | change)).splitlines()[1]
        for change in ({"event_id_cnty": ""}, {"event_date": "soon"})
    ]
    path.write_text("\n".join([",".join(full("acled", ACLED)), *rows]) + "\n", encoding="utf-8")
    _, found, terms = read(path)
    assert found == []
    assert terms.faults == ["line 2: no event_id_cnty", "line 3: 'soon' in 'event_date' is no day"]


def test_rows_that_are_alike_stay_two(tmp_path):
    path = tmp_path / "table.csv"
    text = lines(full("acled", ACLED))
    path.write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")
    _, found, _ = read(path)
    assert len({made.id for made, _ in found}) == 2


def test_the_licence_may_be_said(tmp_path):
    _, made, _ = one(tmp_path, full("acled", ACLED), licence="by letter", redistributable=True, name="mine.csv")
    assert (made.origin.licence, made.origin.redistributable, made.origin.name) == ("by letter", True, "mine")


def test_what_looks_like_no_form_is_refused(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(SourceError, match="--format"):
        reading(path)
    with pytest.raises(UnknownName, match="import format"):
        reading(path, "excel")
