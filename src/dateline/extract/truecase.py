"""Text in capitals, and headlines With a Capital on Every Word, put back into the case that parsers and name lists are used to.

Telexes and many headlines come so; a parser then takes every word for a name. What comes back has the same
length, so that offsets hold. Words of the English dictionary go small, known names and acronyms get their own form, and
an unknown word is taken for a name, which in news it nearly always is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dateline.actors import open_registry
from dateline.extract.casing import TWO_CAPITALS, Token, capital, settle
from dateline.lexicon import case
from dateline.lexicon.times import is_ambiguous, is_short

SHARE = 0.7  # of the letters of a paragraph; mixed-case news stays under .25, telexes over .95
FEWEST_LETTERS = 12  # shorter paragraphs in capitals are headings and slugs
FEWEST_WORDS, MOST_WORDS = 4, 30  # of a headline
LONG, FEWEST_COMMON = (
    4,
    2,
)  # letters that a headline's word with a capital has; dictionary words among them, so that it is no list of names
LONGEST_NAME = 7  # words of the longest name looked up as a whole

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)
_BRACKETED = re.compile(r"(?<=\w )[\[(]([A-Z][A-Z-]{1,6})[\])]")
_INNER_STOP = re.compile(r"[.!?]['\"”’)]*\s+\w")
_VOWEL = re.compile(r"[aeiouyáéíóúüöäåøæ]")


def restore(text: str) -> str:
    """Return the text with every paragraph of capitals in ordinary case; it is as long as before."""
    paragraphs = [match[0] for match in _PARAGRAPH.finditer(text)]
    if not any(_shouts(one) or _is_title(one) for one in paragraphs):
        return text
    own = frozenset(found.lower() for found in _BRACKETED.findall(text) if not case.is_english(found.lower()))
    return _PARAGRAPH.sub(lambda match: _in_case(match[0], own), text)


def _in_case(paragraph: str, own: frozenset[str]) -> str:
    if _shouts(paragraph):
        return _restored(paragraph, own, _form)
    return _restored(paragraph, own, _form_in_title) if _is_title(paragraph) else paragraph


def _shouts(paragraph: str) -> bool:
    """Return whether nearly all letters are capitals."""
    capitals = sum(character.isupper() for character in paragraph)
    small = sum(character.islower() for character in paragraph)
    return capitals >= FEWEST_LETTERS and capitals > SHARE * (capitals + small)


def _is_title(paragraph: str) -> bool:
    """Return whether a paragraph is one line in which every word of some length has a capital, common words too."""
    line = paragraph.strip()
    words = _WORD.findall(line)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or "\n" in line or _INNER_STOP.search(line):
        return False
    long = [word for word in words[1:] if len(word) >= LONG and word.isalpha()]
    common = [word for word in long if word[1:].islower() and case.is_english(word.lower())]
    return all(word[0].isupper() for word in long) and len(common) >= FEWEST_COMMON


def _restored(paragraph: str, own: frozenset[str], form: Callable[["_Context"], tuple[str, bool]]) -> str:
    tokens = [Token(match.start(), match.end(), _lower(match[0])) for match in _WORD.finditer(paragraph)]
    _write_phrases(paragraph, tokens)
    for index, token in enumerate(tokens):
        if not token.form:
            token.form, token.named = form(_Context(paragraph, tokens, index, own))
    settle(paragraph, tokens, unsure=form is _form)
    parts, last = [], 0
    for token in tokens:
        parts += [paragraph[last : token.start], token.form]
        last = token.end
    return "".join([*parts, paragraph[last:]])


def _lower(word: str) -> str:
    """Return the word in small letters, one for one: 'İ' has no small letter of length one and stays."""
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in word)


# --- names of several words -----------------------------------------------------------------------------------------


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return names of several words, small and as written: from the lists, and from the actors that tables hold."""
    listed = {**{name.lower(): name for name in _actor_names() if " " in name}, **case.phrases()}
    split = {tuple(_words(key)): tuple(_words(name)) for key, name in sorted(listed.items())}
    return {key: name for key, name in split.items() if 1 < len(key) <= LONGEST_NAME and len(key) == len(name)}


def _words(name: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(name)]


@cache
def _actor_names() -> tuple[str, ...]:
    names = (name for actor in open_registry().listed() for name in (actor.name, *actor.aliases))
    return tuple(sorted({name for name in names if name[:1].isupper()}))


@cache
def _acronyms() -> frozenset[str]:
    """Return acronyms in small letters: listed ones, and those of actors that are no English word."""
    names = frozenset(_actor_names())
    actors = {name.lower() for name in names if name.isupper() and name.isalnum() and name.title() not in names}
    return case.acronyms() | {name for name in actors if not case.is_english(name)}


def _write_phrases(paragraph: str, tokens: list[Token]) -> None:
    """Give the words of a known long name their form."""
    phrases, index = _phrases(), 0
    while index < len(tokens):
        longest = next(
            (
                size
                for size in range(LONGEST_NAME, 1, -1)
                if _stand_together(paragraph, tokens[index : index + size], size, phrases)
            ),
            1,
        )
        if longest > 1:
            name = phrases[tuple(token.small for token in tokens[index : index + longest])]
            for token, form in zip(tokens[index : index + longest], name, strict=True):
                token.form, token.named, token.listed = form, True, True
        index += longest


