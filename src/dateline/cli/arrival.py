"""Reports as they come in from the command line: the one place that looks at today's date, since a stage may not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import Report


def arrivals(sources: Sequence[str], columns: Mapping[str, str]) -> "Iterator[Report]":
    """Yield the reports of the sources; one that says it appears in days to come carries an error, and the rest goes on."""
    from dateline.sources import read

    return dated(read(sources, columns), datetime.now(UTC).date())


def dated(reports: "Iterable[Report]", today: date) -> "Iterator[Report]":
    """Yield the reports; one dated after tomorrow (somewhere it is tomorrow already) cannot be, and fails."""
    for report in reports:
        if report.published is not None and report.published > today + timedelta(days=1):
            what = f"published {report.published.isoformat()}, which is in the future; correct the date or leave it out"
            yield replace(report, text="", published=None, error=f"{report.source}: {what}")
        else:
            yield report
