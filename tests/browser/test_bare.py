"""Stores of nothing, of one incident with names longer than any line, and addresses that nobody should have written."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from stores import raid

from conftest import axe, served
from dateline.merging import settle
from dateline.store import Store

ZOOMED, PHONE = (680, 450), (390, 844)
WORD = "Superlongprovincenamewithoutanyspaces" * 4
WORDS = "Coordinating Committee of the Northern Highlands and all adjacent Valleys " * 4
SCREENS = ("/", "/review", "/actors", "/places", "/sources", "/network", "/method")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def long_store(where):
    """Keep one raid of which everything has a name that no line holds."""
    coded = raid(1)
    (event,) = coded.events
    moved = replace(
        event,
        place=replace(event.place, name=WORD, admin1=WORD),
        side_a=(replace(event.side_a[0], name=WORDS, actor_id=None),),
    )
    report = replace(coded.report, title=WORDS, publisher=WORD)
    with Store(where) as store:
        store.add_all([replace(coded, report=report, events=(moved,))])
        settle(store)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory):
    """Yield a server on a store that holds nothing."""
    yield from served(tmp_path_factory.mktemp("nothing"), lambda where: Store(where).close())


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    """Yield a server on one incident with long names."""
    yield from served(tmp_path_factory.mktemp("one"), long_store)


class TestNothing:
    def test_says_so_and_offers_nothing_that_has_no_use(self, visit, nothing):
        page = visit(nothing)
        expect(page.get_by_role("heading", name="Nothing in the record yet")).to_be_visible()
        assert page.locator(".line").inner_text() == "0 incidents"
        expect(page.get_by_text("No date is known.")).to_be_visible()
        for name in ("Play through time", "24 h", "1 y"):
            expect(page.get_by_role("button", name=name, exact=True)).to_be_disabled()
        expect(page.get_by_role("slider")).to_have_count(0)
        expect(page.get_by_role("heading", name="Country", exact=True)).to_have_count(0)
        assert axe(page) == []

    def test_the_review_says_that_nothing_waits_and_asks_once(self, visit, nothing, watch):
        page = visit(nothing, "/review")
        expect(page.get_by_role("heading", name="Nothing is waiting")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert len([url for url in watch.requests if "/api/v1/review" in url]) == 1

    @pytest.mark.parametrize("path", SCREENS[2:])
    def test_every_screen_opens(self, visit, nothing, path):
        page = visit(nothing, path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("Loading")).to_have_count(0)
        expect(page.get_by_role("alert")).to_have_count(0)


class TestOne:
    def test_one_is_spoken_of_as_one(self, visit, one):
        page = visit(one)
        expect(page.locator(".line")).to_contain_text("at least 11 killed in the 1 that gives a figure")
        page.get_by_role("option").first.dblclick()
        page.goto(one.page(f"/incident/{one.incidents()[0]['id']}"))
        expect(page.locator("main")).to_contain_text("1 of 1 voice")
        expect(page.locator("main")).not_to_contain_text(re.compile(r"\b1 (voices|figures|reports)\b"))

    @pytest.mark.parametrize("size", [ZOOMED, PHONE], ids=["zoomed", "phone"])
    def test_no_name_makes_a_page_wider_than_its_window(self, visit, one, size):
        (told,) = one.incidents()
        page = visit(one, size=size)
        for path in (*SCREENS, f"/incident/{told['id']}"):
            page.goto(one.page(path))
            expect(page.get_by_role("heading", level=1).first).to_be_attached()
            page.wait_for_load_state("networkidle")
            assert page.evaluate(WIDER) <= 0, path


class TestWrongAddresses:
    def test_what_cannot_be_asked_is_refused_with_a_way_out(self, visit, samples, watch):
        watch.allowed.append("422")
        page = visit(samples, "/?near=x&killed=abc&since=2024-99-99&type=nonsense&at=900,9,9")
        expect(page.get_by_role("alert")).to_contain_text("near wants lat,lon,km")
        page.get_by_role("button", name="Clear all filters").click()
        expect(page.get_by_role("option").first).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)

    def test_a_time_that_ends_before_it_begins_is_told(self, visit, samples):
        page = visit(samples, "/?since=2026-06-01&until=2020-01-01")
        expect(page.get_by_role("heading", name="No incident fits")).to_be_visible()
        expect(page.get_by_text("The first day asked for is later than the last one.")).to_be_visible()
        assert re.fullmatch(r"0 of \d+ incidents", page.locator(".line").inner_text())
