"""The words that carry a field are marked at exactly their place, whatever stands before them."""

import pytest
from playwright.sync_api import expect
from stores import BEFORE, raid

NUMBER = 5


@pytest.fixture(scope="module")
def told():
    return raid(NUMBER)


@pytest.fixture
def page(desk, visit, told):
    found = next(one for one in desk.incidents() if one["title"] == told.report.title)
    opened = visit(desk, f"/incident/{found['id']}")
    expect(opened.locator(".piece mark").first).to_be_visible()
    return opened


@pytest.mark.parametrize("field", ["type", "date", "place", "killed"])
def test_marks_the_words_of_each_field_behind_emoji_arabic_and_combining_marks(page, told, field):
    (span,) = told.events[0].evidence[field]
    marks = page.locator(f".piece mark[data-fields~='{field}']")
    assert "".join(marks.all_text_contents()) == span.of(told.report.text)


def test_marks_the_words_of_a_claim(page, told):
    words = told.events[0].claims[0].span.of(told.report.text)
    assert page.locator(".piece mark[data-fields~='claim']").all_text_contents() == [words]


def test_shows_the_paragraph_as_it_was_written(page, told):
    text = page.locator(".piece .text p").nth(1).text_content()
    assert text == told.report.text.split("\n")[1]
    assert text.startswith(BEFORE)


def test_tints_the_sentence_that_holds_the_words_and_no_other(page, told):
    second = page.locator(".piece .text p").nth(1)
    tinted = "".join(second.locator(".sentence").all_text_contents())
    assert "people were killed on Sunday in air raids" in tinted
    assert told.report.text.split("🕊️ ")[1].split(".")[0] not in tinted
    assert page.locator(".piece .text p").nth(0).locator(".sentence").count() == 0


def test_a_field_that_is_chosen_leaves_only_its_own_words_standing_out(page):
    page.get_by_role("button", name="When", exact=True).click()
    assert page.locator(".piece mark:not(.off)").all_text_contents() == ["on Sunday"]


def test_names_the_original_source(page):
    expect(page.locator(".piece .from")).to_contain_text("on the word of Hill Radio")
