"""What incident each gold report leads with: merged here and now, or read from a file that `dateline incidents` wrote."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from dateline.errors import SourceError
from dateline.evaluation.gold import read_rows
from dateline.evaluation.prediction import Main, Predictions, as_read
from dateline.model import Report


def merge_now(reports: Sequence[Report]) -> Predictions:
    """Return the main incident of each report, coded and merged in this process."""
    from dateline.merging import merge  # noqa: PLC0415 (opens the registry)
    from dateline.pipeline import code  # noqa: PLC0415 (loads the language model)

    begun = perf_counter()
    mains = {
        member.report_id: Main(incident.id, member.voice_id)
        for incident in merge(code(map(as_read, reports)))
        for member in incident.members
        if member.main
    }
    return Predictions(seconds=perf_counter() - begun, mains=mains)


def read_mains(path: Path, reports: Sequence[Report]) -> Predictions:
    """Return the lines of a `dateline incidents --by-report --format jsonl` output."""
    known = {report.input_id or report.id: report.id for report in reports}
    rows = [row for row in read_rows(path) if row.get("id") in known and row.get("incident_ids")]
    if not rows:
        raise SourceError(
            f"{path}: no line names an incident of one of the {len(reports)} gold reports; "
            "write one with: dateline incidents --by-report --format jsonl TEXTS.jsonl"
        )
    return Predictions(mains={known[row["id"]]: Main(row["incident_ids"][0], row["voice"]) for row in rows})
