"""Imports: rows of other data sets, and of our own exports, as incidents that keep every cell and where it came from.

To add a form: a module whose function makes a Draft of a row, and a line in FORMS.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import SourceError, UnknownName
from dateline.imports.acled import acled_draft
from dateline.imports.airwars import airwars_draft
from dateline.imports.draft import Brought, Draft, Terms, brought
from dateline.imports.gdelt import gdelt_draft
from dateline.imports.own import OWN_FORMS, own_draft, whole_lines
from dateline.imports.polecat import polecat_draft
from dateline.imports.table import Row, open_table
from dateline.imports.ucdp import ucdp_draft


@dataclass(frozen=True, slots=True)
class Form:
    """A form that rows come in: by which columns it is known, what makes a draft of a row, and how its owner licenses it.

    A form that names no columns is known by having no header. `ours` are tables that Dateline exports.
    """

    name: str
    known_by: frozenset[str]
    draft: Callable[[Row], Draft]
    licence: str | None = None
    redistributable: bool = True
    ours: bool = False


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form(
            "acled",
            frozenset({"event_id_cnty", "sub_event_type"}),
            acled_draft,
            "ACLED's terms: no redistribution",
            redistributable=False,
        ),
        Form(
            "ucdp",
            frozenset({"type_of_violence", "where_prec"}),
            ucdp_draft,
            "CC BY 4.0, Uppsala Conflict Data Program",
        ),
        Form("polecat", frozenset({"Event ID", "Event Type"}), polecat_draft, "CC0, POLECAT"),
        Form("gdelt", frozenset({"GLOBALEVENTID"}), gdelt_draft, "free with attribution, GDELT Project"),
        Form("airwars", frozenset({"civilian_harm_status"}), airwars_draft),
        Form("dateline", frozenset({"date_precision", "place_precision", "fusing"}), own_draft, ours=True),
        Form("jsonl", frozenset(), own_draft, ours=True),
    )
}


def guess(path: Path) -> Form:
    """Return the form of a file; raises SourceError when it looks like none."""
    if path.name.removesuffix(".gz").endswith(".jsonl"):
        return FORMS["jsonl"]
    with open_table(path) as table:
        names = set(table.header or ())
        if table.form:
            return FORMS[table.form]
        for form in FORMS.values():
            if form.known_by and form.known_by <= names:
                return form
        if names & AIRWARS:
            return FORMS["airwars"]
    known = ", ".join(name for name in FORMS)
    raise SourceError(f"{path} looks like none of the forms that can be imported; name it with --format ({known})")


AIRWARS = frozenset({"unique_reference_code", "unique_reference_codes", "killed_min", "civilians_killed_min"})
NAMES = tuple(dict.fromkeys([*FORMS, *OWN_FORMS]))


def reading(
    path: Path,
    form: str | None = None,
    name: str | None = None,
    *,
    licence: str | None = None,
    redistributable: bool | None = None,
) -> tuple[Form, Terms]:
    """Return the form of a file, and how it comes in: what is not said follows from the file and from who made it."""
    if form is not None and form not in NAMES:
        raise UnknownName("import format", form, NAMES)
    chosen = guess(path) if form is None else FORMS[OWN_FORMS.get(form, form)]
    allowed = chosen.redistributable if redistributable is None else redistributable
    return chosen, Terms(name or path.name.partition(".")[0], licence or chosen.licence, allowed)


def incidents(path: Path, form: Form, terms: Terms) -> Iterator[Brought]:
    """Yield the incidents of a file with their sources, in the order of its rows; what cannot be read is told in `terms.faults`."""
    found = whole_lines(path, terms) if form.name == "jsonl" else _rows(path, form, terms)
    for incident, sources in found:
        terms.uncoded += incident.type is None
        yield incident, sources


def _rows(path: Path, form: Form, terms: Terms) -> Iterator[Brought]:
    seen: dict[str, int] = {}
    with open_table(path) as table:
        for number, row in table.rows(terms.faults):
            cells = (
                {name: None if cell == "" else cell for name, cell in row.items()}
                if table.textual and form.ours
                else row
            )
            try:
                draft = form.draft(cells)
            except ValueError as error:
                terms.faults.append(f"line {number}: {error}")
            else:
                yield brought(draft, cells, terms, seen)


__all__ = ["FORMS", "NAMES", "Brought", "Form", "Terms", "guess", "incidents", "reading"]
