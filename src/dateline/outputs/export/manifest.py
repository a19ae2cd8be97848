"""What a file holds: the question it answers, how many rows, what was left out and why, what the format cannot say."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline import __version__
from dateline.layouts.layout import Layout
from dateline.layouts.tally import Tally

LICENCE = "as the reports' publishers allow; place names from GeoNames, CC BY 4.0"


def manifest(path: Path, form: str, layout: Layout, tally: Tally, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the manifest of a written file."""
    return {
        "file": path.name,
        "sha256": digest(path),
        "format": form,
        "program": f"dateline {__version__}",
        "query": dict(query),
        "rows": tally.written,
        "left_out": dict(sorted(tally.left_out.items())),
        "licence": LICENCE,
        **({"licences": dict(sorted(tally.licences.items()))} if tally.licences else {}),
        "lossy": list(layout.lossy),
        "coordinate_method": layout.coordinates,
    }


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def beside(path: Path) -> Path:
    """Return where the manifest of a file is written."""
    return path.with_name(f"{path.name}.manifest.json")


def write_manifest(path: Path, content: Mapping[str, Any]) -> None:
    """Write a manifest beside its file."""
    beside(path).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
