"""Figures of harm by the words around a number, where a headline, a lost comma or an elided verb breaks the parse ("5 killed, 12 wounded")."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dateline.actors import describe
from dateline.extract.rules.figures import DENIED, Figure, toll_field
from dateline.extract.rules.figures_parsed import COUNTED
from dateline.extract.rules.grammar import is_verb, lemma, subjects, text_of
from dateline.extract.rules.quantities import Quantity
from dateline.lexicon.harm import harm
from dateline.lexicon.numbers import one_of, words
from dateline.model import Span

STATES = (
    r"killed|dead|slain|martyred|wounded|injured|hurt|missing|kidnapped|abducted|arrested|detained|displaced|died|perished|executed|evacuated|"
    r"beheaded|massacred|murdered|slaughtered|assassinated|lost (?:their|his|her) li(?:ves|fe)|put to death|shot dead|gunned down|in custody|"
    r"hospitali[sz]ed"
)
AUX = r"(?:were|was|are|is|been|being|have|had|has|left|also|all|reported|confirmed|feared|reportedly|later|lay|lie|found|believed)"
AFTER = re.compile(
    rf"^(?:\s+[\"“‘']?(?!and\b|but\b|while\b|when\b|who\b|after\b|by\b|in\b)[\w'’-]+[\"”’']?){{0,6}}?(?:\s*[,–-]\s(?:(?!\d)[^,.;–]){{1,60}}[,–-])?(?:\s+-)?\s+(?:{AUX}\s+){{0,4}}({STATES})\b",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(killing|killed|kills|kill|wounding|wounded|wounds|injuring|injured|injures|kidnapping|kidnapped|abducting|abducted|arresting|arrested|"
    r"arrests|detaining|detained|detains|displacing|displaced|executing|executed|executes|murdering|murdered|(?:lives|deaths?|killing|murder|execution|beheading)(?=\s+of))"
    r"\s+(?:and\s+\w+ing\s+|of\s+)?$",
    re.IGNORECASE,
)
# "The group says 117": a bare number after a word of giving one is a toll.
GIVEN = re.compile(rf"\b({one_of(words()['giving-verbs'])})(?:\s+(?:it|them|only|just|at)){{0,2}}\s+$", re.IGNORECASE)
GIVERS = frozenset(words()["giving-verbs"])
BARE = re.compile(r"^\s*(?:[.,;:\"”]|$|and\b|but\b)")
LISTED = re.compile(r"^(?:\s+(?!and\b)[\w'’-]+){0,4},?(?:\s+and)?\s+$")


def worded(doc: Doc, tokens: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield the figures of a sentence that the words before or after a number make one."""
    text = text_of(doc)
    start, end = (tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)) if tokens else (0, 0)
    found: dict[int, Figure] = {}
    for number, quantity in enumerate(quantities):
        before = text[start : quantity.span.start]
        if (quantity.kind not in COUNTED and quantity.kind != "article") or DENIED.search(before):
            continue
        stop = quantities[number + 1].span.start if number + 1 < len(quantities) else end
        figure = _worded(doc, quantity, before, text[quantity.span.end : max(stop, quantity.span.end)], end)
        told = any(other.total and other.field == figure.field for other in found.values()) if figure else False
        if figure is not None and not (figure.total and told):
            found[number] = figure
    yield from found.values()
    yield from _listed(doc, quantities, found)


def _worded(doc: Doc, quantity: Quantity, before: str, after: str, end: int) -> Figure | None:
    text = text_of(doc)
    state, verb = AFTER.match(after), BEFORE.search(before)
    if quantity.kind == "article":  # "two guards and a cook lost their lives"
        return _person_at(doc, quantity, state) if state and re.search(r"\band\s+$", before) else None
    toll = toll_field(before, text[quantity.span.end : end])
    given = GIVEN.search(before) if toll is None and BARE.match(text[quantity.span.end : end]) else None
    field = (
        _field(state.group(1)) if state else _field(verb.group(1)) if verb else toll or ("killed" if given else None)
    )
    if field is None:
        return None
    close = quantity.span.end + (state.end() if state else 0)
    token = _root(doc, quantity.span)
    return Figure(
        field,
        quantity.low,
        quantity.high,
        Span(quantity.span.start, close),
        _noun_after(doc, quantity, close),
        token.i,
        total=toll is not None,
        giver=_giver(token),
    )


def _person_at(doc: Doc, quantity: Quantity, state: re.Match[str]) -> Figure | None:
    close = quantity.span.end + state.end()
    noun, field = _noun_after(doc, quantity, close), _field(state.group(1))
    if noun is None or field is None or describe(noun.text) is None:
        return None
    return Figure(field, 1, 1, Span(quantity.span.start, close), noun, noun.i)


def _root(doc: Doc, span: Span) -> Token:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no word stands at {span}")
    return found.root


def _giver(number: Token) -> Token | None:
    """Return who gives a number: the subject of a verb of giving one that governs it."""
    verb = next((token for token in number.ancestors if is_verb(token)), None)
    said = subjects(verb) if verb is not None and lemma(verb) in GIVERS else []
    return said[0] if said and said[0].pos_ in {"NOUN", "PROPN"} else None


def _listed(doc: Doc, quantities: Sequence[Quantity], found: dict[int, Figure]) -> Iterator[Figure]:
    """Yield the numbers that stand in a list with one that was read: "thirteen rebels, seven soldiers and six police were killed"."""
    text = text_of(doc)
    for number in reversed(range(len(quantities) - 1)):
        quantity, after = quantities[number], found.get(number + 1)
        between = text[quantity.span.end : quantities[number + 1].span.start]
        if after is None or number in found or quantity.kind not in COUNTED or not LISTED.match(between):
            continue
        if after.total or after.giver is not None or any(_field(word) for word in re.findall(r"\w+", between)):
            continue
        span = Span(quantity.span.start, quantity.span.end + len(between.rstrip(" ,").removesuffix("and").rstrip(" ,")))
        noun = _noun_after(doc, quantity, span.end)
        found[number] = Figure(after.field, quantity.low, quantity.high, span, noun, after.token)
        yield found[number]


def _field(word: str) -> str | None:
    table, low = harm(), word.lower()
    if low in table.states:
        return table.states[low]
    if low in table.phrases:
        return table.phrases[low]
    for ending, add in (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("s", ""), ("", "")):
        stem = low.removesuffix(ending) + add if low.endswith(ending) else ""
        for form in (stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
            if form in table.verbs and form not in table.needs:
                return table.verbs[form]
    return None


def _noun_after(doc: Doc, quantity: Quantity, close: int) -> Token | None:
    found = doc.char_span(quantity.span.end, close, alignment_mode="contract") or doc.char_span(
        quantity.span.end, min(len(text_of(doc)), quantity.span.end + 40), alignment_mode="contract"
    )
    if found is None:
        return None
    return next(
        (token for token in found if token.pos_ in {"NOUN", "PROPN"} and lemma(token) not in harm().states), None
    )
