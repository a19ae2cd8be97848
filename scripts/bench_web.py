"""Time the page that explores (python scripts/bench_web.py [FILE]): 100,000 incidents in a real Chromium in front of a real server.

Prints when the first incidents can be read, when all are there, and how long a step of the time brush takes until all views follow.
FILE keeps the store for the next time. Everything is drawn in software here, so a machine with a graphics card is faster.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/browser")]

from playwright.sync_api import Page, sync_playwright  # noqa: E402
from serving import Server  # noqa: E402
from stores import MANY, large_store  # noqa: E402

STEPS = 30
FOLLOWED = """(key) => new Promise((resolve) => {
    const line = document.querySelector('.line strong'), began = performance.now();
    const seen = new MutationObserver(() => {
        seen.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - began));
    });
    seen.observe(line, { subtree: true, characterData: true, childList: true });
    const thumb = document.querySelectorAll('[role=slider]')[0];
    thumb.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
})"""


def main() -> None:
    """Fill a store if need be, then time."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "many.db"
        if not where.exists():
            large_store(where)
        server = Server(where).start()
        try:
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
                for _ in range(2):  # the second time the server is warm
                    timed(browser.new_page(viewport={"width": 1360, "height": 900}), server)
                browser.close()
        finally:
            server.stop()


def timed(page: Page, server: Server) -> None:
    """Open the page and print what it takes."""
    began = perf_counter()
    page.goto(server.page(), wait_until="commit")
    page.locator(".early li, [role=option]").first.wait_for()
    print(f"first incidents to read: {perf_counter() - began:.2f} s")
    page.locator(".line strong", has_text=f"{MANY:,}").wait_for(timeout=120_000)
    print(f"all {MANY:,} in all views: {perf_counter() - began:.2f} s")
    page.wait_for_timeout(3000)
    steps = [page.evaluate(FOLLOWED, "ArrowRight") for _ in range(STEPS)]
    print(f"a step of the brush: median {median(steps):.0f} ms, nine in ten under {quantiles(steps, n=10)[-1]:.0f} ms")


if __name__ == "__main__":
    main()
