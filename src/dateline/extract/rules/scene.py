"""Which of the places and times that a sentence names belong to a happening."""

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import is_verb, lemma, up
from dateline.lexicon.countries import countries
from dateline.lexicon.speech import speech
from dateline.lexicon.words import word_set
from dateline.model import PlacePrecision, Span, Toponym

AT = word_set("at")
FROM = frozenset({"from"})
FINEST = tuple(PlacePrecision)
MODIFIES = 0.2  # a name at or under this score only modifies another ("Chicago Police"): no event's place


def head_of(doc: Doc, span: Span) -> Token | None:
    """Return the token that the parse hangs a span on."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def scene(frame: Frame, toponyms: Sequence[Toponym], doc: Doc, apart: Sequence[Span] = ()) -> tuple[Toponym, ...]:
    """Return the places of a frame's sentence that can be its place, likeliest first; none that only names a speaker or an origin."""
    sentence = frame.main.head.sent
    inside = [
        t
        for t in toponyms
        if sentence.start_char <= t.span.start < sentence.end_char
        and t.score > MODIFIES
        and not any(s.covers(t.span) for s in apart)
    ]
    if len(inside) > 1:  # "Syrias Aleppo province": a scraped text lost the apostrophe of the country's genitive
        inside = [t for t in inside if t.name.casefold() not in _bare_genitives()]
    scored = sorted(
        ((_score(frame, toponym, doc), toponym) for toponym in inside), key=lambda pair: (-pair[0], pair[1].span.start)
    )
    return tuple(toponym for score, toponym in scored if score > 0)


@cache
def _bare_genitives() -> frozenset[str]:
    return frozenset(f"{name.casefold()}s" for state in countries() for name in state.names)


def _score(frame: Frame, toponym: Toponym, doc: Doc) -> float:
    head = head_of(doc, toponym.span)
    if head is None:
        return 0.0
    prep = next((token for token in (head, *up(head)) if token.dep_ in {"prep", "agent"} or is_verb(token)), head)
    preposition = prep.lower_ if prep.dep_ == "prep" else ""
    if preposition in FROM or preposition == "by" or _does(head, frame):
        return 0.0
    clauses = {clause.i for clause in frame.clauses}
    own = {token.i for hit in frame.hits for token in hit.tokens}
    chain = list(up(head))
    score = 1.0
    if any(token.i in own for token in chain):
        score += 3.0
    elif any(token.i in clauses for token in chain):
        score += 2.0
    if preposition in AT:
        score += 1.0
    distance = min(abs(head.i - i) for i in own)
    score += 1.0 / (1 + distance / 4)
    score -= 0.1 * FINEST.index(toponym.precision)
    if toponym.precision == PlacePrecision.COUNTRY and preposition not in AT and head.dep_ != "dobj":
        score -= 1.5
    return score


def _does(head: Token, frame: Frame) -> bool:
    """Return whether a name stands as the subject of the frame's verb: then it acts and is no place."""
    return head.dep_ == "nsubj" and any(head.head == clause for clause in frame.clauses)


def nearest(frame: Frame, spans: Iterable[Span], doc: Doc) -> list[Span]:
    """Return spans of the frame's sentence, those in its own clause first, then by distance."""
    sentence = frame.main.head.sent
    clauses = {clause.i for clause in frame.clauses}
    own = [token.i for hit in frame.hits for token in hit.tokens]
    ranked = []
    for span in spans:
        head = head_of(doc, span)
        if head is None or not sentence.start <= head.i < sentence.end:
            continue
        verb = next((token for token in (head, *up(head)) if is_verb(token)), head)
        if verb.i not in clauses and lemma(verb) in speech().verbs:  # "said on Tuesday" dates the saying
            continue
        ranked.append((0 if verb.i in clauses else 1, min(abs(head.i - i) for i in own), span))
    return [span for _, _, span in sorted(ranked, key=lambda row: (row[0], row[1], row[2]))]
