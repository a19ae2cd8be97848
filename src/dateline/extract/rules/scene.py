"""Which of the places and times that a sentence names belong to a happening."""

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from dateline.extract.rules.frames import Frame, event_noun
from dateline.extract.rules.grammar import is_verb, lemma, up
from dateline.extract.rules.places_within import locators
from dateline.lexicon.countries import countries
from dateline.lexicon.speech import speech
from dateline.lexicon.words import word_set
from dateline.model import PlacePrecision, Span, Toponym

AT = word_set("at")
FROM = frozenset({"from"})
FINEST = tuple(PlacePrecision)
POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.NEAR})
LEAVING = frozenset({"strategic.displacement", "strategic.transfer"})  # told of where people leave
ONWARD = frozenset({"to", "into", "toward", "towards", "for"})
LOCATES = 2.5  # points that a name loses that only says where another one lies
SAID_WITHIN = 3  # words from "said" to the place: "said in the Turkish"
MODIFIES = 0.2  # a name at or under this score only modifies another ("Chicago Police"): no event's place


def head_of(doc: Doc, span: Span) -> Token | None:
    """Return the token that the parse hangs a span on."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def scene(frame: Frame, toponyms: Sequence[Toponym], doc: Doc, apart: Sequence[Span] = ()) -> tuple[Toponym, ...]:
    """Return the places of a frame's sentence that can be its place, likeliest first; none that only names a speaker or an origin."""
    inside = [t for t in _in_sentence(frame, toponyms) if not any(s.covers(t.span) for s in apart)]
    if len(inside) > 1:  # "Syrias Aleppo province": a scraped text lost the apostrophe of the country's genitive
        inside = [t for t in inside if t.name.casefold() not in _bare_genitives()]
    scored = [(_score(frame, toponym, doc), toponym) for toponym in inside]
    standing = [toponym for score, toponym in scored if score > 0]
    only_locating = locators(standing, doc.text) | _borders(standing)
    scored = [(score - LOCATES * (toponym in only_locating), toponym) for score, toponym in scored if score > 0]
    return tuple(toponym for _, toponym in sorted(scored, key=lambda pair: (-pair[0], pair[1].span.start)))


def _borders(standing: Sequence[Toponym]) -> frozenset[Toponym]:
    """Return the borders named beside a place that is finer: they say where that one lies."""
    borders = frozenset(toponym for toponym in standing if toponym.name.casefold().endswith((" border", " borders")))
    fine = any(toponym.precision in POINTS for toponym in standing if toponym not in borders)
    return borders if fine else frozenset()


def aside(frame: Frame, toponyms: Sequence[Toponym], own: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the other places of a frame's sentence, a speaker's or an origin: the event's only when nothing else is said."""
    return tuple(toponym for toponym in _in_sentence(frame, toponyms) if toponym not in own)


def _in_sentence(frame: Frame, toponyms: Sequence[Toponym]) -> list[Toponym]:
    sentence = frame.main.head.sent
    return [
        toponym
        for toponym in toponyms
        if sentence.start_char <= toponym.span.start < sentence.end_char and toponym.score > MODIFIES
    ]


@cache
def _bare_genitives() -> frozenset[str]:
    return frozenset(f"{name.casefold()}s" for state in countries() for name in state.names)


def _score(frame: Frame, toponym: Toponym, doc: Doc) -> float:
    head = head_of(doc, toponym.span)
    if head is None:
        return 0.0
    preposition = _preposition(head)
    leaves = frame.main.trigger.type in LEAVING
    if (preposition in FROM and not leaves) or preposition == "by" or _does(head, frame) or _said_there(head, frame):
        return 0.0
    own = {token.i for hit in frame.hits for token in hit.tokens}
    score = 1.0 + _bond(frame, head, own)
    if preposition in AT or preposition in FROM:
        score += 1.0
    if leaves and preposition in ONWARD:
        score -= 2.0
    distance = min(abs(head.i - i) for i in own)
    score += 1.0 / (1 + distance / 4)
    score -= 0.1 * FINEST.index(toponym.precision)
    if toponym.precision == PlacePrecision.COUNTRY and preposition not in AT and head.dep_ != "dobj":
        score -= 1.5
    return score


def _preposition(head: Token) -> str:
    """Return the preposition that governs a name; empty if a verb does."""
    first = next((token for token in (head, *up(head)) if token.dep_ in {"prep", "agent"} or is_verb(token)), head)
    return first.lower_ if first.dep_ == "prep" else ""


def _bond(frame: Frame, head: Token, own: set[int]) -> float:
    """Return how closely a name hangs on the frame's words: on the trigger, in its clause, in a clause under it."""
    clauses = {clause.i for clause in frame.clauses}
    apart = False
    for token in up(head):
        if token.i in own:
            return 1.0 if apart else 3.0
        if token.i in clauses:
            return 1.0 if apart else 2.0
        apart = apart or (is_verb(token) and token.dep_ in {"advcl", "relcl", "acl", "ccomp", "pcomp", "conj"})
    return 0.0


def _does(head: Token, frame: Frame) -> bool:
    """Return whether a name stands as the subject of the frame's verb: then it acts and is no place."""
    return head.dep_ == "nsubj" and any(head.head == clause for clause in frame.clauses)


def _said_there(head: Token, frame: Frame) -> bool:
    """Return whether a name is where somebody spoke, right behind the verb: "the minister said in Ankara"."""
    verb = _to_verb(head)[-1]
    saying = lemma(verb) in speech().verbs and verb.i not in {clause.i for clause in frame.clauses}
    return saying and 0 < head.i - verb.i <= SAID_WITHIN and _preposition(head) in AT


def _to_verb(head: Token) -> list[Token]:
    """Return a token with what governs it up to the first verb, or to the top."""
    path = [head]
    for token in () if is_verb(head) else up(head):
        path.append(token)
        if is_verb(token):
            break
    return path


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
        path = _to_verb(head)
        if any(
            event_noun(token) and token.i not in own for token in path
        ):  # "the September 2013 siege" dates the siege
            continue
        verb = path[-1]
        if verb.i not in clauses and lemma(verb) in speech().verbs:  # "said on Tuesday" dates the saying
            continue
        ranked.append((0 if verb.i in clauses else 1, min(abs(head.i - i) for i in own), span))
    return [span for _, _, span in sorted(ranked, key=lambda row: (row[0], row[1], row[2]))]
