"""`dateline codebook`: what each type of event is, and what other schemes call it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.output import Format, write_rows

if TYPE_CHECKING:
    from dateline.codebook import EventType

TYPE_COLUMNS = ("code", "label", "definition")
CROSSWALK_COLUMNS = ("type", "when", "codes", "groups", "note")


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("codebook")(codebook)


def codebook(
    code: Annotated[str | None, typer.Argument(help="A type, such as strike.air, to show in full.")] = None,
    crosswalk: Annotated[
        str | None, typer.Option(help="Show what another scheme calls it: acled, ucdp, plover or cameo.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Show the event types, one type in full, or a crosswalk to another scheme."""
    from dateline.codebook import load

    book = load()
    kinds = [book.type(code)] if code else list(book.types.values())
    if crosswalk:
        write_rows(_crosswalk_rows(crosswalk, kinds), CROSSWALK_COLUMNS, form, _label(crosswalk))
    elif code and form is Format.TABLE:
        typer.echo(in_full(kinds[0]))
    else:
        write_rows((row(kind) for kind in kinds), TYPE_COLUMNS, form)


def row(kind: "EventType") -> dict[str, Any]:
    """Return a type as one row, everything that the codebook says of it."""
    return {
        "code": kind.code,
        "family": kind.family,
        "label": kind.label,
        "rank": kind.rank,
        "definition": kind.definition,
        "side_a": kind.side_a,
        "side_b": kind.side_b,
        "examples": list(kind.examples),
        "is_not": [{"text": item.text, "type": item.type, "why": item.why} for item in kind.is_not],
        "rulings": list(kind.rulings),
    }


def in_full(kind: "EventType") -> str:
    """Return a type as text for a terminal, wrapped at 100 columns."""
    from textwrap import fill

    def item(text: str) -> str:
        return fill(text, 100, initial_indent="  - ", subsequent_indent="    ")

    lines = [
        f"{kind.code}  {kind.label}",
        fill(kind.definition, 100),
        "",
        f"side_a  {kind.side_a}",
        f"side_b  {kind.side_b}",
        f"rank    {kind.rank} (of the types that fit one happening, the lowest rank wins)",
        "",
        "Examples",
        *(item(text) for text in kind.examples),
        "",
        "What it is not",
        *(item(f"{other.text} -> {other.type or 'no event'}: {other.why}") for other in kind.is_not),
        "",
        "Rulings",
        *(item(text) for text in kind.rulings),
    ]
    return "\n".join(lines)


def _label(scheme: str) -> str:
    from dateline import codebook

    return codebook.crosswalk(scheme).label


def _crosswalk_rows(scheme: str, kinds: "list[EventType]") -> Iterator[dict[str, Any]]:
    from dateline import codebook

    walk = codebook.crosswalk(scheme)
    for kind in kinds:
        for case in walk.cases[kind.code]:
            yield {
                "type": kind.code,
                "when": list(case.when),
                "codes": list(case.codes),
                "groups": [walk.groups[found] for found in case.codes],
                "note": case.note,
            }
