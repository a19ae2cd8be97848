"""How many were hurt: two readers, one over the parse and one over the surface, since each fails where the other holds.

The parse knows whom a verb of harm hurts ("gunmen shot dead two officers and a guard"); the surface holds when a headline, a lost
comma or an elided verb breaks the parse ("5 killed, 12 wounded in blast").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import (
    PRONOUNS,
    chars,
    conjuncts,
    is_verb,
    lemma,
    patients,
    prepositional,
    subjects,
    text_of,
)
from dateline.extract.rules.parties import Naming
from dateline.extract.rules.quantities import Quantity
from dateline.lexicon.harm import harm
from dateline.lexicon.words import word_set
from dateline.model import Span
from dateline.model.mention import Casualty

COUNTED = frozenset({"number", "range", "vague", "none"})
SUBSET = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom|the dead)|\bof (?:whom|them|which)|\bamong)\b[^.;]{0,30}$", re.IGNORECASE
)
EITHER = re.compile(r"\b(?:killed|killing|dead) (?:or|and/or) (?:wounded|wounding|injured|injuring)\b", re.IGNORECASE)
STATES = r"killed|dead|slain|martyred|wounded|injured|hurt|missing|kidnapped|abducted|arrested|detained|displaced|died|executed|evacuated"
AFTER = re.compile(
    rf"^(?:\s+(?!and\b|but\b|while\b|when\b|who\b|after\b|by\b)[\w'’-]+){{0,5}}?\s+(?:(?:were|was|are|is|been|being|have|had|has|left|also|reported|confirmed|feared|reportedly|later)\s+){{0,4}}({STATES})\b",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(killing|killed|kills|kill|wounding|wounded|wounds|injuring|injured|injures|kidnapping|kidnapped|abducting|abducted|arresting|arrested|"
    r"arrests|detaining|detained|detains|displacing|displaced|executing|executed|murdering|murdered)\s+(?:and\s+\w+ing\s+)?$",
    re.IGNORECASE,
)
TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:dead|deaths|fatalities|people killed))\b[^;]{0,90}?$", re.IGNORECASE
)
BUNDLES = word_set("bundles")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the noun that it counts and the count that it fills."""

    field: str
    low: int | None
    high: int | None
    span: Span
    noun: Token | None
    token: int
    total: bool = False


def casualties(
    frame: Frame, figures: Sequence[Figure], frames: Sequence[Frame], naming: Naming
) -> tuple[Casualty, ...]:
    """Return the figures of a sentence that belong to a frame, with whom they count."""
    own = [figure for figure in figures if _nearest(figure, frames) is frame and not _no_person(figure, naming)]
    totals = {figure.field for figure in own if figure.total}
    own = [figure for figure in own if figure.total or figure.field not in totals]
    return tuple(
        Casualty(
            figure.field,
            figure.low,
            figure.high,
            figure.span,
            naming.parties([figure.noun], things=False) if figure.noun is not None else (),
            figure.noun.text if figure.noun is not None else "",
            total=figure.total,
        )
        for figure in own
    )


def _no_person(figure: Figure, naming: Naming) -> bool:
    """Return whether a name that was counted as one person is a group's or a place's."""
    noun = figure.noun
    if noun is None or noun.tag_ != "NNP" or (figure.low, figure.high) != (1, 1):
        return False
    here = Span(noun.idx, noun.idx + len(noun.text))
    known = [*naming.places, *(span for span, _ in naming.matches)]
    return any(span.overlaps(here) for span in known) and noun.ent_type_ != "PERSON"


def _nearest(figure: Figure, frames: Sequence[Frame]) -> Frame:
    return min(frames, key=lambda frame: min(abs(token.i - figure.token) for hit in frame.hits for token in hit.tokens))


def figures(doc: Doc, first: int, last: int, quantities: Sequence[Quantity]) -> list[Figure]:
    """Return every figure of harm between two tokens of a text, the parse's reading first, none twice."""
    words = list(doc[first:last])
    near = [q for q in quantities if words and words[0].idx <= q.span.start < words[-1].idx + len(words[-1].text)]
    found: dict[int, Figure] = {}
    text = text_of(doc)
    for figure in (*_by_parse(words, near), *_by_surface(doc, words, near)):
        if EITHER.search(text[max(0, figure.span.start - 60) : figure.span.end + 60]) and figure.field in {
            "killed",
            "injured",
        }:
            continue
        if not any(figure.span.overlaps(other.span) for other in found.values()):
            found[figure.span.start] = figure
    return [found[start] for start in sorted(found)]


