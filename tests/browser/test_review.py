"""The review by keyboard alone: look, decide, go on; mend, undo; and what happens when two do it at once."""

import re

import pytest
from playwright.sync_api import expect
from serving import await_that

ITEMS = 50


@pytest.fixture
def review(desk, visit):
    page = visit(desk, "/review")
    expect(page.locator("aside ol li").first).to_be_visible()
    _settled(page)
    return page


def _settled(page):
    """Wait until the incident that is looked at is the queue's current one, with its evidence."""
    expect(page.locator("aside [aria-current='true']")).to_be_visible()
    expect(page.locator(".work .piece mark").first).to_be_visible()


def _current(page):
    return page.locator("aside [aria-current='true'] .name").text_content()


def _accepted(desk):
    return desk.get("/incidents/count", review="accepted")["count"]


def test_fifty_incidents_are_accepted_without_a_mouse(desk, review):
    before = _accepted(desk)
    seen = set()
    for number in range(1, ITEMS + 1):
        title = _current(review)
        seen.add(title)
        expect(review.get_by_role("heading", level=2).first).to_have_text(title)
        _settled(review)
        review.keyboard.press("a")
        expect(review.locator("aside [role='status']")).to_contain_text(f"{number} of ")
    assert len(seen) == ITEMS
    expect(review.locator("aside .outcome", has_text="accepted")).to_have_count(ITEMS)
    expect(review.locator("aside .refused")).to_have_count(0)
    await_that(lambda: _accepted(desk) - before == ITEMS)


def test_z_takes_the_last_decision_back_and_returns_to_it(desk, review):
    title = _current(review)
    before = _accepted(desk)
    with review.expect_response(re.compile("/judgements$")):
        review.keyboard.press("a")
    expect(review.locator("aside [aria-current='true'] .name")).not_to_have_text(title)
    with review.expect_response(re.compile("/judgements/")) as taken:
        review.keyboard.press("z")
    assert taken.value.ok
    expect(review.locator("aside [aria-current='true'] .name")).to_have_text(title)
    assert _accepted(desk) == before


def test_z_right_after_a_decision_waits_for_it_to_be_kept(desk, review):
    title = _current(review)
    before = _accepted(desk)
    with review.expect_response(re.compile("/judgements/")) as taken:
        review.keyboard.press("a")
        review.keyboard.press("z")
    assert taken.value.ok
    expect(review.locator("aside [aria-current='true'] .name")).to_have_text(title)
    assert _accepted(desk) == before


def test_j_and_k_go_through_the_queue(review):
    first = _current(review)
    review.keyboard.press("j")
    expect(review.locator("aside [aria-current='true'] .name")).not_to_have_text(first)
    review.keyboard.press("k")
    expect(review.locator("aside [aria-current='true'] .name")).to_have_text(first)


def test_e_edits_in_place_and_tab_goes_through_the_fields(desk, review):
    review.keyboard.press("e")
    expect(review.get_by_role("combobox", name="What")).to_be_focused()
    review.keyboard.press("Tab")
    expect(review.get_by_role("textbox", name="When")).to_be_focused()
    review.keyboard.type("2024-03-04")
    with review.expect_response(re.compile("/judgements$")) as saved:
        review.keyboard.press("Enter")
    assert saved.value.ok
    expect(review.locator(".facts .row", has_text="When")).to_contain_text("4 Mar 2024")
    expect(review.get_by_role("region", name="History")).to_contain_text("edited “When”")


def test_escape_leaves_a_field_as_it_was(review):
    review.keyboard.press("e")
    review.keyboard.press("Tab")
    review.keyboard.type("1999-01-01")
    review.keyboard.press("Escape")
    expect(review.locator(".facts")).not_to_contain_text("1999")


def test_what_no_field_can_hold_is_refused_with_a_reason(watch, review):
    watch.allowed.append("422")
    review.keyboard.press("e")
    review.keyboard.press("Tab")
    review.keyboard.type("some day")
    review.keyboard.press("Enter")
    expect(review.locator(".problem[role='alert']")).to_contain_text("no date")


def test_a_key_can_be_put_elsewhere_and_all_single_keys_switched_off(review):
    first = _current(review)
    review.keyboard.press("?")
    dialog = review.get_by_role("dialog", name="Keys")
    dialog.get_by_role("button", name="Change Next in the queue").press("Enter")
    review.keyboard.press("m")
    expect(dialog.locator("li", has_text="Next in the queue")).to_contain_text("m")
    review.keyboard.press("Escape")
    expect(review.locator("dialog")).to_have_count(0)
    review.keyboard.press("m")
    expect(review.locator("aside [aria-current='true'] .name")).not_to_have_text(first)
    review.keyboard.press("k")
    review.keyboard.press("?")
    dialog.get_by_role("checkbox").press("Space")
    review.keyboard.press("Escape")
    expect(review.locator("dialog")).to_have_count(0)
    review.keyboard.press("m")
    expect(review.locator("aside [aria-current='true'] .name")).to_have_text(first)
    expect(review.locator("kbd", has_text=re.compile("^a$"))).to_have_count(0)


def test_ctrl_k_finds_pages_and_incidents_by_words(review):
    review.keyboard.press("Control+k")
    palette = review.get_by_role("dialog")
    review.keyboard.type("method")
    expect(palette.get_by_role("option").first).to_contain_text("Method")
    review.keyboard.press("Enter")
    expect(review.get_by_role("heading", level=1)).to_have_text("Method and limits")


def test_a_note_is_kept_for_colleagues(desk, review, visit):
    review.keyboard.press("c")
    review.keyboard.type("<b>Ask</b> the hospital. اسأل المستشفى")
    with review.expect_response(re.compile("/notes$")):
        review.keyboard.press("Control+Enter")
    expect(review.get_by_role("region", name="Notes").locator("li")).to_contain_text(
        "<b>Ask</b> the hospital. اسأل المستشفى"
    )


def test_withdrawing_leaves_what_was_said_readable(desk, review):
    title = _current(review)
    with review.expect_response(re.compile("/judgements$")) as saved:
        review.keyboard.press("w")
    assert saved.value.ok
    withdrawn = desk.get("/incidents", status="withdrawn")["items"]
    assert title in [one["title"] for one in withdrawn]


def test_without_a_token_deciding_asks_for_one_and_then_goes_through(desk, visit, watch):
    watch.allowed.append("401")
    page = visit(desk, "/review", token="")
    _settled(page)
    title = _current(page)
    page.keyboard.press("a")
    expect(page.get_by_label("Token")).to_be_focused()
    page.keyboard.type(desk.token)
    with page.expect_response(re.compile("/judgements$")) as saved:
        page.keyboard.press("Enter")
    assert saved.value.ok
    expect(page.locator("aside li", has_text=title)).to_contain_text("accepted")


def test_the_queue_is_all_that_nobody_has_looked_at(desk, review):
    waiting = desk.get("/incidents/count", review="machine", status=["reported", "corroborated", "disputed"])["count"]
    expect(review.locator("aside ol li")).to_have_count(min(ITEMS, waiting))
