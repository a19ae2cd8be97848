"""Every screen: what axe-core says, in both themes; on a phone, at 200 %; landmarks, headings, and nothing from elsewhere."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from conftest import axe, in_theme

SCREENS = {
    "review": ("/review", "aside [aria-current='true']"),
    "merges": ("/review?kind=merges", ".work h2"),
    "actors": ("/actors", "tbody tr"),
    "actor": ("/actors/rapid-support-forces", "dl"),
    "network": ("/network", "figure svg circle"),
    "places": ("/places", "tbody tr"),
    "sources": ("/sources", "[aria-label='Publishers'] tbody tr"),
    "method": ("/method", ".card"),
    "missing": ("/nowhere", "h1"),
}
THEMES = ("light", "dark")


def ready(page, sign):
    expect(page.locator(sign).first).to_be_visible()
    expect(page.locator("[aria-busy='true']")).to_have_count(0)
    page.wait_for_load_state("networkidle")


@pytest.fixture(scope="module")
def disputed(samples):
    """Return the address of an incident with figures, claims and denials of several voices."""
    found = max(samples.incidents(status="disputed"), key=lambda one: one["reports"])
    return f"/incident/{found['id']}"


@pytest.mark.parametrize("name", SCREENS)
def test_axe_finds_nothing_serious_in_either_theme_and_headings_are_in_order(samples, visit, name):
    path, sign = SCREENS[name]
    page = visit(samples, path)
    ready(page, sign)
    for theme in THEMES:
        in_theme(page, theme)
        assert axe(page) == []
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    levels = page.locator("h1, h2, h3").evaluate_all("all => all.map((one) => Number(one.tagName.slice(1)))")
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_axe_finds_nothing_serious_on_an_incident_nor_while_it_is_edited(samples, visit, disputed):
    page = visit(samples, disputed)
    ready(page, ".piece mark")
    page.keyboard.press("e")
    for theme in THEMES:
        in_theme(page, theme)
        assert axe(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    for theme in THEMES:
        in_theme(page, theme)
        assert axe(page) == []


def test_sources_tell_how_late_they_report_and_when_they_were_silent(samples, visit):
    page = visit(samples, "/sources")
    ready(page, SCREENS["sources"][1])
    late = page.get_by_role("region", name="How long after an event they report it")
    told = samples.get("/analysis/lag")["items"]
    expect(late.locator("li .range, li .middle")).to_have_count(2 * min(12, len(told)))
    most = max(one["events"] for one in told)
    expect(late.locator("li").first).to_contain_text(f"{most} events")
    heard = [one for one in samples.get("/sources")["items"] if one["first"]]
    table = page.get_by_role("region", name="Publishers")
    expect(table.locator("td svg")).to_have_count(len(heard))
    repeating = next(one for one in heard if any(word["name"] for word in one["words"]))
    row = table.get_by_role("row", name=repeating["name"])
    expect(row.first).to_contain_text(next(word["name"] for word in repeating["words"] if word["name"]))
    for name in ("Same house as", "On whose word", "Failed", "Last heard", "When heard, and gaps", "Reliability"):
        expect(table.get_by_role("columnheader", name=name)).to_be_visible()


@pytest.mark.parametrize("size", [(390, 844), (680, 450)], ids=["phone", "zoom-200"])
def test_nothing_runs_out_of_the_side_of_a_narrow_window(samples, visit, disputed, size):
    page = visit(samples, "/method", size=size)
    for path, sign in [*SCREENS.values(), (disputed, ".piece mark")]:
        page.goto(samples.page(path))
        ready(page, sign)
        assert page.evaluate(
            "document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"
        ), path


def test_the_first_tab_leads_past_the_header_to_the_content(samples, visit):
    page = visit(samples, "/sources")
    ready(page, SCREENS["sources"][1])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_right_to_left_words_keep_their_direction(desk, visit):
    found = desk.incidents()[0]
    page = visit(desk, f"/incident/{found['id']}")
    ready(page, ".piece mark")
    assert page.locator(".piece .text p").evaluate_all(
        "all => all.every((one) => getComputedStyle(one).unicodeBidi === 'isolate')"
    )


def test_every_tie_of_the_network_opens_its_evidence(samples, visit):
    page = visit(samples, "/network")
    ready(page, "figure svg circle")
    page.locator(".list li > button").first.press("Enter")
    page.get_by_role("link", name="Read the evidence").first.press("Enter")
    ready(page, ".piece")
    expect(page).to_have_url(re.compile("/incident/"))


def test_an_incident_says_how_each_field_was_chosen_who_says_so_and_why_its_reports_belong_together(
    samples, visit, disputed
):
    page = visit(samples, disputed)
    ready(page, ".piece mark")
    expect(page.locator(".facts .why").first).to_contain_text("voices")
    expect(page.get_by_role("region", name="Deny or doubt it").locator("blockquote").first).to_be_visible()
    expect(page.get_by_role("region", name="Say or claim it").locator("blockquote").first).to_be_visible()
    why = page.locator("details", has_text="Why it is here").first
    why.locator("summary").press("Enter")
    expect(why.locator(".points").first).to_be_visible()
    expect(page.get_by_role("region", name="Figures over time").get_by_role("table")).to_be_visible()


def test_brackets_step_through_the_evidence(samples, visit, disputed):
    page = visit(samples, disputed)
    ready(page, ".piece mark")
    expect(page.get_by_text("Report 1 of")).to_be_visible()
    page.keyboard.press("]")
    expect(page.get_by_text("Report 2 of")).to_be_visible()
    page.keyboard.press("[")
    expect(page.get_by_text("Report 1 of")).to_be_visible()
