"""Figures of harm by the words around a number, where a headline, a lost comma or an elided verb breaks the parse ("5 killed, 12 wounded")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from dateline.actors import describe
from dateline.extract.rules.figures import DENIED, Figure, toll_field
from dateline.extract.rules.figures_parsed import COUNTED, persons, thing
from dateline.extract.rules.grammar import SUBJECTS, is_verb, lemma, subjects, text_of
from dateline.extract.rules.quantities import Quantity
from dateline.lexicon.events import inflected
from dateline.lexicon.harm import harm
from dateline.lexicon.numbers import one_of, words
from dateline.model import Span

STATES = (
    r"killed|dead|slain|martyred|wounded|injured|hurt|missing|kidnapped|abducted|arrested|detained|displaced|died|perished|executed|evacuated|"
    r"beheaded|massacred|murdered|slaughtered|assassinated|lost (?:their|his|her) li(?:ves|fe)|put to death|shot dead|gunned down|in custody|KIA|"
    r"fatally (?:shot|wounded|injured|stabbed)|mortally wounded|hospitali[sz]ed|in hospital|taken to hospital|"
    r"treated for (?:wounds|injuries|burns|bruises|cuts)|with (?:gunshot|bullet|shrapnel) wounds"
)
AUX = r"(?:were|was|are|is|been|being|have|had|has|left|also|all|reported|confirmed|feared|reportedly|later|lay|lie|found|believed|said)"
# Up to twelve words stand between a number and what is said of those it counts; a verb among them says something else.
AFTER = re.compile(
    rf"^(?P<gap>(?:,?\s+[\"“‘']?(?!but\b|while\b|when\b|who\b|after\b|by\b)[\w'’-]+[\"”’']?){{0,12}}?(?:\s*[,–-]\s(?:(?!\d)[^,.;–]){{1,60}}[,–-])?(?:\s+-)?)"
    rf"\s+(?:{AUX}\s+){{0,4}}(?P<state>{STATES})\b",
    re.IGNORECASE,
)


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of a verb of harm right before the number: "killing 12", "the deaths of 12"."""
    table = harm()
    verbs = {form for verb in table.verbs if verb not in table.needs for form in (verb, *inflected(verb))}
    nouns = one_of(
        noun
        for noun, field in table.phrases.items()
        if " " not in noun and field == "killed" and noun not in {"died", "perished"}
    )
    return re.compile(
        rf"\b(?P<state>{one_of(verbs)}|{nouns}(?=\s+of))\s+(?P<joined>and\s+\w+(?:ing|ed)\s+)?(?:of\s+)?$",
        re.IGNORECASE,
    )


# "The group says 117": a bare number after a word of giving one is a toll.
GIVEN = re.compile(rf"\b({one_of(words()['giving-verbs'])})(?:\s+(?:it|them|only|just|at)){{0,2}}\s+$", re.IGNORECASE)
FAMILY = re.compile(r"\s+(?:\w+\s+)?famil(?:y|ies)\b", re.IGNORECASE)
GIVERS = frozenset(words()["giving-verbs"])
# "A massacre leaving 6 civilian casualties": the dead, where nobody is said to be hurt.
CASUALTIES = re.compile(r"\s+(?:\w+\s+)?(?:casualties|victims)\b", re.IGNORECASE)
DEADLY = re.compile(r"\b(?:massacres?|slaughter|death toll|execution)\b", re.IGNORECASE)
HURTING = re.compile(r"\b(?:wound|injur|hurt|kill)", re.IGNORECASE)
BARE = re.compile(r"^\s*(?:[.,;:\"”]|$|and\b|but\b)")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STATE = re.compile(rf"{AUX}|{STATES}", re.IGNORECASE)
SITUATIONS = frozenset({"displaced", "abducted", "arrested"})
NEAR = 40  # characters within which the noun of a number stands
CLOSE = 5  # words between a number and what is said of those it counts, beyond which they must be persons
LISTED = re.compile(r"^(?:\s+(?!and\b)[\w'’-]+){0,3},?(?:\s+and)?\s+$")


