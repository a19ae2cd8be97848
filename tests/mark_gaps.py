"""Bring the `known_gap` marks of the case files up to date: `python tests/mark_gaps.py [--add]`.

Takes the mark from every case that the reader gets right now, and lists what is wrong where no mark stands; with `--add`
those are marked too, which is a decision to live with the fault and belongs in the message of the commit.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator

from case_files import FOLDER, Case, cases, faults

MARK = "    known_gap: true"


def main() -> None:
    """Rewrite the case files whose marks are not what the reader makes of the cases, and say what changed."""
    changed: dict[str, dict[int, bool]] = defaultdict(dict)
    for case, wrong in judged():
        name, kind, number = case.name.split(":")
        if case.is_gap != bool(wrong):
            print(f"{'wrong' if wrong else 'right now'}: {case.name}: {'; '.join(wrong) or case.fields['text']}")  # noqa: T201
            if case.is_gap or "--add" in sys.argv:
                changed[name][place(name, kind, int(number))] = bool(wrong)
    for name, marks in changed.items():
        path = FOLDER / f"{name}.yaml"
        path.write_text(marked(path.read_text(encoding="utf-8").splitlines(), marks), encoding="utf-8")


def judged() -> Iterator[tuple[Case, list[str]]]:
    """Yield every case with what is wrong with it."""
    for kind in ("found", "not_found"):
        for case in cases(kind):
            yield case, faults(case)


def place(name: str, kind: str, number: int) -> int:
    """Return which case of its file it is, from 1, as `found` comes before `not_found`."""
    before = sum(case.name.startswith(f"{name}:") for case in cases("found")) if kind == "not_found" else 0
    return before + number


def marked(lines: list[str], marks: dict[int, bool]) -> str:
    """Return the lines of a file with the marks of these cases set or taken away."""
    out: list[str] = []
    number = 0
    for line in [*lines, "end"]:
        begins = line.startswith("  - text:")
        if (begins or line[:1].isalpha()) and marks.get(number):
            out.append(MARK)
            marks.pop(number)
        number += begins
        if not (line == MARK and marks.get(number) is False):
            out.append(line)
    return "\n".join(out[:-1]) + "\n"


if __name__ == "__main__":
    main()