def _stand_together(
    paragraph: str, tokens: list[Token], size: int, phrases: dict[tuple[str, ...], tuple[str, ...]]
) -> bool:
    if len(tokens) < size or tuple(token.small for token in tokens) not in phrases:
        return False
    gaps = (paragraph[first.end : second.start] for first, second in pairwise(tokens))
    return all(re.fullmatch(r"\s+|-", gap) for gap in gaps)


# --- single words ---------------------------------------------------------------------------------------------------

_ORDINAL_OR_MEASURE = re.compile(r"\d+(?:st|nd|rd|th|s|mm|km|kg|am|pm|d)")
_MONTH_BEFORE = re.compile(r"in|since|of|during|last|early|late|mid|until|\d{1,2}(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class _Context:
    """A word among its neighbours; `own` are acronyms that the text itself explains in brackets, in small letters."""

    paragraph: str
    tokens: list[Token]
    index: int
    own: frozenset[str]

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    @property
    def before(self) -> str:
        return self.tokens[self.index - 1].small if self.index else ""

    @property
    def after(self) -> str:
        return self.tokens[self.index + 1].small if self.index + 1 < len(self.tokens) else ""

    @property
    def next_character(self) -> str:
        return self.paragraph[self.token.end : self.token.end + 1]


def _form(context: _Context) -> tuple[str, bool]:
    """Return how a word is written, and whether it is a name."""
    small = context.token.small
    word = context.paragraph[context.token.start : context.token.end]
    stem, tail = _parted(small)
    if any(character.isdigit() for character in word) or _is_code(context):
        return (small, False) if _ORDINAL_OR_MEASURE.fullmatch(small) else (word, True)
    if len(stem) == 1:
        small_article = word in {"A", "Y", "E", "O"} and context.next_character != "."
        return (small, False) if small_article else (word, word != "I")
    if _is_acronym(context, stem):
        return word[: len(stem)] + tail, True
    if stem in case.words()["abbreviations"] and context.next_character == ".":
        return case.words()["abbreviations"][stem], False
    if _is_listed(context, stem):
        return case.names().get(stem, capital(stem)) + tail, True
    if not TWO_CAPITALS.match(stem) and case.is_english(stem):
        return small, False
    return capital(stem) + tail, True


def _form_in_title(context: _Context) -> tuple[str, bool]:
    """Return how a word of a headline is written: what is in capitals throughout, or small already, says so itself."""
    word = context.paragraph[context.token.start : context.token.end]
    stem, _ = _parted(context.token.small)
    if not word[:1].isupper() or not word[1:].islower():
        return word, word[:1].isupper()
    if _is_listed(context, stem) or not case.is_english(stem):
        return word, True
    return context.token.small, False


def _parted(small: str) -> tuple[str, str]:
    """Return the word without its possessive or contracted ending, and that ending."""
    match = re.fullmatch(r"(.+?)(['’](?:s|t|re|ve|ll|d|m))?", small)
    return (match[1], match[2] or "") if match else (small, "")


def _is_code(context: _Context) -> bool:
    """Return whether a figure is joined to the word: 'AK-47', 'C-4'; not '16-YEAR-OLD'."""
    token = context.token
    return bool(re.match(r"-?\d", context.paragraph[token.end : token.end + 2])) and token.end - token.start <= 5


def _is_listed(context: _Context, stem: str) -> bool:
    """Return whether the word is a name that a list holds, or made from one."""
    if stem in case.names():
        return _is_month_here(context) if is_ambiguous(stem) else True
    if is_short(stem):
        return context.before.isdigit() or context.after.isdigit()  # "3 Jan 90"
    return stem.endswith("s") and stem[:-1] in case.names()  # "Syrias", as scrapers leave a possessive


def _is_month_here(context: _Context) -> bool:
    """Return whether 'may' or 'march' is the month."""
    return bool(_MONTH_BEFORE.fullmatch(context.before) or re.fullmatch(r"\d{1,4}", context.after))


def _is_acronym(context: _Context, stem: str) -> bool:
    if stem in context.own:
        return True
    if stem in case.words()["ambiguous-acronyms"]:
        return _means_acronym(context, stem)
    if stem in _acronyms():
        return True
    listed = stem in case.words()["abbreviations"] or stem in case.names() or is_short(stem) or case.is_english(stem)
    return not listed and not _VOWEL.search(stem) and len(stem) <= 6


def _means_acronym(context: _Context, stem: str) -> bool:
    """Return whether a word that is an acronym as well means it: 'the US', 'US-backed', not 'told us'."""
    if stem == "us":
        noun_follows = context.next_character == " " and context.after not in case.words()["function-words"]
        return context.next_character in {"-", "’", "'"} or context.before in {"", "the", "a"} or noun_follows
    return context.before in {"the", "by"} and stem in {"das", "au", "mir", "arena"}
