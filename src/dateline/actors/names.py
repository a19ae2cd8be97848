"""Names taken apart: tokens with their places in the text, and the forms under which spellings of one name meet."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Span

APOSTROPHES = "'’‘ʼʻʿʾ`´"
HYPHENS = "-‐‑‒–"
TOKEN = re.compile(rf"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*|&")
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s$", re.IGNORECASE)
# What may stand between two words of one name; a comma, a stop or an empty line ends it.
JOINT = re.compile(rf"[ \t\u00a0]*[{HYPHENS}{APOSTROPHES}\"“”(\n]?[ \t\u00a0\"“”]*\Z")
BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
ABBREVIATED = re.compile(r"\.[ \t]+\Z")
ABBREVIATIONS = frozenset(("st", "gen", "lt", "col", "sgt", "mr", "dr", "brig", "maj"))
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss"})
# Arabic articles before a hyphen, by the letter that follows; alone only "al": "as", "an", "at" are English words.
ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "an", "at", "ad", "adh", "az", "ath", "ul"))
LEADING_ARTICLE = re.compile(rf"\b(?:(?:{'|'.join(sorted(ARTICLES))})[{HYPHENS}]|al )\Z", re.IGNORECASE)
LINKS = frozenset(("e", "i", "ul", "ud", "us"))
LOOSE = (
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|ie|ei"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[ye]"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aiu])h$"), ""),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, as written, its normal form; `joined` if the next may belong to its name."""

    start: int
    end: int
    surface: str
    norm: str
    joined: bool
    hyphen: bool


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text that count for names: articles and possessive endings are left out."""
    kept = []
    for match, norm, gap in _words(text):
        joined = gap == " " or bool(JOINT.match(gap) or (norm in ABBREVIATIONS and ABBREVIATED.match(gap)))
        kept.append(Token(match.start(), match.end(), match.group(), norm, joined, gap in HYPHENS and gap != ""))
    return tuple(kept)


def _words(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Return the words that count, each with its normal form and what stands between it and the next word."""
    previous_gap = ""
    match = TOKEN.search(text)
    while match:
        following = TOKEN.search(text, match.end())
        gap = text[match.end() : following.start()] if following else "\n\n"
        norm = normal_word(match.group())
        if norm and not _silent(match.group(), norm, gap, previous_gap):
            yield match, norm, gap
        previous_gap, match = gap, following


def _silent(surface: str, norm: str, gap: str, previous_gap: str) -> bool:
    """Return whether a word carries nothing: the, al-, -e-."""
    if norm == "the":
        return True
    if len(norm) > 3:
        return False
    linked = gap != "" and gap in HYPHENS
    if norm in ARTICLES and linked:
        return True
    if norm in LINKS and linked and previous_gap in HYPHENS and previous_gap:
        return True
    return (norm == "al" and gap.isspace()) or (surface == "e" and gap == previous_gap == " ")


@lru_cache(maxsize=65536)
def normal_word(word: str) -> str:
    """Return a word in lower case without accents, apostrophes, dots and possessive ending."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = POSSESSIVE.sub("", word).replace(".", "")
    for mark in APOSTROPHES:
        word = word.replace(mark, "")
    plain = word.casefold().translate(LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return "and" if plain == "&" else plain


def normal(name: str) -> str:
    """Return the form under which spellings of a name that differ in case, accents, hyphens and articles are one."""
    return " ".join(norm for _, norm, _ in _words(name))


@lru_cache(maxsize=65536)
def loose_word(norm: str) -> str:
    """Return a normal word with its transliteration evened out: Hizbollah, Hezbollah and Hizbullah are one."""
    if len(norm) < 4:
        return norm
    for pattern, plain in LOOSE:
        norm = pattern.sub(plain, norm)
    return norm


def loose(norm: str) -> str:
    """Return a normal form with the transliteration of each word evened out."""
    return " ".join(loose_word(word) for word in norm.split())


def slug(name: str) -> str:
    """Return a name as an id: lower case, words joined by hyphens."""
    words = [normal_word(match.group()) for match in TOKEN.finditer(name)]
    return "-".join(re.sub(r"[^\w]", "", word) for word in words if word)


def start_of(text: str, token: Token) -> int:
    """Return where a name starts that begins with this token: an article before it belongs to the name."""
    match = LEADING_ARTICLE.search(text[max(0, token.start - 5) : token.start])
    return token.start - len(match.group()) if match else token.start


def span(text: str, found: tuple[Token, ...]) -> Span:
    """Return the stretch from the first to the last token, without a possessive ending."""
    last = found[-1]
    ending = POSSESSIVE.search(last.surface)
    return Span(start_of(text, found[0]), last.end - (len(ending.group()) if ending else 0))
