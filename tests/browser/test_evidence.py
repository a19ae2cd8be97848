"""The words that carry a field are marked at exactly their place, whatever stands before them."""

import pytest
from playwright.sync_api import expect
from stores import BEFORE, RAID


@pytest.fixture
def raid(desk, visit):
    found = desk.incidents()[0]
    page = visit(desk, f"/incident/{found['id']}")
    expect(page.get_by_role("heading", name="What the reports say")).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("type", "air raids"),
        ("date", "on Sunday"),
        ("place", "near Tel Darim"),
        ("killed", "At least 25 people"),
        ("claim", "denied hitting civilians"),
    ],
)
def test_marks_the_words_of_each_field_behind_emoji_arabic_and_combining_marks(raid, field, words):
    marks = raid.locator(f".piece mark[data-fields~='{field}']")
    assert "".join(marks.all_text_contents()) == words


def test_shows_the_paragraph_as_it_was_written(raid):
    text = raid.locator(".piece .text p").nth(1).text_content()
    assert text.startswith(BEFORE + RAID)


def test_tints_the_sentence_that_holds_the_words_and_no_other(raid):
    tinted = "".join(raid.locator(".piece .text p").nth(1).locator(".sentence").all_text_contents())
    assert RAID in tinted
    assert "It went on." not in tinted


def test_a_field_that_is_chosen_leaves_only_its_own_words_standing_out(raid):
    raid.get_by_role("button", name="When", exact=True).click()
    assert raid.locator(".piece mark:not(.off)").all_text_contents() == ["on Sunday"]


def test_names_the_original_source(desk, visit):
    found = next(one for one in desk.incidents() if one["title"] == "Raid number 5 near Tel Darim")
    page = visit(desk, f"/incident/{found['id']}")
    expect(page.locator(".piece .from")).to_contain_text("on the word of Hill Radio")
