"""Two people with accounts of their own at one queue: who changed what is told by name, and each may do what their role lets them."""

import re

import pytest
from playwright.sync_api import expect
from stores import review_store

from conftest import served
from dateline.model import Role
from dateline.store import Store

NAMES = {"ana": Role.REVIEWER, "ben": Role.EDITOR, "ria": Role.READER}
CURRENT = "aside [aria-current='true'] .name"


@pytest.fixture(scope="module")
def tokens():
    """Return where tokens are kept by name, once the store has been made."""
    return {}


@pytest.fixture(scope="module")
def shared(tmp_path_factory, tokens):
    """Yield a server on a store with users."""

    def made(where):
        review_store(where)
        with Store(where) as store:
            for name, role in NAMES.items():
                store.people.add(name, role)
                tokens[name] = store.people.token(name, 1)

    yield from served(tmp_path_factory.mktemp("shared"), made)


@pytest.fixture
def at_queue(shared, tokens, visit):
    """Return a function that opens the queue as somebody."""

    def opened(name):
        page = visit(shared, "/review", token=tokens[name])
        expect(page.locator(CURRENT)).to_be_visible()
        expect(page.locator(".work .piece mark").first).to_be_visible()
        return page

    return opened


def change_killed(page, typed):
    """Type another number of killed where it stands, by keys."""
    page.keyboard.press("e")
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Killed")).to_be_focused()
    page.keyboard.type(typed)
    with page.expect_response(re.compile("/judgements$")) as saved:
        page.keyboard.press("Enter")
    assert saved.value.ok


def test_the_second_of_two_sees_what_the_first_changed_and_leaves_it_so(at_queue, watch):
    watch.allowed.append("412")
    ana, ben = at_queue("ana"), at_queue("ben")
    title = ben.locator(CURRENT).text_content()
    assert ana.locator(CURRENT).text_content() == title
    change_killed(ana, "40..44")
    ben.keyboard.press("a")
    conflict = ben.get_by_role("alertdialog")
    expect(conflict).to_contain_text("ana changed this incident while you looked at it")
    expect(conflict).to_contain_text("Your decision was not saved: accepted")
    expect(conflict.get_by_role("row", name=re.compile("Killed"))).to_contain_text("40 to 44")
    expect(ben.locator(CURRENT)).to_have_text(title)
    expect(ben.get_by_role("button", name="Keep what is there now")).to_be_focused()
    ben.keyboard.press("Enter")
    expect(conflict).to_be_hidden()
    expect(ben.locator(".facts .row", has_text="Killed")).to_contain_text("40 to 44")
    history = ben.get_by_role("region", name="History")
    expect(history).to_contain_text(re.compile("ana.*edited “Killed”", re.DOTALL))
    expect(history).not_to_contain_text("ben")


def test_who_decides_all_the_same_decides_on_what_is_there_now(at_queue, shared, watch):
    watch.allowed.append("412")
    ana, ben = at_queue("ana"), at_queue("ben")
    title = ben.locator(CURRENT).text_content()
    change_killed(ana, "50..55")
    ben.keyboard.press("a")
    again = ben.get_by_role("alertdialog").get_by_role("button", name="Decide so all the same")
    expect(again).to_be_visible()
    with ben.expect_response(re.compile("/judgements$")) as saved:
        again.press("Enter")
    assert saved.value.ok
    [found] = [one for one in shared.incidents() if one["title"] == title]
    assert found["accepted_by"] == "ben"
    assert (found["estimates"]["killed"]["low"], found["estimates"]["killed"]["high"]) == (50, 55)


def test_a_reader_is_told_what_the_role_lacks_and_asked_for_another_token(at_queue, shared, watch):
    watch.allowed.append("403")
    ria = at_queue("ria")
    title = ria.locator(CURRENT).text_content()
    ria.keyboard.press("a")
    expect(ria.get_by_label("Token")).to_be_focused()
    [found] = [one for one in shared.incidents() if one["title"] == title]
    assert found["accepted_by"] is None
