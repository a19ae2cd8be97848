"""Nothing without evidence: a field is kept only if its names, numbers and negations stand in the words it quotes.

Peers ground a changed quote on the unchanged rest of a sentence; so the quote must hold exactly what the field says, and a field that fails is
emptied with a decision that tells why.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.lexicon.numbers import NUMBER, number_value
from dateline.model import COUNT_FIELDS, Claim, Count, Decision, Event, Party, Span, Where

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
    if name in quote:
        return name or None
    found = re.search(re.escape(name), quote, re.IGNORECASE) if name else None
    return found.group() if found else None


def _count(
    field: str, count: Count | None, evidence: Mapping[str, tuple[Span, ...]], text: str, refused: list[Decision]
) -> Count | None:
    if count is None or count_stands(count, [span.of(text) for span in evidence.get(field, ())]):
        return count
    refused.append(Decision(field, "verifier", "verify.number_not_in_quote", f"{count.low}..{count.high}"))
    return None


def count_stands(count: Count, quotes: list[str]) -> bool:
    """Return whether a count's bounds can be read off its quotes: figures that stand there, their sum, or words such as "dozens"."""
    figures = [
        value
        for quote in quotes
        for match in FIGURE.finditer(quote)
        if (value := number_value(match.group())) is not None
    ]
    bounds = {bound for bound in (count.low, count.high) if bound is not None}
    if not figures:
        return bool(quotes) and bounds <= WORDED | {len(quotes)} | set(range(len(quotes) * 3 + 1))
    sums = {sum(figures), *figures, sum(figures) + len(quotes) - len(figures)}
    return all(
        bound in sums
        or bound - 1 in sums
        or bound + 1 in sums
        or bound in WORDED
        or _partly(bound, figures, len(quotes))
        for bound in bounds
    )


def _partly(bound: int, figures: list[int], quotes: int) -> bool:
    """Return whether a bound is the figures' sum plus persons counted without a figure ("three officers and a guard")."""
    return sum(figures) < bound <= sum(figures) + 3 * max(0, quotes - len(figures)) or any(
        bound == 12 * f or bound == 20 * f for f in figures
    )


# What the codebook makes of words: several, dozens, scores, hundreds, thousands, tens of thousands.
WORDED = frozenset({0, 1, 2, 3, 6, 12, 24, 40, 200, 2000, 20000, 200000})


def _spoken(claim: Claim, text: str) -> Claim | None:
    speaker = as_written(claim.speaker, text)
    return replace(claim, speaker=speaker) if speaker and claim.span.of(text).strip() else None
