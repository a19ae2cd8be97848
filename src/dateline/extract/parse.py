"""Sentence structure: texts through the spaCy pipeline of the settings."""

import importlib
import logging
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.settings import PIPELINE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 200_000  # characters that are parsed; a report is a hundredth of it, spaCy needs about 1 GB for 100,000 words
PARAGRAPHS = "paragraph_starts"
BATCH = 32
log = logging.getLogger(__name__)


@cache
def pipeline() -> "Language":
    """Return the spaCy pipeline, loaded once; raise DatelineError when it is not installed or does not parse."""
    import spacy
    from spacy.language import Language

    name = PIPELINE.value()
    try:
        loaded = spacy.load(name)
    except OSError:
        loaded = _packaged(name)
    missing = [pipe for pipe in ("parser", "ner") if pipe not in loaded.pipe_names]
    if missing:
        raise DatelineError(
            f"the spaCy pipeline {name!r} has no {' and no '.join(missing)}; set {PIPELINE.variable} to one that has"
        )
    loaded.max_length = LONGEST + 1
    Language.component(PARAGRAPHS, func=_start_sentences_at_paragraphs)
    loaded.add_pipe(PARAGRAPHS, before="parser")
    return loaded


def _start_sentences_at_paragraphs(doc: "Doc") -> "Doc":
    """Return the text with a sentence begun after every empty line: a title has no stop, and runs into the first sentence."""
    for token in doc[1:]:
        if doc[token.i - 1].text.count("\n") > 1:
            token.is_sent_start = True
    return doc


def _packaged(name: str) -> "Language":
    try:
        loaded: Language = importlib.import_module(name).load()
    except (ImportError, AttributeError) as error:
        raise DatelineError(
            f"the spaCy pipeline {name!r} is not installed; install it, or set {PIPELINE.variable} to one that is"
        ) from error
    return loaded


def parse(texts: Iterable[str]) -> Iterator["Doc"]:
    """Yield the parsed text of each report, in order; offsets in it are offsets into the text.

    Of a text longer than LONGEST the start is parsed, up to the last space before the limit, and a warning says so.
    """
    yield from pipeline().pipe((_within_limit(text) for text in texts), batch_size=BATCH)


def _within_limit(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = next((position for position in range(LONGEST, LONGEST - 1000, -1) if text[position].isspace()), LONGEST)
    log.warning("a text of %d characters is read up to character %d; split the source into reports", len(text), cut)
    return text[:cut]
