"""`dateline judge`, `undo` and `history`: what people decide about incidents, and how to take it back."""

import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.arguments import Database, Printed
from dateline.cli.output import Format, write_rows
from dateline.model import Coded, Event, Judgement, Verdict
from dateline.settings import DB

if TYPE_CHECKING:
    from dateline.model import Proposal
    from dateline.store import Store

REVIEW_COLUMNS = ("score", "found", "one", "other", "why", "ids")
COLUMNS = ("at", "by", "verdict", "what", "why", "holds", "id")

group = typer.Typer(
    help="Decide about incidents: same, different, unsure, accept, edit, withdraw. A person's word outlives later merges.",
    no_args_is_help=True,
)

Ids = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Incidents, events or reports, or how their ids begin.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="An incident, event or report, or how its id begins.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; the user's name by default.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, for those who come after.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.add_typer(group, name="judge")
    app.command()(undo)
    app.command()(history)
    app.command()(review)


@group.command()
def same(ids: Ids, by: By = None, why: Why = "", db: Database = DB.default) -> None:
    """Put two or more together: they are one happening."""
    _judge(Verdict.SAME, ids, by, why, db)


@group.command()
def different(ids: Ids, by: By = None, why: Why = "", db: Database = DB.default) -> None:
    """Take the first apart from the others: it is another happening. Name events or reports to split an incident."""
    _judge(Verdict.DIFFERENT, ids, by, why, db)


@group.command()
def unsure(ids: Ids, by: By = None, why: Why = "", db: Database = DB.default) -> None:
    """Note that you looked at these and left it open; nothing changes."""
    _judge(Verdict.UNSURE, ids, by, why, db)


@group.command()
def accept(identity: Id, by: By = None, why: Why = "", db: Database = DB.default) -> None:
    """Let an incident stand as it is."""
    _judge(Verdict.ACCEPT, [identity], by, why, db)


@group.command()
def withdraw(identity: Id, by: By = None, why: Why = "", db: Database = DB.default) -> None:
    """Take an incident back; a tombstone stays."""
    _judge(Verdict.WITHDRAW, [identity], by, why, db)


@group.command()
def edit(  # noqa: PLR0917  (typer reads the parameters as the command's arguments)
    identity: Id,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="type, title, date, place, side_a, side_b or a count.")],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="As 7..12, 2024-12-01, a name, 'army; rebels', unknown, or JSON.")
    ],
    by: By = None,
    why: Why = "",
    db: Database = DB.default,
) -> None:
    """Set one field of an incident."""
    from dateline.typed import value_of

    _judge(Verdict.EDIT, [identity], by, why, db, field=field, value=value_of(field, value))


def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="The id of a judgement, or how it begins.")],
    by: By = None,
    why: Why = "",
    db: Database = DB.default,
) -> None:
    """Take a judgement back; an undo can be undone in turn."""
    from dateline.cli.opening import opened
    from dateline.judging import undo as undone

    with opened(db) as store:
        _tell(store, undone(store, judgement, by or getpass.getuser(), why))


def history(identity: Id, form: Printed = Format.TABLE, db: Database = DB.default) -> None:
    """List what people decided about an incident, what was undone too."""
    from dateline.cli.opening import opened
    from dateline.judging import history as judged

    with opened(db) as store:
        rows = [_row(one, holds=holds) for one, holds in judged(store, identity)]
    if rows or form is not Format.TABLE:
        write_rows(rows, COLUMNS, form)
    else:
        typer.echo("nobody has decided anything about it", err=True)


def review(
    around: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Incidents, events or reports to look around; none: the latest."),
    ] = None,
    *,
    limit: Annotated[int, typer.Option(min=1, help="Show so many.")] = 20,
    form: Printed = Format.TABLE,
    db: Database = DB.default,
) -> None:
    """List pairs that may or may not be one happening, the most doubtful first, for `dateline judge same` or `different`."""
    from dateline.cli.opening import opened
    from dateline.judging import anchor, incident_of
    from dateline.merging import proposals

    with opened(db) as store:
        wanted = [incident_of(store, anchor(store, name)).id for name in around] if around else None
        rows = [_proposal_row(store, one, form) for one in proposals(store, wanted, limit)]
    if rows or form is not Format.TABLE:
        write_rows(rows, REVIEW_COLUMNS, form)
    else:
        typer.echo("no pair is in doubt", err=True)


def _proposal_row(store: "Store", one: "Proposal", form: Format) -> dict[str, Any]:
    from dateline.cli.incident_rows import incident_words
    from dateline.cli.rows import SHORT_ID

    told = [store.find(name) for name in one.tellings]
    titles = [store.report(found.report_id).title if isinstance(found, Event) else _title(found) for found in told]
    incidents = [incident_words(store.incident(name)) for name in one.incidents]
    ids = [name[:SHORT_ID] if form is Format.TABLE else name for name in one.tellings]
    return {
        "score": one.score,
        "found": "one" if one.together else "two",
        **{
            column: f"{title or 'untitled'} ({words})"
            for column, title, words in zip(("one", "other"), titles, incidents, strict=True)
        },
        "why": ", ".join(one.reasons),
        "ids": " ".join(ids),
    }


def _title(found: object) -> str | None:
    return found.report.title if isinstance(found, Coded) else None


def _judge(
    verdict: Verdict,
    ids: list[str],
    by: str | None,
    why: str,
    db: str,
    **edit: Any,  # noqa: ANN401
) -> None:
    from dateline.cli.opening import opened
    from dateline.judging import judge

    with opened(db) as store:
        _tell(store, judge(store, verdict, ids, by or getpass.getuser(), why, **edit))


def _tell(store: "Store", made: Judgement) -> None:
    from dateline.judging import incident_of

    typer.echo(f"{made.verdict.value} {made.id[:12]}, by {made.by}; take it back with: dateline undo {made.id[:12]}")
    for name in dict.fromkeys(incident_of(store, telling).id for telling in made.tellings):
        typer.echo(f"incident {name}")


def _row(one: Judgement, *, holds: bool) -> dict[str, Any]:
    what = f"{one.field} = {one.value}" if one.field else one.undoes or ", ".join(one.tellings)
    return {
        "at": one.at.isoformat(timespec="seconds"),
        "by": one.by,
        "verdict": one.verdict.value,
        "what": what,
        "why": one.why,
        "holds": "yes" if holds else "no",
        "id": one.id,
    }
