"""`dateline clean`: what stays of a report when its page's furniture is gone."""

import typer

from dateline.cli import output
from dateline.cli.arguments import ColumnPairs, Sources, columns


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("clean")(clean)


def clean(
    sources: Sources,
    column: ColumnPairs = None,
) -> None:
    """Print each report's clean text and what its page says of it, a JSON line each; exit code 3 if one failed."""
    from dateline import sources as reports

    failed = False
    for report in reports.read(sources, columns(column)):
        row: dict[str, object] = {
            "id": report.input_id or report.id,
            "text": report.text,
            "title": report.title,
            "published": report.published.isoformat() if report.published else None,
            "publisher": report.publisher,
            "original_source": report.original_source,
            "author": report.author,
            "summary": report.summary,
            "language": report.language,
            "source": report.source,
        }
        if report.error is not None:
            failed = True
            row["error"] = report.error
            typer.echo(f"dateline: {report.error}", err=True)
        typer.echo(output.line(row))
    if failed:
        raise typer.Exit(3)
