"""A real Chromium in front of a real server. A page that logs an error, breaks its policy or asks another machine fails its test."""

import re
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright
from serving import Server
from stores import ROOT, large_store, review_store, sample_store

APT = "apt-get install -y chromium"
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
BUILT = ROOT / "src/dateline/web/static/index.html"
FLAGS = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
expect.set_options(timeout=20_000)  # other work may run beside
HARMLESS = re.compile(r"GPU stall due to ReadPixels")
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="session")
def browser():
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.fail(f"the tests of the pages want a browser: {APT}")
    if not BUILT.exists():
        pytest.fail("the pages are not built: make web")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=list(FLAGS))
        yield chromium
        chromium.close()


def served(folder, make, *options):
    """Yield a server on a store that `make` writes."""
    where = folder / "kept.db"
    make(where)
    server = Server(where, options).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    """Yield a server on the samples and the hostile reports; tests only read it."""
    yield from served(tmp_path_factory.mktemp("samples"), sample_store)


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """Yield a server on 100,000 incidents; tests only read it."""
    yield from served(tmp_path_factory.mktemp("many"), large_store)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Yield a server on incidents to be judged, anew for each module."""
    yield from served(tmp_path_factory.mktemp("desk"), review_store)


class Watch:
    """What a page did that it must not do. `allowed` are patterns of console lines that a test provokes."""

    def __init__(self):
        self.allowed = []
        self.faults = []
        self.requests = []

    def on(self, page, origin):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", lambda request: self._request(request.url, origin))

    def _console(self, line):
        if line.type not in {"error", "warning"} or HARMLESS.search(line.text):
            return
        if not any(re.search(pattern, line.text) for pattern in self.allowed):
            self.faults.append(f"{line.type}: {line.text[:400]}")

    def _request(self, url, origin):
        self.requests.append(url)
        if not url.startswith((origin, "data:", "blob:")):
            self.faults.append(f"asked elsewhere: {url[:200]}")


@pytest.fixture
def watch():
    """Yield what is watched; at the end nothing may have gone wrong."""
    kept = Watch()
    yield kept
    assert kept.faults == []


@pytest.fixture(scope="session")
def window(browser):
    """Yield a window in which the code of the pages is read once and not for every test."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def visit(window, watch):
    """Return a function that opens a page of a server; what the page kept is forgotten with it.

    `token` is the one to show: the owner's unless another is given, none for an empty one.
    """
    pages = []

    def opened(server, path="/", *, theme="light", size=(1360, 900), token=None):
        page = window.new_page()
        pages.append(page)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_default_timeout(15_000)
        watch.on(page, server.address)
        page.goto(server.page(path, token))
        return page

    yield opened
    for page in pages:
        if not page.is_closed():  # a test may have closed its page itself
            page.evaluate("localStorage.clear()")
            page.close()


def axe(page):
    """Return what axe-core finds serious on the page, as lines."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
        for node in one["nodes"][:5]
    ]


def in_theme(page, theme):
    """Show a page that is open in another theme."""
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
