"""Every picture of the documents is what the page shows now: what differs is taken anew, and what is empty fails."""

import pytest
from pictures import INCIDENT, OUT, PICTURES, settle, unlike

SAME = 0.001  # of the pixels; letters and lines come out a little otherwise from run to run
EMPTY = 2_000  # bytes; a page of one colour takes less


@pytest.fixture(scope="module")
def blank(window):
    page = window.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("name", PICTURES)
def test_the_documents_show_the_page_as_it_is(samples, visit, blank, name):
    path, theme, size = PICTURES[name]
    if path == INCIDENT:
        path = f"/incident/{max(samples.incidents(status='disputed'), key=lambda one: one['reports'])['id']}"
    page = visit(samples, path, theme=theme, size=size)
    settle(page)
    taken = page.screenshot()
    assert len(taken) > EMPTY
    kept = OUT / f"{name}.png"
    if not kept.exists() or unlike(blank, kept.read_bytes(), taken) > SAME:
        kept.write_bytes(taken)
    assert unlike(blank, kept.read_bytes(), taken) <= SAME
