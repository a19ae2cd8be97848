"""What changed between two releases: incidents that came, went or changed, field by field, with the reason that the later gives."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.errors import ExportError

COLUMNS = ("id", "change", "field", "before", "after", "why")
Records = Mapping[str, Mapping[str, Any]]
# What explains a record rather than says something of the world.
_ACCOUNTS = {"decisions", "members", "voices", "sources", "figures"}


def read_release(path: Path) -> dict[str, dict[str, Any]]:
    """Return the incidents of a release by id; raises ExportError naming the file and line that cannot be read."""
    found = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{path} cannot be read: {error}; name a file that `dateline release` wrote") from error
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            found[record["id"]] = record
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise ExportError(f"{path}:{number} is no incident of a release") from error
    return found


def difference(before: Records, after: Records) -> Iterator[dict[str, Any]]:
    """Yield a row a change under COLUMNS, incidents in the order of their ids."""
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield _row(name, "gone", why=_gone(before[name], after))
        elif name not in before:
            yield _row(name, "new", why=_came(after[name], before))
        else:
            yield from _changed(name, before[name], after[name])


def _changed(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    why = {decision["field"]: decision for decision in other.get("decisions", ())}
    for field in (*other, *(field for field in one if field not in other)):
        if field in _ACCOUNTS or one.get(field) == other.get(field):
            continue
        yield _row(
            name, "changed", field=field, before=one.get(field), after=other.get(field), why=_reason(why.get(field))
        )
    if _reports(one) != _reports(other):
        came, went = _reports(other) - _reports(one), _reports(one) - _reports(other)
        told = [f"{len(came)} joined"] * bool(came) + [f"{len(went)} left"] * bool(went)
        numbers = {"before": len(_reports(one)), "after": len(_reports(other))}
        yield _row(name, "changed", field="reports", **numbers, why=", ".join(told))


def _reports(record: Mapping[str, Any]) -> set[str]:
    return {member["report_id"] for member in record.get("members", ())}


def _gone(record: Mapping[str, Any], after: Records) -> str:
    into = [name for name, other in after.items() if _events(record) & _events(other)]
    return f"its tellings are in {', '.join(sorted(into))}" if into else "its reports are no longer there"


def _came(record: Mapping[str, Any], before: Records) -> str:
    out_of = [name for name, other in before.items() if _events(record) & _events(other)]
    return f"its tellings were in {', '.join(sorted(out_of))}" if out_of else "told by new reports"


def _events(record: Mapping[str, Any]) -> set[str]:
    return {member["event_id"] or member["report_id"] for member in record.get("members", ())}


def _reason(decision: Mapping[str, Any] | None) -> str:
    if decision is None:
        return ""
    return f"{decision['rule']}, by {decision['by']}" + (f": {decision['why']}" if decision["why"] else "")


def _row(name: str, change: str, **rest: object) -> dict[str, Any]:
    return {"id": name, "change": change, "field": "", "before": None, "after": None, "why": ""} | rest
