"""The server goes away and comes back: the page says so, loses nothing, and goes on."""

import re

from playwright.sync_api import expect

GONE = "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|401"


def test_a_decision_while_the_server_is_away_comes_back_and_goes_through_later(desk, visit, watch):
    watch.allowed.append(GONE)
    page = visit(desk, "/review")
    expect(page.locator(".work .piece mark").first).to_be_visible()
    title = page.locator("aside [aria-current='true'] .name").text_content()
    desk.stop()
    page.keyboard.press("a")
    expect(page.get_by_role("alert").filter(has_text="The server does not answer.")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="Not saved: accepted")).to_be_visible()
    expect(page.locator("aside [aria-current='true'] .name")).to_have_text(title)
    expect(page.locator("aside [aria-current='true'] .outcome")).to_contain_text("failed")
    desk.start()
    expect(page.get_by_role("alert").filter(has_text="The server does not answer.")).to_be_hidden()
    page.keyboard.press("a")
    expect(page.get_by_label("Token")).to_be_visible()  # another run has another token
    page.get_by_label("Token").fill(desk.token)
    with page.expect_response(re.compile("/judgements$")) as saved:
        page.keyboard.press("Enter")
    assert saved.value.ok
    assert desk.get("/incidents/count", review="accepted")["count"] == 1


def test_a_page_that_failed_to_load_says_so_and_loads_when_the_server_is_back(desk, visit, watch):
    watch.allowed.append(GONE)
    page = visit(desk, "/method")
    desk.stop()
    page.get_by_role("link", name="Sources").click()
    failed = page.get_by_role("alert").filter(has_text="failed to load").first
    expect(failed).to_be_visible()
    expect(page.get_by_text("no gap")).to_have_count(0)
    desk.start()
    expect(page.get_by_role("row", name=re.compile("Wire 1"))).to_be_visible()
    expect(failed).to_be_hidden()
