"""How many a text says: numbers with the words that bound them, and the figures that count nobody.

Bounds follow codebook sections 6 and 8. Dates, ages, distances, money, weapons, unit names and scores are found too, as
`not-a-count`, so that no caller mistakes them for a toll.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.extract.rules.times import blank, find_times
from dateline.lexicon.numbers import MEASURES, NUMBER, number_value, one_of, words
from dateline.model import Span

__all__ = ["Quantity", "find_quantities", "number_value"]

NOT_A_COUNT = "not-a-count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, with its bounding words inside `span`; None is an open bound.

    `kind` is number, range, vague ("dozens"), article ("a soldier": one, if a person follows), none ("no casualties")
    or not-a-count. `exact` says that a figure stands there without a word that loosens it.
    """

    span: Span
    low: int | None
    high: int | None
    exact: bool
    kind: str


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of the text in order; no two overlap."""
    found: list[Quantity] = []
    open_text = text
    for read in (_measured, _multiplied, _ranges, _none, _numbers, _vague, _articles):
        read_now = list(read(open_text))
        found.extend(read_now)
        open_text = blank(open_text, [quantity.span for quantity in read_now])
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _no_count(start: int, end: int) -> Quantity:
    return Quantity(Span(start, end), None, None, exact=False, kind=NOT_A_COUNT)


# --- what counts nobody ----------------------------------------------------------------------------------------------


def _measured(text: str) -> Iterator[Quantity]:
    """Yield the figures that are dates, codes, ages, money, shares, weapons and the like."""
    last = 0
    times = (expression.span for expression in find_times(text, None))
    codes = (Span(*match.span("code")) for pattern in _patterns().codes for match in pattern.finditer(text))
    for span in sorted([*times, *codes], key=lambda span: (span.start, -span.end)):
        if _patterns().any_number.search(span.of(text)) and span.start >= last:
            last = span.end
            yield _no_count(span.start, span.end)


def _is_measure(text: str, start: int, end: int) -> bool:
    """Return whether the words around a number make it a measure, an age or a name."""
    patterns = _patterns()
    return bool(
        patterns.measure.match(text, end)
        or patterns.joined_noun.match(text, end)
        or patterns.designator.search(text, max(0, start - 24), start)
        or patterns.age.search(text, max(0, start - 24), start)
        or (patterns.age_before.search(text, max(0, start - 30), start) and patterns.age_after.match(text, end))
    )


# --- figures ---------------------------------------------------------------------------------------------------------


def _ranges(text: str) -> Iterator[Quantity]:
    for match in _patterns().range.finditer(text):
        low, high = _pair(match["low"], match["high"])
        start, end = match.span()
        if low is None or high is None:
            continue
        if _risen(text, match):
            yield _no_count(*match.span("low"))
        elif _is_measure(text, start, end) or _is_measure(text, match.start("low"), end) or high < low:
            if match["joiner"].strip().lower() in {"-", "–", "—", "to"} or match["between"]:
                yield _no_count(start, end)
        elif match["joiner"].strip().lower() == "and" and not match["between"] and not match["upper"]:
            continue
        else:
            yield Quantity(Span(start, end), low, high, exact=False, kind="range")


def _pair(first: str, second: str) -> tuple[int | None, int | None]:
    """Return both values; a scale word after the second holds for both: '20 to 30 thousand'."""
    low, high = number_value(first), number_value(second)
    scales = words()["scales"]
    last = re.split(r"[\s-]+", second.lower())[-1]
    if low is None or high is None or last not in scales or any(scale in first.lower() for scale in scales):
        return low, high
    return (low * scales[last] if low * scales[last] < high else low), high


def _risen(text: str, match: re.Match[str]) -> bool:
    """Return whether a toll went 'from 20 to 30': only the second figure holds."""
    return (match["between"] or "").lower() == "from" and bool(
        _patterns().risen.search(text, max(0, match.start() - 40), match.start())
    )


def _numbers(text: str) -> Iterator[Quantity]:
    patterns = _patterns()
    for match in patterns.number.finditer(text):
        value = number_value(match["number"])
        start, end = match.span()
        if value is None or _is_measure(text, match.start("number"), match.end("number")) or _is_idle_one(text, match):
            yield _no_count(*match.span("number"))
            continue
        bound = _bound_of(match["bounds"])
        if match["more"]:
            bound = "about" if match["more"].lower().strip() in {"or so", "or thereabouts"} else "at-least"
        elif bound in {"", "exactly"} and patterns.at_least_after.match(text, match.end("number")):
            bound = "at-least"
        low, high = _bounded(bound, value)
        yield Quantity(
            Span(start, end), low, high, exact=bound in {"", "exactly"}, kind="none" if value == 0 else "number"
        )


def _bound_of(bounds: str | None) -> str:
    """Return the bound that the words set; of several ('at least some') the one that opens an end."""
    loose = ""
    for name, phrases in _patterns().bounds:
        if bounds and phrases.search(bounds):
            if name not in {"about", "exactly"}:
                return name
            loose = loose if loose == "about" else name
    return loose


def _bounded(bound: str, value: int) -> tuple[int | None, int | None]:
    if bound == "at-least":
        return value, None
    if bound == "more-than":
        return value + 1, None
    if bound == "up-to":
        return None, value
    if bound == "less-than":
        return None, max(0, value - 1)
    return value, value


def _is_idle_one(text: str, match: re.Match[str]) -> bool:
    """Return whether 'one' counts nothing: 'one another', 'one of the main', 'no one'."""
    patterns = _patterns()
    return match["number"].lower() == "one" and bool(
        patterns.one_not.match(text, match.end("number"))
        or patterns.before_one.search(text, max(0, match.start() - 8), match.start())
    )


# --- words that stand for numbers ------------------------------------------------------------------------------------


def _multiplied(text: str) -> Iterator[Quantity]:
    """Yield 'several hundred', 'a few dozen'."""
    for match in _patterns().multiplied.finditer(text):
        times = _plain(match["times"])
        amount = words()["multipliers"][times] * words()["scales"][match["scale"].lower()]
        high = amount if "couple" in times else None
        if _is_measure(text, *match.span()):
            yield _no_count(*match.span())
        else:
            yield Quantity(Span(*match.span()), amount, high, exact=False, kind="vague")


def _vague(text: str) -> Iterator[Quantity]:
    for match in _patterns().vague.finditer(text):
        span = Span(*match.span())
        if _is_idle_vague(text, match):
            continue
        if _is_measure(text, match.start("word"), match.end("word")):
            yield _no_count(span.start, span.end)
            continue
        low, high = words()["vague"][_plain(match["word"])]
        yield Quantity(span, low, high, exact=low == high, kind="number" if low == high else "vague")


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _is_idle_vague(text: str, match: re.Match[str]) -> bool:
    """Return whether the word counts nothing here: 'five others', 'both sides', 'as many as', 'scores a goal'."""
    word, before, after = (
        _plain(match["word"]),
        text[max(0, match.start() - 24) : match.start()],
        text[match.end() : match.end() + 60],
    )
    if word == "others":
        return bool(
            re.search(
                r"(?:\0|\b(?:the|many|several|some|few|among|with|of|any|all|for|to))\s*(?:more\s+)?$",
                before,
                re.IGNORECASE,
            )
        )
    if word == "both":
        return bool(
            re.match(
                r"\s+(?:sides|countries|parties|governments|leaders|of\s+(?:the|these)\s+(?:sides|countries))\b|[^.,;]*\sand\s",
                after,
                re.IGNORECASE,
            )
        )
    if word == "many":
        return bool(
            re.search(r"\b(?:as|so|how|too|not|that)\s+$", before, re.IGNORECASE)
            or re.match(r"\s+(?:as|of\s+(?:which|whom|them|the)|whom)\b", after, re.IGNORECASE)
        )
    if word == "scores":
        return bool(re.match(r"\s+(?:a|an|the|his|points?|goals?|high|low)\b", after, re.IGNORECASE))
    if word in {"multiple", "several", "numerous"}:
        return bool(re.match(r"\s+(?:of\s+)?(?:times|occasions|reports?|sources|media)\b", after, re.IGNORECASE))
    return False


def _none(text: str) -> Iterator[Quantity]:
    for match in _patterns().none.finditer(text):
        yield Quantity(Span(*match.span("word")), 0, 0, exact=True, kind="none")


def _articles(text: str) -> Iterator[Quantity]:
    for match in _patterns().article.finditer(text):
        if not _patterns().measure.match(text, match.end("word")):
            yield Quantity(Span(*match.span("word")), 1, 1, exact=True, kind="article")


# --- the patterns ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Patterns:
    any_number: re.Pattern[str]
    codes: tuple[re.Pattern[str], ...]
    measure: re.Pattern[str]
    joined_noun: re.Pattern[str]
    designator: re.Pattern[str]
    age: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    range: re.Pattern[str]
    risen: re.Pattern[str]
    number: re.Pattern[str]
    at_least_after: re.Pattern[str]
    bounds: tuple[tuple[str, re.Pattern[str]], ...]
    one_not: re.Pattern[str]
    before_one: re.Pattern[str]
    multiplied: re.Pattern[str]
    vague: re.Pattern[str]
    none: re.Pattern[str]
    article: re.Pattern[str]


def _any_case(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@cache
def _patterns() -> _Patterns:
    lists = words()
    measures = one_of(MEASURES)
    between = one_of(lists["between-measures"])
    bound = one_of(phrase for phrases in lists["bounds"].values() for phrase in phrases)
    strong = one_of(lists["strong"])
    figure = rf"(?<![\w.,\0-])(?:{NUMBER})(?![\w\0])"
    loose_figure = rf"(?:{NUMBER})(?![\w\0])"
    vague = one_of(lists["vague"])
    losses = one_of(lists["losses"])
    designators = one_of([*lists["designators"], *(word.upper() for word in lists["designators"])])
    lower = one_of(lists["bounds"]["at-least"] + lists["bounds"]["about"])
    return _Patterns(
        any_number=_any_case(rf"\d|\b{one_of(lists['units'] | lists['tens'] | lists['scales'])}\b"),
        codes=_codes(),
        measure=_any_case(rf"(?:\s*%|(?:\s+{between})?[-\s]+(?:{between}[-\s]+)?{measures}(?![\w]))"),
        joined_noun=_any_case(rf"-(?!{strong}\b|\d)[a-z]"),
        designator=re.compile(rf"\b{designators}[-\s]+(?:No\.?\s*)?$"),
        age=_any_case(
            rf"\b{one_of(lists['ages'])}\s+(?:only\s+|just\s+)?(?:(?:{NUMBER})\s+(?:and|to|or)\s+)?$|\bunder\s+the\s+age\s+of\s+$"
        ),
        age_before=re.compile(r"\b[A-Z][\w'’-]+,\s*$"),
        age_after=re.compile(r"\s*[,.;)]"),
        range=_any_case(
            rf"(?:\b(?P<between>between|from)\s+|(?P<lower>\b{lower})\s+)?(?P<low>{figure})"
            rf"(?P<joiner>(?<=\d)\s?[-–—]\s?(?=\d)|\s+(?:to|or|and)\s+)(?:(?P<upper>{one_of(lists['joined-upper'])})\s+)?(?P<high>{loose_figure})"
        ),
        risen=_any_case(
            r"\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|went|goes|gone|up|jump(?:s|ed)?|raised|revised|grown|grew|fell|dropped)\b[^.;]*$"
        ),
        number=_any_case(
            rf"(?P<bounds>(?:\b{bound}\s+){{1,3}})?(?P<number>{figure})(?P<more>\s+{one_of(lists['or-more'])}(?!\s+(?:\d|{vague}))\b|\+|-plus\b)?"
        ),
        at_least_after=_any_case(
            rf"\s+(?:(?!including\b|and\b)[a-z]+\s+){{1,2}}at\s+least\b(?!\s+(?:{NUMBER}|{vague}|an?\b))"
        ),
        bounds=tuple((name, _any_case(rf"\b{one_of(phrases)}(?!\w)")) for name, phrases in lists["bounds"].items()),
        one_not=_any_case(rf"\s+{one_of(lists['one-not'])}\b"),
        before_one=_any_case(r"\b(?:no|the|this|that|any|each|every|last|which)[-\s]+$"),
        multiplied=_any_case(
            rf"\b(?:{bound}\s+)?(?P<times>{one_of(lists['multipliers'])})\s+(?P<scale>{one_of(lists['scales'])})\b"
        ),
        vague=_any_case(rf"(?P<bounds>(?:\b{bound}\s+){{1,2}})?\b(?P<word>{vague})(?!\w)"),
        none=_any_case(
            rf"\b(?P<word>no[\s-]one|nobody|none|no(?=\s+(?!{one_of(lists['no-not'])}\b)[a-z])|without(?=\s+(?:causing\s+)?(?:any\s+)?(?:civilian\s+)?{losses}))\b"
        ),
        article=_any_case(rf"(?<![\w.'’&-])(?P<word>an?|another)\s+(?!{one_of(lists['a-not'])}\b)[\"“‘']?[a-z]"),
    )


def _codes() -> tuple[re.Pattern[str], ...]:
    money = r"(?:US|A|C|HK)?[$€£¥₪₹]"
    sources = (
        rf"(?P<code>{money}\s?\d[\d,.]*(?:\s?(?:-|to)\s?{money}?\d[\d,.]*)?(?:\s?(?:hundred|thousand|million|billion|trillion|bn|mn|m|k)\b)?)",
        r"(?P<code>\b(?:USD|US\$|EUR|GBP|Rs\.?)\s?\d[\d,.]*(?:\s(?:million|billion|crore|lakh))?)",
        r"(?P<code>(?<![\w.])\d[\d,.]*(?:\s(?:million|billion|thousand))?\s?(?:%|per\s?cent\b))",
        r"(?P<code>https?://\S+|www\.\S+|[@#]\w+)",
        r"(?P<code>(?<![\w.,])\+?\d{1,4}(?:[-./]\d{1,4}){2,}(?!\d))",  # numeric dates, phone numbers
        r"(?P<code>\+\d[\d\s()-]{7,}\d)",
        r"(?P<code>(?<![\w.,])\d{1,4}/\d{1,4}(?!\d))",
        r"(?P<code>\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b\.?|hours|GMT|UTC|local)|\b\d{1,2}:\d{2}(?::\d{2})?\b)",
        r"(?P<code>\b\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?|\b\d{3,4}\s(?:hours|hrs|GMT|UTC|local\s+time)\b)",
        r"(?P<code>\b(?:[A-Za-z]+\d[\w-]*|[A-Za-z]{1,4}-\d[\w-]*|(?:pre|post|mid|covid)-\d+))",  # M23, AK-47, post-2003
        r"(?P<code>\b\d{1,3}(?:,\d{3})*(?:st|nd|rd|th|s)\b)",
        r"(?P<code>(?<![\w.,])\d[\d.,]*(?!k\b)[A-Za-z]+[\w-]*)",  # 122mm, 4x4
        r"(?P<code>\b(?:no|nos|number|num)\.?\s?\d+\b)",
        rf"(?P<code>(?<![\w.,])(?:{NUMBER})[-\s]years?[-\s]olds?\b)",
        rf"(?P<code>\b(?:aged|ages?(?:\s+of)?)\s+(?:between\s+)?(?:{NUMBER})(?:\s?(?:-|–|to|and|or|,)\s?(?:{NUMBER}))*)",
        rf"(?P<code>\b(?:{NUMBER})-(?:thirds?|quarters?|fifths?|halves|half)\b)",
        rf"(?P<code>\b(?:{NUMBER})\s+(?:out\s+of|in)\s+(?:every\s+)?(?:ten|five|four|three|10)\b)",
    )
    return tuple(_any_case(source) for source in sources)
