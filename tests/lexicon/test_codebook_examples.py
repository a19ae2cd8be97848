"""The codebook's own sentences through the whole line: what each type is and is not."""

import sys
from datetime import date
from hashlib import sha256

import pytest

from dateline.codebook import load
from dateline.model import Modality, Report
from dateline.pipeline import code

# Shares reached; the sentences that still fail are printed on failure. They only go up.
EXAMPLES_FOUND = 63
CONTRASTS_KEPT_OUT = 80
CONTRASTS_RIGHT = 57

BOOK = load()
EXAMPLES = [(kind.code, text) for kind in BOOK.types.values() for text in kind.examples]
CONTRASTS = [(kind.code, contrast) for kind in BOOK.types.values() for contrast in kind.is_not]


@pytest.fixture(scope="module")
def told():
    """Return the types told as actual, by sentence."""
    texts = list(dict.fromkeys([*(text for _, text in EXAMPLES), *(contrast.text for _, contrast in CONTRASTS)]))
    reports = [
        Report(sha256(text.encode()).hexdigest(), "codebook", text, published=date(2024, 5, 15), language="en")
        for text in texts
    ]
    return {
        coded.report.text: {event.type for event in coded.events if event.modality is Modality.ACTUAL}
        for coded in code(reports)
    }


def listed(failures):
    return "\n".join(f"{kind}: {text} -> {', '.join(sorted(got)) or 'nothing'}" for kind, text, got in failures)


def test_examples_yield_their_type(told):
    failures = [(kind, text, told[text]) for kind, text in EXAMPLES if kind not in told[text]]
    sys.stdout.write(listed(failures))
    assert len(EXAMPLES) - len(failures) >= EXAMPLES_FOUND, listed(failures)


def test_contrasts_do_not_yield_the_type_that_they_are_not(told):
    failures = [(kind, c.text, told[c.text]) for kind, c in CONTRASTS if kind in told[c.text]]
    sys.stdout.write(listed(failures))
    assert len(CONTRASTS) - len(failures) >= CONTRASTS_KEPT_OUT, listed(failures)


def test_contrasts_yield_what_they_are(told):
    """A contrast of another type yields that type, one of no type nothing, a plan of the same type no actual event."""
    failures = [
        (c.type or "nothing", c.text, told[c.text]) for kind, c in CONTRASTS if not right(kind, c, told[c.text])
    ]
    sys.stdout.write(listed(failures))
    assert len(CONTRASTS) - len(failures) >= CONTRASTS_RIGHT, listed(failures)


def right(kind, contrast, got):
    if contrast.type is None:
        return not got
    return kind not in got if contrast.type == kind else contrast.type in got and kind not in got
