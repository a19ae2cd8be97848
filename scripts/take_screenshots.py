"""Take the pictures of docs/screenshots anew, without the rest of the tests: `make screenshots` (needs Chromium and the built pages).

The tests of the pages take those anew that differ; the store is theirs too, so that pictures differ only when pages do.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    sys.exit(pytest.main(["-q", str(ROOT / "tests/browser/test_pictures.py")]))
