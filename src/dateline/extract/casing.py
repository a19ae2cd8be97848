"""How a word's neighbours decide its case: names of no list, titles, particles, the first word of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.lexicon import case

TWO_CAPITALS = re.compile(r"(?:mc|o['’]|d['’])(?=\w{3})")  # McAllister, O'Neill, D'Aubuisson
_SENTENCE_END = re.compile(r"[.!?:]['\"”’)\]]*\s+[\"“‘'(\[]*$|--\s*[\"“(\[]*$|,\s*[\"“]$")
_SLUG_END = re.compile(r"(?:^|--|[\].?!])\s*\[[^\]]{2,30}\]\s*[\"“]?$")


@dataclass(slots=True)
class Token:
    """A word of a paragraph: where it stands, its small letters, and the form it is given bit by bit."""

    start: int
    end: int
    small: str
    form: str = ""
    named: bool = False  # a name, not only the first word of a sentence
    listed: bool = False  # part of a long name that a list holds

    @property
    def is_new_name(self) -> bool:
        """Return whether it is a name that no list holds: nearly always a person or a small place."""
        known = self.listed or self.form.isupper() or self.small in case.names()
        return self.named and not known and self.small.isalpha()


def capital(small: str) -> str:
    """Return the word with a capital, Mc- and O'-names with two."""
    two = TWO_CAPITALS.match(small)
    if two:
        return _upper(small[0]) + small[1 : two.end()] + _upper(small[two.end()]) + small[two.end() + 1 :]
    return _upper(small[:1]) + small[1:]


def settle(paragraph: str, tokens: list[Token], *, unsure: bool) -> None:
    """Change the forms of the tokens to what their neighbours ask for; `unsure` if names of no list stand out by nothing."""
    if unsure:
        _write_unsure_names(paragraph, tokens)
    _write_titles(paragraph, tokens)
    _write_particles(paragraph, tokens)
    for token, starts in zip(tokens, _starts(paragraph, tokens), strict=True):
        if starts and token.form[:1].islower():
            token.form = capital(token.form)


def _upper(character: str) -> str:
    """Return the letter as a capital where that is one letter too: 'ß' stays."""
    return character.upper() if len(character.upper()) == 1 else character


def _raise(token: Token) -> None:
    token.form, token.named = capital(token.small), True


def _list(key: str) -> frozenset[str]:
    return frozenset(case.words()[key])


def _write_unsure_names(paragraph: str, tokens: list[Token]) -> None:
    """Write a noun that the dictionary may have from a name with a capital when it stands beside a name of no list."""
    openers = _list("name-openers")
    for first, second in pairwise(tokens):
        if paragraph[first.end : second.start] == " " and first.is_new_name and _may_be_name(second):
            _raise(second)
    for first, second in zip(reversed(tokens[:-1]), reversed(tokens), strict=False):
        beside = paragraph[first.end : second.start] in {" ", "-"} and not first.named
        if beside and second.is_new_name and (first.small in openers or _may_be_name(first)):
            _raise(first)


def _may_be_name(token: Token) -> bool:
    plain = token.named or token.small.endswith(("man", "men")) or token.small in _list("function-words")
    return not plain and token.small not in case.irregular() and case.is_name_like(token.small)


def _write_titles(paragraph: str, tokens: list[Token]) -> None:
    """Write 'President' before a name and 'Battalion' after one with a capital."""
    titles, heads, after_names = _list("titles"), _list("title-heads"), _list("after-names")
    for second, first in pairwise(reversed(tokens)):
        if not (paragraph[first.end : second.start].isspace() and second.named):
            continue
        before_name = first.small in heads and not second.form.isupper()
        before_title = first.small in titles and second.small in titles
        if before_name or before_title:
            _raise(first)
    for first, second in pairwise(tokens):
        close = paragraph[first.end : second.start].isspace() and second.small in after_names
        possessive = first.small.endswith(("'s", "’s", "s'", "s’"))
        if close and first.named and not first.form.isupper() and not possessive:
            _raise(second)


def _write_particles(paragraph: str, tokens: list[Token]) -> None:
    """Write 'de', 'bin', 'la' small inside a name and 'La', 'El' large where a name begins."""
    particles, articles, arabic = _list("particles"), _list("articles"), _list("arabic-articles")
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        gap = paragraph[before.end : token.start] if before else ""
        if token.small in particles and before and gap.isspace() and (before.named or before.small in particles):
            token.form = token.small
            if after and before.named and not _stays_small(after.small):
                _raise(after)
        elif token.small in articles:
            inside = before is not None and before.small in particles and gap.isspace()
            token.form = token.small if inside else capital(token.small)
        elif token.small in arabic:
            inside = before is not None and before.named and (gap.isspace() or gap == "-")
            begins = after is not None and after.named and paragraph[token.end : token.end + 1] != "-"
            token.form = capital(token.small) if begins and not inside else token.small


def _stays_small(small: str) -> bool:
    """Return whether the word stays small inside a name."""
    keys = ("particles", "articles", "arabic-articles", "function-words")
    return any(small in _list(key) for key in keys) or not small[:1].isalpha()


def _starts(paragraph: str, tokens: list[Token]) -> Iterator[bool]:
    """Yield for each word whether a sentence begins with it."""
    abbreviations = case.words()["abbreviations"]
    yield from [True] * bool(tokens)
    for before, token in pairwise(tokens):
        gap = paragraph[before.end : token.start]
        abbreviated = gap.startswith(".") and (before.small in abbreviations or before.end - before.start == 1)
        slugged = "]" in gap and _SLUG_END.search(paragraph, max(0, before.start - 30), token.start)
        yield bool(slugged or _SENTENCE_END.search(gap)) and not abbreviated