def _by_parse(words: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[Figure]:
    table = harm()
    for token in words:
        word = lemma(token)
        if is_verb(token) and word in table.verbs and token.dep_ != "amod":
            if word in table.needs and not _has(token, table.needs[word]):
                continue
            for noun in patients(token):
                yield from _of_nouns(table.verbs[word], noun, token, quantities)
        elif is_verb(token) and word in table.own:
            for noun in subjects(token):
                yield from _of_nouns(table.own[word], noun, token, quantities)
        elif token.pos_ in {"NOUN", "PROPN"} and word in table.nouns:
            yield from _of_harm_noun(table.nouns[word], token, quantities)


def _has(token: Token, needed: frozenset[str]) -> bool:
    return any(part.lower_ in needed for part in token.subtree)


def _of_nouns(field: str, head: Token, verb: Token, quantities: Sequence[Quantity]) -> Iterator[Figure]:
    for noun in conjuncts(head):
        if noun.lower_ in PRONOUNS or _in_subset(noun) or _itself_harm(noun, verb):
            continue
        figure = _count(field, noun, verb, quantities)
        if figure is not None:
            yield figure


def _itself_harm(noun: Token, verb: Token) -> bool:
    """Return whether a headline's second verb was taken for a noun ("kills one and wounds several")."""
    table = harm().verbs
    before = noun.nbor(-1) if noun.i else noun
    if noun.i + 1 < len(noun.doc) and harm().states.get(noun.nbor(1).lower_, table.get(lemma(verb))) != table.get(
        lemma(verb)
    ):
        return True  # "eight killed others injured": the next word says what befell these
    return lemma(noun) in table or (
        before != verb and before.dep_ != "amod" and lemma(before) in table and before.i > verb.i
    )


def _in_subset(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in {"including", "among"}


def _of_harm_noun(field: str, noun: Token, quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield the figure of "12 deaths", or of "the deaths of 12 people"."""
    quantity = _quantity(noun, quantities)
    if quantity is not None and quantity.kind in COUNTED:
        yield Figure(
            field, quantity.low, quantity.high, Span(quantity.span.start, noun.idx + len(noun.text)), None, noun.i
        )
        return
    for counted in prepositional(noun, {"of"}):
        for part in conjuncts(counted):
            figure = (
                _count(field, part, noun, quantities)
                if lemma(noun) not in {"body", "corpse"} or _quantity(part, quantities)
                else None
            )
            if figure is not None:
                yield figure


def _count(field: str, noun: Token, verb: Token, quantities: Sequence[Quantity]) -> Figure | None:
    quantity = _quantity(noun, quantities)
    if lemma(noun) in BUNDLES and (quantity is None or quantity.kind == "article"):  # "a group of over 60 fighters"
        inner = prepositional(noun, {"of"})
        return _count(field, inner[0], verb, quantities) if inner else None
    span = chars(noun.left_edge, noun) if noun.left_edge.i <= noun.i else chars(noun, noun)
    if quantity is not None and quantity.kind in COUNTED:
        start = min(quantity.span.start, noun.idx)
        end = max(quantity.span.end, noun.idx + len(noun.text))
        return Figure(field, quantity.low, quantity.high, Span(start, end), _counted(noun), verb.i)
    if quantity is not None and quantity.kind == "not-a-count" and noun.pos_ == "NUM":
        return None
    if _one(noun):
        return Figure(field, 1, 1, span, noun, verb.i)
    if noun.tag_ in {"NNS", "NNPS"} or lemma(noun) == "people":
        return Figure(field, 2, None, span, noun, verb.i)
    return None


def _counted(noun: Token) -> Token:
    """Return whom a figure counts: the noun after "dozens of", else the noun itself."""
    if noun.pos_ == "NUM" or lemma(noun) in {"dozen", "score", "hundred", "thousand", "number", "ten"}:
        inner = prepositional(noun, {"of"})
        return inner[0] if inner else noun
    return noun


def _one(noun: Token) -> bool:
    """Return whether a noun is one person: named, or singular with "a"."""
    if noun.tag_ == "NNP" and not any(child.dep_ in {"det", "nummod"} for child in noun.children):
        return True
    if noun.tag_ not in {"NN", "NNP"}:
        return False
    return any(
        child.dep_ in {"det", "nummod"} and child.lower_ in {"a", "an", "one", "another"} for child in noun.children
    )


def _quantity(noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity that stands before a noun inside its phrase, or is the noun itself."""
    first, last = noun.left_edge.idx, noun.idx + len(noun.text)
    here = [q for q in quantities if first <= q.span.start and q.span.start < last]
    if not here:
        start = max(0, first - 1)
        here = [q for q in quantities if q.span.end >= start and q.span.start <= first]
    ranked = sorted(here, key=lambda q: (q.kind not in COUNTED, q.span.start))
    return ranked[0] if ranked else None


def _by_surface(doc: Doc, words: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[Figure]:
    text, end = text_of(doc), words[-1].idx + len(words[-1].text) if words else 0
    start = words[0].idx if words else 0
    for number, quantity in enumerate(quantities):
        if quantity.kind not in COUNTED or SUBSET.search(text[start : quantity.span.start]):
            continue
        stop = quantities[number + 1].span.start if number + 1 < len(quantities) else end
        after = AFTER.match(text[quantity.span.end : max(stop, quantity.span.end)])
        before = BEFORE.search(text[start : quantity.span.start])
        toll = TOLL.search(text[start : quantity.span.start])
        field = _field(after.group(1)) if after else _field(before.group(1)) if before else "killed" if toll else None
        if field is None:
            continue
        close = quantity.span.end + (after.end() if after else 0)
        token = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
        noun = _noun_after(doc, quantity, close)
        yield Figure(
            field,
            quantity.low,
            quantity.high,
            Span(quantity.span.start, close),
            noun,
            token.root.i if token else words[0].i,
            bool(toll),
        )


def _field(word: str) -> str | None:
    table, low = harm(), word.lower()
    if low in table.states:
        return table.states[low]
    if low == "died":
        return "killed"
    for ending, add in (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("s", ""), ("", "")):
        stem = low.removesuffix(ending) + add if low.endswith(ending) else ""
        for form in (stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
            if form in table.verbs:
                return table.verbs[form]
    return None


def _noun_after(doc: Doc, quantity: Quantity, close: int) -> Token | None:
    words = doc.char_span(quantity.span.end, close, alignment_mode="contract") or doc.char_span(
        quantity.span.end, min(len(text_of(doc)), quantity.span.end + 40), alignment_mode="contract"
    )
    if words is None:
        return None
    return next(
        (token for token in words if token.pos_ in {"NOUN", "PROPN"} and lemma(token) not in harm().states), None
    )