def worded(doc: Doc, tokens: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield the figures of a sentence that the words before or after a number make one."""
    text = text_of(doc)
    start, end = (tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)) if tokens else (0, 0)
    found: dict[int, Figure] = {}
    for number, quantity in enumerate(quantities):
        before = text[start : quantity.span.start]
        if (quantity.kind not in COUNTED and quantity.kind != "article") or DENIED.search(before):
            continue
        if before.endswith("of ") and FAMILY.match(text[quantity.span.end : end]):  # "nine of one family"
            continue
        stop = quantities[number + 1].span.start if number + 1 < len(quantities) else end
        figure = _worded(doc, quantity, before, text[quantity.span.end : max(stop, quantity.span.end)], end)
        told = figure is not None and any(_same_toll(figure, other) for other in found.values())
        if figure is not None and not (figure.total and told):
            found[number] = figure
    yield from found.values()
    yield from _listed(doc, quantities, found)


def _deadly(sentence: str) -> bool:
    return DEADLY.search(sentence) is not None and HURTING.search(sentence) is None


def _same_toll(figure: Figure, other: Figure) -> bool:
    """Return whether a number after a toll belongs to it, and is not one that another gives ("six, while doctors counted eight")."""
    another = figure.giver is not None and other.giver is not None and figure.giver != other.giver
    return other.total and other.field == figure.field and not another


def _worded(doc: Doc, quantity: Quantity, before: str, after: str, end: int) -> Figure | None:
    text = text_of(doc)
    state, verb = _state(doc, quantity, after), _before().search(before)
    if verb is not None and verb["joined"] and quantity.kind != "vague":
        verb = None  # "killed and wounded 12" gives no count, "several" as many of either
    if quantity.kind == "article":  # "two guards and a cook lost their lives"
        return _person_at(doc, quantity, state) if state and re.search(r"\band\s+$", before) else None
    toll = toll_field(before, text[quantity.span.end : end])
    if (
        toll is None
        and CASUALTIES.match(text[quantity.span.end : end])
        and _deadly(before + text[quantity.span.start : end])
    ):
        toll = "killed"
    bare = toll is None and text[quantity.span.start : quantity.span.end].lower() != "one"
    given = GIVEN.search(before) if bare and BARE.match(text[quantity.span.end : end]) else None
    field = (
        _field(state["state"]) if state else _field(verb["state"]) if verb else toll or ("killed" if given else None)
    )
    if field is None:
        return None
    close = quantity.span.end + (state.end() if state else 0)
    token, noun = _root(doc, quantity.span), None if given else _noun_after(doc, quantity, close)
    if noun is not None and state is not None and thing(noun):
        return None
    return Figure(
        field,
        quantity.low,
        quantity.high,
        Span(quantity.span.start, close),
        noun,
        token.i,
        total=toll is not None,
        giver=_giver(token),
        rough=quantity.kind == "vague",
    )


def _state(doc: Doc, quantity: Quantity, after: str) -> re.Match[str] | None:
    """Return what is said of those that a number counts, if no other verb comes between."""
    found = AFTER.match(after)
    if found is None:
        return None
    gap = found["gap"]
    between = doc.char_span(quantity.span.end, quantity.span.end + len(gap), alignment_mode="contract") or ()
    if any(is_verb(token) and token.tag_ in FINITE and not STATE.fullmatch(token.lower_) for token in between):
        return None
    if len(gap.split()) > CLOSE or "," in gap or " and" in gap:
        noun = next((token for token in between if token.pos_ in {"NOUN", "PROPN"}), None)
        if noun is None or not persons(noun) or gap.endswith(" and"):
            return None
    if quantity.kind == "none" and len(gap.split()) > 2:
        return None
    said = doc.char_span(
        quantity.span.end + found.start("state"), quantity.span.end + found.end("state"), alignment_mode="expand"
    )
    return None if said is not None and (_does(said.root) or _describes(said.root)) else found


def _does(verb: Token) -> bool:
    """Return whether a word of harm acts on another ("one killed a farmer" tells of a shell), not "killed clearing mines"."""
    doing = verb.i + 1 < len(verb.doc) and verb.nbor().lower_.endswith("ing")
    return not doing and lemma(verb) != "lose" and any(child.dep_ == "dobj" for child in verb.children)


def _describes(state: Token) -> bool:
    """Return whether a state only says what people those are who are told of ("helped four displaced women", "freed two abducted nuns")."""
    noun = state.head
    return _field(state.lower_) in SITUATIONS and state.dep_ == "amod" and noun.i > state.i and is_verb(noun.head)


def _person_at(doc: Doc, quantity: Quantity, state: re.Match[str]) -> Figure | None:
    close = quantity.span.end + state.end()
    noun, field = _noun_after(doc, quantity, close), _field(state["state"])
    said = describe(noun.text) if noun is not None else None
    if noun is None or field is None or said is None or not said.person:
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
    return said[0] if said and said[0].pos_ in {"NOUN", "PROPN", "NUM", "DET", "PRON"} else None


def _listed(doc: Doc, quantities: Sequence[Quantity], found: dict[int, Figure]) -> Iterator[Figure]:
    """Yield the numbers in a list with one that was read: "thirteen rebels, seven soldiers and six police were killed"."""
    last = len(quantities) - 1
    pairs = [(number, number + 1) for number in reversed(range(last))] + [
        (number + 1, number) for number in range(last)
    ]
    for number, beside in pairs:
        read = found.get(beside)
        if read is None or number in found or quantities[number].kind not in COUNTED:
            continue
        figure = _in_list(doc, quantities, number, beside, read)
        if figure is not None:
            found[number] = figure
            yield figure


def _in_list(doc: Doc, quantities: Sequence[Quantity], number: int, beside: int, read: Figure) -> Figure | None:
    """Return a number as one of the list in which its neighbour was read, None where they stand in no list."""
    text, quantity, first = text_of(doc), quantities[number], min(number, beside)
    between = text[quantities[first].span.end : quantities[first + 1].span.start]
    told = any(_field(word) for word in re.findall(r"\w+", between))
    if told or not LISTED.match(between) or (number < beside and (read.total or read.giver is not None)):
        return None
    close = (
        quantity.span.end + len(between.rstrip(" ,").removesuffix("and").rstrip(" ,"))
        if number < beside
        else quantity.span.end + NEAR
    )
    noun = _noun_after(doc, quantity, close)
    if noun is None or not (noun.pos_ == "PROPN" or persons(noun)):
        return None
    if number > beside and (_acts(noun) or (noun.i + 1 < len(doc) and noun.nbor().tag_ in FINITE)):
        return None  # "and 200 people fled", "two doctors of the hospital said"
    span = Span(quantity.span.start, noun.idx + len(noun.text))
    return replace(read, low=quantity.low, high=quantity.high, span=span, noun=noun, rough=quantity.kind == "vague")


def _acts(noun: Token) -> bool:
    """Return whether the noun is the subject of an act other than dying or being hurt."""
    return noun.dep_ in SUBJECTS and is_verb(noun.head) and _field(noun.head.lower_) is None


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
