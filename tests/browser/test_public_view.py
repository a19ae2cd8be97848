"""The public view: what a person accepted, to be read by anybody, with nothing to decide."""

import pytest
from playwright.sync_api import expect
from stores import review_store

from conftest import axe, served
from dateline.judging import judge
from dateline.model import Verdict
from dateline.store import Store

ACCEPTED = 3


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """Yield a public server on a store of which a few incidents were accepted."""

    def made(where):
        review_store(where)
        with Store(where) as store:
            for one in sorted(store.incidents(), key=lambda one: one.id)[:ACCEPTED]:
                judge(store, Verdict.ACCEPT, [one.id], "Ana Reviewer")

    yield from served(tmp_path_factory.mktemp("public"), made, "--public")


@pytest.fixture
def page(public, visit):
    opened = visit(public)
    expect(opened.get_by_role("option").first).to_be_visible()
    return opened


def test_shows_what_was_accepted_and_nothing_else(page, public):
    assert public.get("/incidents/count")["count"] == ACCEPTED
    expect(page.locator(".line strong")).to_have_text(f"{ACCEPTED} incidents")
    expect(page.get_by_role("option")).to_have_count(ACCEPTED)
    expect(page.get_by_text("Public view")).to_be_visible()


def test_offers_nothing_to_decide_by_hand_or_by_key(page, public):
    expect(page.get_by_role("navigation").get_by_role("link", name="Review")).to_have_count(0)
    page.goto(f"{public.address}/incident/{public.incidents()[0]['id']}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Public view")).to_be_visible()
    for name in ("Accept", "Edit", "Withdraw", "Same", "Different", "Take back", "Keep the note"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    for key in "aewzc":
        page.keyboard.press(key)
    expect(page.get_by_label("Token")).to_have_count(0)
    assert axe(page) == []


def test_names_nobody_who_judged(page, public):
    page.goto(f"{public.address}/incident/{public.incidents()[0]['id']}")
    expect(page.get_by_role("region", name="History")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Ana Reviewer")


def test_the_review_says_that_there_is_none(public, visit):
    page = visit(public, "/review")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to review here")
