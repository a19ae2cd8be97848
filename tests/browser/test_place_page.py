"""A place: found in a list, who is said to have held it with the evidence, and its incidents on the map."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def taken(samples):
    """Return the place that is said to have changed hands, as the API tells of it."""
    pages = [samples.get(f"/places/{one['id']}") for one in samples.get("/places", limit=100)["items"]]
    return max(pages, key=lambda one: (len(one["control"]), one["incidents"]))


@pytest.fixture
def page(samples, visit, taken):
    opened = visit(samples, f"/places/{quote(taken['id'])}")
    expect(opened.get_by_role("heading", level=1)).to_have_text(taken["name"])
    return opened


def test_is_found_in_the_list_by_its_name(samples, visit, taken):
    listed = visit(samples, "/places")
    listed.get_by_role("searchbox").fill(taken["name"])
    listed.get_by_role("searchbox").press("Enter")
    listed.get_by_role("link", name=taken["name"], exact=True).first.click()
    expect(listed.get_by_role("heading", level=1)).to_have_text(taken["name"])


def test_tells_who_is_said_to_have_held_it_and_by_whose_word(page, taken):
    held = page.get_by_role("region", name="Who is said to have held it")
    expect(held).to_contain_text("What reports claim, not who holds it")
    expect(held.locator(".control li")).to_have_count(len(taken["control"]))
    latest = max(taken["control"], key=lambda one: one["start"] or one["end"] or "")
    expect(held.locator(".control li").first).to_contain_text(", ".join(latest["to"]))
    held.get_by_role("link", name="Read the evidence").first.click()
    expect(page).to_have_url(re.compile(f"/incident/{latest['incident_id']}"))


def test_shows_its_incidents_on_the_map(page, samples, taken):
    page.get_by_role("link", name="on the map").click()
    told = samples.get("/incidents/count", place=taken["name"], country=taken["country"])["count"]
    expect(page.locator(".line strong")).to_have_text(re.compile(rf"^{told} (incident|of)"))
