"""The pictures of the pages that the documents keep: which there are, and how one is taken and told from another."""

from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Page

OUT = Path(__file__).resolve().parents[2] / "docs/screenshots"
DESK, TALL, PHONE = (1360, 900), (1360, 1300), (390, 844)
INCIDENT = "the disputed incident with most reports"  # its id is asked for
PICTURES = {
    "explore-light": ("/", "light", DESK),
    "explore-dark": ("/", "dark", DESK),
    "explore-phone": ("/", "light", PHONE),
    "explore-zoom-200": ("/", "light", (680, 450)),
    "near-light": ("/?country=TD&at=13.83,20.83,7", "light", DESK),
    "incident-light": (INCIDENT, "light", TALL),
    "incident-dark": (INCIDENT, "dark", TALL),
    "incident-phone": (INCIDENT, "light", PHONE),
    "review-light": ("/review", "light", DESK),
    "review-dark": ("/review", "dark", DESK),
    "merges-light": ("/review?kind=merges", "light", DESK),
    "actors-light": ("/actors", "light", DESK),
    "actor-light": ("/actors/rapid-support-forces", "light", DESK),
    "network-dark": ("/network", "dark", DESK),
    "places-light": ("/places", "light", DESK),
    "place-light": ("/places/SD~North Kordofan~Bara", "light", DESK),
    "sources-light": ("/sources", "light", TALL),
    "sources-dark": ("/sources", "dark", TALL),
    "sources-phone": ("/sources", "light", PHONE),
    "method-light": ("/method", "light", DESK),
}
UNLIKE = """async ([one, other]) => {
    const pixels = async (data) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
        pen.drawImage(picture, 0, 0);
        return pen.getImageData(0, 0, picture.width, picture.height);
    };
    const [a, b] = [await pixels(one), await pixels(other)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    let unlike = 0;
    for (let at = 0; at < a.data.length; at += 4)
        if ([0, 1, 2].some((colour) => Math.abs(a.data[at + colour] - b.data[at + colour]) > 24)) unlike++;
    return unlike / (a.data.length / 4);
}"""


def settle(page: Page) -> None:
    """Wait until nothing is loaded or drawn any more."""
    page.wait_for_load_state("networkidle")
    page.locator("[aria-busy='true']").first.wait_for(state="detached", timeout=60_000)
    page.wait_for_timeout(700)  # symbols and marks are drawn in the next frames


def unlike(blank: Page, one: bytes, other: bytes) -> float:
    """Return the share of pixels in which two pictures differ, 1.0 for other sizes; `blank` is any page without a policy."""
    return float(blank.evaluate(UNLIKE, [b64encode(one).decode(), b64encode(other).decode()]))
