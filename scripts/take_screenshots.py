"""Take the pictures of docs/screenshots anew: `make screenshots` (needs Chromium and the built pages).

The store is that of the browser tests (the samples, the week, the hostile reports), so that pictures differ only when pages do.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/browser")]

from serving import Server  # noqa: E402
from stores import sample_store  # noqa: E402

OUT = ROOT / "docs/screenshots"
DESK, PHONE = (1360, 900), (390, 844)
INCIDENT = "the disputed incident with most reports"  # its id is asked for
PICTURES = {
    "explore-light": ("/", "light", DESK),
    "explore-dark": ("/", "dark", DESK),
    "explore-phone": ("/", "light", PHONE),
    "incident-light": (INCIDENT, "light", (1360, 1300)),
    "incident-dark": (INCIDENT, "dark", (1360, 1300)),
    "incident-phone": (INCIDENT, "light", PHONE),
    "review-light": ("/review", "light", DESK),
    "review-dark": ("/review", "dark", DESK),
    "merges-light": ("/review?kind=merges", "light", DESK),
    "actors-light": ("/actors", "light", DESK),
    "actor-light": ("/actors/rapid-support-forces", "light", DESK),
    "network-dark": ("/network", "dark", DESK),
    "places-light": ("/places", "light", DESK),
    "place-light": ("/places/SD~North Kordofan~Bara", "light", DESK),
    "sources-light": ("/sources", "light", (1360, 1300)),
    "sources-dark": ("/sources", "dark", (1360, 1300)),
    "sources-phone": ("/sources", "light", PHONE),
    "method-light": ("/method", "light", DESK),
}


def main() -> None:
    """Fill a store, serve it, and take every picture."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("no chromium here: apt-get install -y chromium")
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        where = Path(folder) / "kept.db"
        sample_store(where)
        server = Server(where).start()
        try:
            disputed = max(server.incidents(status="disputed"), key=lambda one: one["reports"])
            browser = driver.chromium.launch(executable_path=found)
            for name, (path, theme, (wide, high)) in PICTURES.items():
                page = browser.new_page(
                    viewport={"width": wide, "height": high}, color_scheme=theme, reduced_motion="reduce"
                )
                page.goto(server.page(path if path != INCIDENT else f"/incident/{disputed['id']}"))
                settle(page)
                page.screenshot(path=OUT / f"{name}.png")
                page.close()
                print(OUT / f"{name}.png")
            browser.close()
        finally:
            server.stop()


def settle(page: Page) -> None:
    """Wait until nothing is loaded any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_500)  # the map draws on after the last answer


if __name__ == "__main__":
    main()
