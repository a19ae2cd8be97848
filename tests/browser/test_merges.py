"""Proposed merges: both texts side by side with the reasons, decided by one key, and taken back."""

import re
import shutil

import pytest
from playwright.sync_api import expect
from serving import Server


@pytest.fixture
def pairs(samples, tmp_path, visit):
    """Return the page of proposed merges on a copy of the samples, which may be judged."""
    where = tmp_path / "kept.db"
    shutil.copy(samples.db, where)
    server = Server(where).start()
    page = visit(server, "/review?kind=merges")
    expect(page.locator(".texts mark").first).to_be_visible()
    expect(page.locator(".texts [aria-busy]")).to_have_count(0)
    yield page
    page.close()  # before its server goes, which it would tell of
    server.stop()


def test_shows_both_texts_side_by_side_with_what_speaks_for_and_against(pairs):
    sides = pairs.locator(".texts section")
    expect(sides).to_have_count(2)
    first, second = (sides.nth(number).bounding_box() for number in (0, 1))
    assert abs(first["y"] - second["y"]) < 1
    assert first["x"] + first["width"] <= second["x"]
    expect(pairs.get_by_role("region", name="What speaks for and against").locator(".points").first).to_be_visible()


@pytest.mark.parametrize(("key", "verdict"), [("x", "same"), ("n", "different"), ("u", "unsure")])
def test_one_key_decides_and_z_takes_it_back(pairs, key, verdict):
    title = pairs.locator("aside [aria-current='true'] .name").text_content()
    with pairs.expect_response(re.compile("/judgements$")) as saved:
        pairs.keyboard.press(key)
    assert saved.value.ok
    assert saved.value.json()["judgement"]["verdict"] == verdict
    expect(pairs.locator("aside li").first).to_contain_text(verdict)
    with pairs.expect_response(re.compile("/judgements/")) as taken:
        pairs.keyboard.press("z")
    assert taken.value.ok
    expect(pairs.locator("aside [aria-current='true'] .name")).to_have_text(title)
    expect(pairs.locator("aside .outcome")).to_have_count(0)
