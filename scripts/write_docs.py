"""Fills the derived blocks of the README and of docs/*.md, and writes the derived files whole.

    python scripts/write_docs.py            fill them
    python scripts/write_docs.py --check    say which documents differ from what is derived; exit code 1 when any does
    python scripts/write_docs.py --measure  measure the accuracy first (minutes), then fill them

A block stands between two comment lines, `<!-- begin NAME -->` and `<!-- end NAME -->`; blocks.py says what is in it.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from blocks import ACCURACY, BLOCKS, FILES, ROOT

BLOCK = re.compile(r"(?P<begin><!-- begin (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end (?P=name) -->)", re.DOTALL)


def documents() -> Iterator[Path]:
    """Yield the documents that may hold blocks."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").glob("*.md"))


def filled(text: str, blocks: Mapping[str, Callable[[], str]]) -> str:
    """Return the text with every block holding what is derived; raise KeyError for a block that nothing fills."""
    return BLOCK.sub(lambda found: f"{found['begin']}{blocks[found['name']]().strip()}\n{found['end']}", text)


def differing() -> dict[Path, str]:
    """Return the documents that differ from what is derived, with the text that they should have."""
    blocks = {name: cache(write) for name, write in BLOCKS.items()}
    wanted = {path: filled(path.read_text(encoding="utf-8"), blocks) for path in documents()}
    wanted |= {path: write() for path, write in FILES.items()}
    return {
        path: text for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    }


def measure() -> None:
    """Store the accuracy table that is measured now."""
    command = [str(Path(sys.executable).with_name("dateline")), "eval", "--markdown"]
    ACCURACY.write_text(subprocess.run(command, capture_output=True, text=True, check=True).stdout, encoding="utf-8")  # noqa: S603


def main() -> int:
    """Write or check the documents; return the exit code."""
    parser = argparse.ArgumentParser(description="Fill the derived blocks of the documents.")
    parser.add_argument("--check", action="store_true", help="only say which documents differ")
    parser.add_argument("--measure", action="store_true", help="measure the accuracy first (minutes)")
    options = parser.parse_args()
    if options.measure:
        measure()
    stale = differing()
    for path, text in stale.items():
        if options.check:
            print(f"{path.relative_to(ROOT)} differs from what is derived; run `make docs`")
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
