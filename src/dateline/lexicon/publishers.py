"""Which house a publisher's name or address belongs to, and which country it mostly reports on.

Desks, editions and mirror addresses are one house; agencies go by their name.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.lexicon.countries import countries

_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def _read(name: str) -> Any:  # noqa: ANN401  (whatever the file holds)
    return yaml.safe_load(files("dateline.lexicon").joinpath(name).read_text(encoding="utf-8"))


@cache
def _lists() -> Mapping[str, Any]:
    data: Mapping[str, Any] = _read("publishers.yaml")
    return data


@cache
def _houses() -> dict[str, str]:
    """Return the house that each other name of it stands for; agencies by their slugs and addresses."""
    found = {name: house for house, names in _lists()["houses"].items() for name in names}
    for agency in _read("agencies.yaml"):
        own = _plain(agency["name"])
        for name in (*agency["slugs"], *(_registered(host) for host in agency["hosts"])):
            found.setdefault(_plain(name), own)
    return found


@lru_cache(maxsize=20_000)
def house(publisher: str) -> str:
    """Return the house that a publisher's name or address belongs to, in small letters without spaces; '' for no name."""
    match = _HOST.fullmatch(publisher.strip())
    whole = _plain(_registered(match[1]) if match else publisher)
    words = [word for word in _words(publisher) if word not in _lists()["desk-words"]]
    short = whole if match else "".join(words)
    return _houses().get(whole) or _houses().get(short) or short or whole


@lru_cache(maxsize=20_000)
def beat(publisher: str) -> str | None:
    """Return the code of the country that a publisher mostly reports on: as listed, else as its name says; None for the world's."""
    listed: Mapping[str, str] = _lists()["beats"]
    name = house(publisher)
    if name in listed:
        return listed[name] or None
    said = {code for word in _words(publisher) if (code := _country_words().get(word))}
    return said.pop() if len(said) == 1 and name not in _houses().values() else None


@cache
def _country_words() -> dict[str, str]:
    """Return the country that each name, adjective and people of one word stands for."""
    return {
        word.casefold(): state.iso2
        for state in countries()
        for word in (*state.names, *state.adjectives, *state.people)
        if word.isalpha() and len(word) > 3
    }


def _registered(host: str) -> str:
    """Return the registered name of a host: 'cnn' of edition.cnn.com and of cnn.co.uk."""
    parts = host.lower().split(".")[:-1]
    while len(parts) > 1 and parts[-1] in _lists()["second-level"]:
        parts.pop()
    return parts[-1]


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


def _plain(name: str) -> str:
    return "".join(_words(name))
