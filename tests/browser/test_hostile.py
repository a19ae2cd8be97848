"""What a hostile report says is shown as text, and nothing of it runs, hides or turns the page around."""

from urllib.parse import quote

import pytest
from hostile import REPORTS
from playwright.sync_api import expect
from stores import hostile_store

from conftest import served


@pytest.fixture(scope="module")
def hostile(samples):
    """Return the incidents that hostile reports tell of; together they show every one of these reports."""
    found = [
        samples.get(f"/incidents/{one['id']}") for one in samples.incidents(since="2025-05-01", until="2025-05-31")
    ]
    shown = {report["title"] for one in found for report in one["reports"]}
    assert len(shown) >= len(REPORTS)
    return found


def by(hostile, sign):
    """Return the incident one of whose titles has this in it."""
    return next(one for one in hostile if any(sign in (report["title"] or "") for report in one["reports"]))


def test_nothing_that_a_report_says_runs_on_any_page_that_shows_it(samples, hostile, visit):
    page = visit(samples)
    for one in hostile:
        page.goto(samples.page(f"/incident/{one['id']}"))
        expect(page.get_by_role("heading", name="What the reports say")).to_be_visible()
        assert page.evaluate("window.pwned") is None
        assert page.locator("main script, main img[src='x'], main svg[onload], main b[onmouseover]").count() == 0
        assert page.locator("main a[href^='javascript'], main a[href^='data']").count() == 0


def test_tags_stand_there_as_they_were_written(samples, hostile, visit):
    script = by(hostile, "<script>window")
    page = visit(samples, f"/incident/{script['id']}")
    expect(page.get_by_text("<script>window.pwned").first).to_be_visible()


def test_a_title_of_a_megabyte_is_cut_and_the_page_stays_quick(samples, hostile, visit):
    long = by(hostile, "AAAA")
    page = visit(samples, f"/incident/{long['id']}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("…")
    assert len(heading.text_content()) < 400
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_marks_that_turn_the_reading_direction_are_shown_not_obeyed(samples, hostile, visit):
    turned = by(hostile, "\u202e")
    page = visit(samples, f"/incident/{turned['id']}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("\ufffd")
    assert "\u202e" not in page.locator("main").text_content()


def test_reports_are_isolated_from_the_words_around_them(samples, hostile, visit):
    page = visit(samples, f"/incident/{hostile[0]['id']}")
    expect(page.locator("h1 bdi")).to_be_visible()
    assert page.locator(".piece .text p").first.get_attribute("dir") == "auto"


LISTS = ("/", "/review", "/actors", "/network", "/places", "/sources", "/method")


@pytest.mark.parametrize("path", LISTS)
def test_no_screen_runs_or_obeys_what_reports_say(samples, hostile, visit, path):
    page = visit(samples, path)
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    expect(page.locator("[aria-busy='true']")).to_have_count(0, timeout=60_000)
    harmless(page)


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    """Yield a server on an incident of which everything has a hostile name."""
    yield from served(tmp_path_factory.mktemp("named"), hostile_store)


def harmless(page):
    assert page.evaluate("window.pwned") is None
    assert page.locator("main img, main script, main [onerror], main a[href^='javascript']").count() == 0
    assert page.evaluate("document.body.textContent.search(/[\\u202a-\\u202e\\u2066-\\u2069]/)") == -1


def addresses(named):
    one = named.incidents()[0]["id"]
    actor, place = (named.get(f"/{what}")["items"][0]["id"] for what in ("actors", "places"))
    return [f"/incident/{one}", f"/actors/{quote(actor, safe='')}", f"/places/{quote(place, safe='')}", *LISTS]


def test_hostile_names_of_anybody_and_anything_are_text_on_every_screen(named, visit):
    page = visit(named, "/method")
    showing = 0
    for path in addresses(named):
        page.goto(named.page(path))
        expect(page.get_by_role("heading", level=1)).to_be_attached()
        expect(page.locator("[aria-busy='true']")).to_have_count(0, timeout=60_000)
        harmless(page)
        showing += page.get_by_text("<img src=x onerror").count() > 0
    assert showing >= len(LISTS)  # all but what names nobody


def test_notes_and_who_wrote_them_are_text(named, visit):
    page = visit(named, addresses(named)[0])
    expect(page.get_by_text("Note <img src=x").first).to_be_visible()
    expect(page.get_by_text("Ben <img src=x").first).to_be_visible()
    expect(page.get_by_text("Ana <img src=x").first).to_be_visible()
    harmless(page)
