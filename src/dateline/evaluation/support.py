"""Do the words behind each field carry it? An audit of stored evidence, apart from the verifier that the coder runs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dateline.evaluation.measure import Measure
from dateline.evaluation.names import fold, words
from dateline.evaluation.prediction import Prediction
from dateline.evaluation.suite import CARRIED, Case, Miss
from dateline.evaluation.telling import Telling
from dateline.evaluation.wording import sentence_around, telling_words
from dateline.model import Span

UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
NUMBERS = {word: number for number, word in enumerate(UNITS + TEENS)}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000}
# Words that stand for a bound under the codebook, section 6.
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "tens": 20,
    "hundreds": 200,
    "thousands": 2000,
    "several": 3,
    "many": 3,
    "numerous": 3,
    "number": 3,
    "few": 3,
    "couple": 2,
    "pair": 2,
    "both": 2,
}
PHRASES = {"tens of thousands": "20,000", "hundreds of thousands": "200,000", "half a dozen": "6"}
PHRASE = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b")
ABOVE = re.compile(r"\b(?:more than|over|above|exceed\w*|upwards of)\b")
NONE_WORDS = frozenset({"no", "none", "nobody", "without", "not", "zero", "neither", "nor", "t"})
DENIED_VERB = re.compile(
    r"\b(?:did|does|do|was|were|has|have|had)(?: not|n['’]t)\b(?! (?:say|know|give|name|specify|elaborate))",
    re.IGNORECASE,
)
# Where one statement of a quote ends and the next begins: a denial in one says nothing of the others.
BETWEEN = re.compile(
    r"[,;:]|\b(?:and|but|or|if|although|though|because|after|before|when|while|which|who|whom|what|that)\b",
    re.IGNORECASE,
)
WORD_OF_TYPE = re.compile(r"type: \S+ \((.+)\)")
STEM = 3  # letters that a word keeps at least, whatever its ending
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_SUMMANDS = 4
MOST_NUMBERS = 10  # of a quote, tried in sums


@dataclass(frozen=True, slots=True)
class Fault:
    """A field that its words do not carry."""

    field: str
    why: str


def audit(cases: Sequence[Case], predictions: Sequence[Prediction]) -> tuple[Measure, tuple[Miss, ...]]:
    """Return the share of stored fields that their words carry, and those that they do not."""
    fields = 0
    misses = []
    for case, prediction in zip(cases, predictions, strict=True):
        for event in prediction.events:
            faults = list(faults_of(event, prediction.text))
            fields += _stated(event)
            for fault in faults:
                quote = " … ".join(_quotes(event, fault.field, prediction.text)) or "no words at all"
                sentence = sentence_around(prediction.text, event.spans)
                rules = tuple(rule for rule in event.rules if rule.startswith(fault.field)) or event.rules
                found = f"{fault.field}: {fault.why}; in {telling_words(event)}"
                misses.append(Miss(case.name, "evidence", sentence, f"«{quote}»", found, rules))
    return Measure(CARRIED, fields - len(misses), fields), tuple(misses)


def faults_of(event: Telling, text: str) -> Iterator[Fault]:
    """Yield the fields of an event whose numbers, names or negations do not stand in their quotes."""
    if not event.evidence.get("type"):
        yield Fault("type", "no words")
    elif event.modality == "actual" and _negated(event, text):
        yield Fault("type", "the words say that it did not happen")
    for name, bounds in event.counts.items():
        quotes = _quotes(event, name, text)
        unsaid = [bound for bound in bounds if bound is not None and not _carries_count(quotes, bound)]
        if unsaid:
            yield Fault(name, f"{unsaid[0]} is not said")
    named = [("place", event.place)] if event.place else []
    named += [("side_a", name) for name in event.side_a] + [("side_b", name) for name in event.side_b]
    for field, name in named:
        if not _carries_name(_quotes(event, field, text), name):
            yield Fault(field, f"{name} is not said")
    yield from _untold(event, text)


def _untold(event: Telling, text: str) -> Iterator[Fault]:
    if event.day and not _carries_day(_quotes(event, "date", text), event.day, event.last):
        yield Fault("date", f"{event.day} is not what the words say")
    for (speaker, _), span in zip(event.claims, event.words, strict=False):
        if not span.of(text).strip():
            yield Fault("claims", f"{speaker} is not quoted")


def _stated(event: Telling) -> int:
    """Return how many fields of an event are checked."""
    sides = len(event.side_a) + len(event.side_b)
    return (
        1 + len(event.counts) + bool(event.place) + sides + bool(event.day) + min(len(event.claims), len(event.words))
    )


def _quotes(event: Telling, field: str, text: str) -> list[str]:
    return [span.of(text) for span in _spans(event, field)]


def _spans(event: Telling, field: str) -> tuple[Span, ...]:
    return tuple(event.evidence.get(field, ()))


def _negated(event: Telling, text: str) -> bool:
    """Return whether the words that state the event deny their own verb ("did not attack").

    Looked at is the statement with the word that named the type, where the event says which that was, else every one.
    """
    pieces = [piece for quote in _quotes(event, "type", text) for piece in BETWEEN.split(quote)]
    named = next((found[1] for rule in event.rules if (found := WORD_OF_TYPE.fullmatch(rule))), "")
    stems = {word[: max(STEM, len(word) - 2)] for word in fold(named).split() if len(word) >= STEM}
    own = [piece for piece in pieces if any(word.startswith(tuple(stems)) for word in fold(piece).split())]
    return any(DENIED_VERB.search(piece) for piece in (own or pieces))


def _carries_name(quotes: Sequence[str], name: str) -> bool:
    """Return whether every word of a name stands in the quotes."""
    said = set(fold(" ".join(quotes)).split())
    return bool(said) and set(words(name)) <= said


def _carries_count(quotes: Sequence[str], bound: int) -> bool:
    return any(carries_number(quote, bound) for quote in quotes) or _sums_to([_parts(quote) for quote in quotes], bound)


def carries_number(quote: str, number: int) -> bool:
    """Return whether a quote states a number: as such, as a sum, as a vague word, or by naming or negating one."""
    said = numbers_in(quote)
    if number in said:
        return True
    if number == 0:
        return bool(NONE_WORDS & set(fold(quote).split()))
    if number <= 2 and quote.strip():
        return True  # a person named or counted by "a" is one, a bare plural two
    return _sums_to([said], number)


def _parts(quote: str) -> list[int]:
    """Return what a quote may add to a sum; words for people without a number are a person (1) or a plural (2)."""
    return numbers_in(quote) or ([1, 2] if quote.strip() else [])


def _sums_to(parts: Sequence[Sequence[int]], number: int) -> bool:
    """Return whether a few of the numbers add up: both sides' dead, or men, women and children."""
    few = [value for part in parts for value in part][:MOST_NUMBERS]
    return any(sum(part) == number for size in range(2, MOST_SUMMANDS + 1) for part in combinations(few, size))


