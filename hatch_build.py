"""Builds the web page into the wheel; an editable install does without (`make web`)."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebPage(BuildHookInterface):  # type: ignore[type-arg]
    """Puts what frontend/ builds where `dateline serve` looks for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and name the files for the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        out = Path(self.root, "build/static")
        runpy.run_path(str(Path(self.root, "scripts/build_web.py")))["build"](out)
        build_data["force_include"][str(out)] = "dateline/web/static"
