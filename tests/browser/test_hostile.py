"""What a hostile report says is shown as text, and nothing of it runs, hides or turns the page around."""

import pytest
from hostile import REPORTS
from playwright.sync_api import expect


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