def numbers_in(quote: str) -> list[int]:
    """Return the numbers of a quote in digits, words and the codebook's vague words; with "more than" also one more."""
    found: list[int] = []
    total: int | None = None
    text = PHRASE.sub(lambda words: PHRASES[words[0]], quote.casefold())
    for word in re.findall(r"\d+(?:,\d{3})*|[a-z]+", text):
        if word[0].isdigit():
            total = int(word.replace(",", ""))
            found.append(total)
        elif word in NUMBERS or word in TENS:
            value = NUMBERS.get(word, TENS.get(word, 0))
            joined = total is not None and total >= 20 and total % 10 == 0 and value < total
            total = (total or 0) + value if joined else value
            found.append(total)
        elif word in SCALES:
            total = (total or 1) * SCALES[word]
            found.append(total)
        elif word != "and":
            total = None
            found += [VAGUE[word]] if word in VAGUE else []
    return [*found, *(number + 1 for number in found)] if ABOVE.search(text) else found


def _carries_day(quotes: Sequence[str], first: date, last: date | None) -> bool:
    """Return whether the words allow the day: no other weekday and no other year stand in them.

    A date without words is the report's own day ("today" told in the present tense): there is nothing to contradict it.
    """
    said = fold(" ".join(quotes)).split()
    days = [word for word in said if word.removesuffix("s") in WEEKDAYS]
    years = [int(word) for word in said if re.fullmatch(r"(?:19|20)\d\d", word)]
    ends = (first, last or first)
    stretch = {WEEKDAYS[end.weekday()] for end in ends}
    weekday = not days or any(day.removesuffix("s") in stretch for day in days) or (ends[1] - ends[0]).days >= 6
    return weekday and (not years or any(ends[0].year <= year <= ends[1].year for year in years))
