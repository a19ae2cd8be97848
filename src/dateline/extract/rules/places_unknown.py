"""Place names that no gazetteer entry was accepted for, but that the words around them make places."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.rules.places_context import PLACE_LABELS, Context, country_adjectives
from dateline.extract.rules.places_known import ENOUGH, home
from dateline.extract.rules.places_slots import is_described, place_slot
from dateline.extract.rules.places_weigh import ARTICLE, OF_TYPE, STREETS, Find, is_taken_or_hit, type_after
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.normal import ARTICLES, exact
from dateline.gazetteer.wording import type_topics, word_lists
from dateline.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SETTLEMENTS = frozenset({"town", "admin1", "admin2", "camp", "area"})  # "the village of X"
NO_PLACES = frozenset({"DATE", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART"})  # tags
NOT_IN_SLOT = NO_PLACES | {"NORP"}
BEARERS = frozenset({"admin1", "admin2", "town", "camp", "site"})  # "X village"


def unknown_names(context: Context, gazetteer: Gazetteer, finds: Sequence[Find], skip: Sequence[Span]) -> list[Find]:
    """Return names that no gazetteer entry was accepted for, but that the words around them make places."""
    taken = [*(Span(find.start, find.end) for find in finds), *skip]
    _, states = home(context, gazetteer, finds)
    found: list[Find] = []
    for run in _runs(context):
        span = _span_of(context, run)
        if any(span.overlaps(other) for other in taken):
            continue
        if _is_no_name(context, [context.forms[token.i] for token in run]) or _opens(context, run):
            continue
        cue = _type_cue(context, run, span) or _listed_cue(context, found, span)
        if why := cue or _place_cue(context, gazetteer, run, states):
            found.append(Find(span.start, span.end, "", ENOUGH, why))
    return found


def _listed_cue(context: Context, found: Sequence[Find], span: Span) -> str:
    """Return the cue of the name before when its type word is in the plural: "the villages of X and Y"."""
    if found and found[-1].why.endswith("s of"):
        between = context.text[found[-1].end : span.start]
        return found[-1].why if re.fullmatch(r",? and |, ", between) else ""
    return ""


def _span_of(context: Context, run: Sequence["Token"]) -> Span:
    start, end = run[0].idx, run[-1].idx + len(run[-1].text)
    article = ARTICLE.search(context.text[max(0, start - 5) : start])
    if article and exact(article.group(1)) in ARTICLES:
        start -= len(article.group(1)) + 1
    if context.text[end - 1] == "." and context.forms[run[-1].i] not in STREETS:
        end -= 1
    return Span(start, end)


def _runs(context: Context) -> Iterator[list["Token"]]:
    """Yield the runs of capitalised words, without articles and prepositions at their ends."""
    run: list[Token] = []
    for token in context.doc:
        joins = bool(run) and context.text[run[-1].idx + len(run[-1].text) : token.idx] in {" ", ""}
        small = token.text.casefold() in ARTICLES or token.text in {"-", "–"}
        if (token.text[0].isalpha() and context.capital(token) and (not run or joins)) or (run and joins and small):
            run.append(token)
        else:
            yield from _trimmed(run)
            run = [token] if token.text[0].isalpha() and context.capital(token) else []
    yield from _trimmed(run)


def _trimmed(run: list["Token"]) -> Iterator[list["Token"]]:
    while run and not run[-1].text[0].isupper():
        run = run[:-1]
    if run:
        yield run


def _type_cue(context: Context, run: Sequence["Token"], span: Span) -> str:
    """Return the type word that makes an unknown name a place; empty if none does."""
    lists, topics = word_lists(), type_topics()
    forms = [context.forms[token.i] for token in run]
    if forms[-1] in STREETS and len(run) > 1:
        return "street"
    typed = OF_TYPE.search(context.text[max(0, span.start - 40) : span.start])
    word = typed.group(1).casefold() if typed else ""
    if topics.get(word) in SETTLEMENTS or (topics.get(word) == "site" and word not in lists["bodies"]):
        return f"{word} of"
    if forms[-1] in topics and len(run) > 1 and forms[-1] not in lists["bodies"] | lists["loose_types"]:
        return f"name ends in {forms[-1]}" if forms[-2] not in lists["not_places"] or len(run) > 2 else ""
    last = exact(type_after(context, span.end))
    return f"followed by {last}" if topics.get(last) in BEARERS and last not in lists["loose_types"] else ""


def _place_cue(context: Context, gazetteer: Gazetteer, run: Sequence["Token"], states: set[str | None]) -> str:
    """Return the cue of an unknown name after "in", "near" ...: the tagger or a name that sounds alike must agree."""
    preposition = context.preposition(run[0].i)
    label, alone = context.label(run[0].i, run[-1].i + 1)
    if preposition in word_lists()["in_strict"] and label in PLACE_LABELS and alone:
        return f"{preposition}, tagged {label}"
    span = _span_of(context, run)
    if slot := _slot_cue(context, run, span, label):
        return slot
    hit = not preposition and is_taken_or_hit(context, span.start, span.end)
    if label in NO_PLACES or not (hit or preposition):
        return ""
    alike = gazetteer.sounding(span.of(context.text))
    town = next((place for place in alike if place.kind == "town" and place.country in states), None)
    return f"{preposition or 'taken or hit'}, sounds like {town.name}" if town else ""


def _slot_cue(context: Context, run: Sequence["Token"], span: Span, label: str) -> str:
    """Return the cue of a name that stands where only a place can, or that the words after it call a settlement."""
    lists, forms = word_lists(), [context.forms[token.i] for token in run]
    short = len(run) == 1 and run[0].text.isupper() and len(run[0].text) <= 6 and not context.loud
    if (
        label in NOT_IN_SLOT
        or short
        or forms[0] in lists["no_place_first"]
        or " ".join(forms) in lists["no_place_names"]
    ):
        return ""
    if slot := place_slot(context, context.tokens(span.start, span.end)[0], run[-1].i + 1):
        return f"{slot}, an unknown name"
    return "called a settlement" if is_described(context.text, span.end) else ""


def _is_no_name(context: Context, forms: Sequence[str]) -> bool:
    lists = word_lists()
    if forms[0] in lists["titles"] or forms[0] in lists["firstnames"] or forms[-1] in lists["bodies_words"]:
        return True
    if any(form in country_adjectives() for form in forms) or (len(forms) == 1 and forms[0] in lists["not_places"]):
        return True
    return forms[-1] in context.persons


def _opens(context: Context, run: Sequence["Token"]) -> bool:
    """Return whether a capital only opens a sentence: "Violent explosion", "Intensive shelling"."""
    first = run[0]
    plain = bool(first.is_sent_start) and len(run) == 1 and first.lemma_.islower()
    return plain and first.pos_ in {"ADJ", "ADV", "VERB", "NOUN"} and not context.loud
