"""Nothing without evidence: a field is kept only if its names, numbers and negations stand in the words it quotes.

Peers ground a changed quote on the unchanged rest of a sentence; so the quote must hold exactly what the field says, and a field that fails is
emptied with a decision that tells why.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.lexicon.numbers import NUMBER, number_value
from dateline.model import COUNT_FIELDS, Claim, Count, Decision, Event, Party, Span, Where
from dateline.model.mention import NOBODY_NAMED

FAR = 600  # characters: a speaker who goes on as "he" was named within a few sentences
FIGURE = re.compile(NUMBER, re.IGNORECASE)


def verified(event: Event, text: str) -> Event:
    """Return the event with every field that its evidence does not carry emptied."""
    refused: list[Decision] = []
    evidence = dict(event.evidence)
    sides = {name: _sides(name, getattr(event, name), text, refused) for name in ("side_a", "side_b", "supports")}
    for name in ("side_a", "side_b"):
        evidence[name] = tuple(dict.fromkeys(party.span for party in sides[name]))
    place = _place(event.place, evidence.get("place", ()), text, refused)
    tally = {field: _count(field, getattr(event.counts, field), evidence, text, refused) for field in COUNT_FIELDS}
    for field, count in tally.items():
        if count is None:
            evidence.pop(field, None)
    return replace(
        event,
        side_a=sides["side_a"],
        side_b=sides["side_b"],
        supports=sides["supports"],
        place=place,
        counts=replace(event.counts, **tally),
        claims=tuple(spoken for claim in event.claims if (spoken := _spoken(claim, text)) is not None),
        evidence=evidence,
        decisions=(*event.decisions, *refused),
    )


def _sides(name: str, parties: Iterable[Party], text: str, refused: list[Decision]) -> tuple[Party, ...]:
    kept = []
    for party in parties:
        written = as_written(party.name, party.span.of(text))
        if written:
            kept.append(replace(party, name=written))
        else:
            refused.append(Decision(name, "verifier", "verify.name_not_in_quote", party.name))
    return tuple(kept)


def _place(place: Where, spans: Iterable[Span], text: str, refused: list[Decision]) -> Where:
    if place.name is None:
        return place
    written = next((found for span in spans if (found := as_written(place.name, span.of(text)))), None)
    if written is not None:
        return replace(place, name=written)
    refused.append(Decision("place", "verifier", "verify.name_not_in_quote", place.name))
    return Where()


def as_written(name: str, quote: str) -> str | None:
    """Return a name in the letters of its quote (a telex is all capitals), None when it does not stand there."""
    if not name:
        return None
    whole = rf"(?<!\w){re.escape(name)}(?!\w)"
    found = re.search(whole, quote) or re.search(whole, quote, re.IGNORECASE)
    return found.group() if found else None


def _count(
    field: str, count: Count | None, evidence: Mapping[str, tuple[Span, ...]], text: str, refused: list[Decision]
) -> Count | None:
    if count is None or count_stands(count, [span.of(text) for span in evidence.get(field, ())]):
        return count
    refused.append(Decision(field, "verifier", "verify.number_not_in_quote", f"{count.low}..{count.high}"))
    return None


def count_stands(count: Count, quotes: Sequence[str]) -> bool:
    """Return whether a count's bounds are what its quotes say, or the sum of what each says."""
    return bool(quotes) and all(
        bound is None or bound in _sums([said(quote, bound_is_low=low) for quote in quotes])
        for bound, low in ((count.low, True), (count.high, False))
    )


def said(quote: str, *, bound_is_low: bool) -> frozenset[int]:
    """Return the numbers that a quote can give for a lower or an upper bound (codebook section 6)."""
    figures = [value for match in FIGURE.finditer(quote) if (value := number_value(match.group())) is not None]
    worded = {value for pattern, value in WORDED if pattern.search(quote)}
    if not figures:
        return frozenset(worded or {1, 2})  # a person, or people without a figure
    found = {*figures, sum(figures), *worded}
    if bound_is_low and MORE_THAN.search(quote):
        found |= {figure + 1 for figure in figures}
    if not bound_is_low and LESS_THAN.search(quote):
        found |= {figure - 1 for figure in figures}
    return frozenset(found)


def _sums(choices: Sequence[frozenset[int]]) -> set[int]:
    """Return every sum of one number from each quote; a quote may also only repeat another."""
    totals = {0}
    for numbers in choices:
        totals |= {total + number for total in totals for number in numbers}
    return totals - ({0} if not any(0 in numbers for numbers in choices) else set())


MORE_THAN = re.compile(
    r"\b(?:more than|over|above|exceed\w*|upwards? of|in excess of|north of|top\w*|surpass\w*)\b", re.IGNORECASE
)
LESS_THAN = re.compile(r"\b(?:less than|fewer than|under|below)\b", re.IGNORECASE)
# What the codebook makes of words.
WORDED = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), value)
    for words, value in (
        ("no|none|nobody|nil|zero|without", 0),
        ("an?|one|another|single", 1),
        ("both|pair|couple|others", 2),
        ("several|many|number of|handful|some|various|numerous|countless", 3),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("dozens|tens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("thousands", 2000),
        ("tens of thousands", 20000),
        ("hundreds of thousands", 200000),
    )
)


def _spoken(claim: Claim, text: str) -> Claim | None:
    """Return a claim whose speaker is named near its quote; "he said" is resolved to a name of the sentences before."""
    if not claim.span.of(text).strip():
        return None
    if claim.speaker == NOBODY_NAMED:
        return claim
    near = text[max(0, claim.span.start - FAR) : claim.span.end + FAR]
    speaker = as_written(claim.speaker, near) or as_written(claim.speaker, text)
    return replace(claim, speaker=speaker) if speaker else None
