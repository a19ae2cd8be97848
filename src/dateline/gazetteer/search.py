"""The gazetteer: places by name, by id, by position, and in a text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from dateline.gazetteer.index import Index
from dateline.gazetteer.normal import ARTICLES, Word, exact, loose, sound, words
from dateline.gazetteer.wording import split_name
from dateline.model.where import Place

LONGEST = 7  # words of a name in a text
ALIKE = 0.84  # of spellings that share consonants: "Talbeesah", "Talbiseh" reach .92, "Mahmud", "Mohammed" .73
NEAR = 88.0  # of 100: a single slip in a name of eight letters
_VOWELS = str.maketrans("yeou", "iaau")


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text that is some place's name, and the key under which the gazetteer holds it."""

    start: int
    end: int
    key: str


class Gazetteer:
    """Places of one or more indexes; the user's own goes before them, and an earlier one before a later one."""

    def __init__(self, indexes: Sequence[Index], own: Index | None = None) -> None:
        self._indexes: tuple[Index, ...] = (*((own,) if own else ()), *indexes)
        self._own = own
        self._places = lru_cache(maxsize=20_000)(self._read)

    def __len__(self) -> int:
        return sum(len(index) for index in self._indexes)

    def find(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Return the places of this name, best first: spelled so, else sounding so, else one slip away."""
        for look_up in (self.named, self.sounding, self._near):
            found = tuple(place for place in look_up(name) if country in {None, place.country})
            if found:
                return found
        parts = split_name(name)
        if parts.core and parts.core != name:
            found = self.find(parts.core, country)
            return tuple(sorted(found, key=lambda place: place.kind not in parts.kinds)) if parts.kinds else found
        return ()

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places with exactly this name, accents and marks aside, best first."""
        form = exact(name)
        return self.places(f"{form}.") + self.places(form) if name.endswith(".") else self.places(form)

    def with_article(self, name: str) -> tuple[Place, ...]:
        """Return the places with this name but for the article before it: "al-Raml" is "Raml" and "ar-Raml"."""
        form = exact(name)
        first, _, rest = form.partition(" ")
        without = rest if first in ARTICLES else ""
        others = (without, *(f"{article} {without or form}" for article in sorted(ARTICLES)))
        return next((found for other in others if len(other) >= 4 and (found := self.places(other))), ())

    def sounding(self, name: str) -> tuple[Place, ...]:
        """Return the places with a name of five letters or more that is a transliteration of this one, best first."""
        if found := self.with_article(name):
            return found
        form = exact(name)
        if len(form.replace(" ", "")) < 5:
            return ()
        heard = sound(name).translate(_VOWELS)
        scored = [
            (_alike(heard, sound(key).translate(_VOWELS)), key)
            for index in self._indexes
            for key in index.sounding(loose(name))
        ]
        near = sorted({pair for pair in scored if pair[0] >= ALIKE}, key=lambda pair: (-pair[0], pair[1]))
        return _unique(place for _, key in near[:12] for place in self.places(key))

    def places(self, key: str) -> tuple[Place, ...]:
        """Return the places under an exact key, likeliest first."""
        return self._places(key)

    def is_own(self, place: Place) -> bool:
        """Return whether a place is one that the user has imported: reports are likelier to speak of those."""
        return self._own is not None and any(self._own.place(row) == place for row in self._own.rows(exact(place.name)))

    def get(self, geonames_id: int) -> Place | None:
        """Return the place with this GeoNames id."""
        for index in self._indexes:
            row = index.row_of(geonames_id)
            if row is not None:
                return index.place(row)
        return None

    def nearest(self, lat: float, lon: float) -> Place | None:
        """Return the town nearest to a point."""
        found = [
            (near[1], number, near[0])
            for number, index in enumerate(self._indexes)
            if (near := index.nearest(lat, lon))
        ]
        if not found:
            return None
        _, number, row = min(found)
        return self._indexes[number].place(row)

    def scan(self, text: str, *, names_only: bool = False) -> tuple[Match, ...]:
        """Return every stretch of a text, word to word, that is a name; they overlap, and case is not looked at.

        With `names_only` none begins with a small letter, unless with an article ("al-Bab").
        """
        listed = list(words(text))
        found: list[Match] = []
        for first, word in enumerate(listed):
            if names_only and text[word.start].islower() and word.form not in ARTICLES:
                continue
            joined, ends = _joined(text, listed[first : first + LONGEST])
            keys = {key for index in self._indexes for key in index.prefixes(joined) if len(key) in ends}
            found += [Match(word.start, ends[len(key)], key) for key in sorted(keys, key=len)]
            for length, end in ends.items():
                dotted = f"{joined[:length]}."
                if text[end : end + 1] == "." and any(dotted in index for index in self._indexes):
                    found.append(Match(word.start, end + 1, dotted))
        return tuple(found)

    def _read(self, key: str) -> tuple[Place, ...]:
        return _unique(index.place(row) for index in self._indexes for row in index.rows(key))

    def _near(self, name: str) -> tuple[Place, ...]:
        form = exact(name)
        if len(form) < 5:
            return ()
        keys = sorted(
            {key for index in self._indexes for key in index.with_prefix(form[:2]) if abs(len(key) - len(form)) <= 2}
        )
        best = process.extract(form, keys, scorer=fuzz.ratio, limit=8, score_cutoff=NEAR)
        return _unique(place for key, _score, _ in best for place in self.places(key))


def _joined(text: str, listed: Sequence[Word]) -> tuple[str, dict[int, int]]:
    """Return the words' forms with single spaces, and for each length at which a word ends its end in the text."""
    joined, ends = listed[0].form, {len(listed[0].form): listed[0].end}
    for before, word in pairwise(listed):
        gap = text[before.end : word.start]
        if not _joins(gap, before):
            break
        joined += f" {word.form}"
        ends[len(joined)] = word.end
    return joined, ends


def _joins(gap: str, before: Word) -> bool:
    if gap.startswith("."):
        return (before.end - before.start <= 1 and len(gap) <= 2) or (
            before.form in {"st", "ste", "mt", "ft"} and gap == ". "
        )
    return len(gap) <= 3 and all(ch in " -–‑\u00a0\n" for ch in gap) and gap.count("\n") < 2 and bool(gap)


def _alike(one: str, other: str) -> float:
    return min(JaroWinkler.similarity(one, other), (1 + Levenshtein.normalized_similarity(one, other)) / 2)


def _unique(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places))


def overlapping(matches: Iterable[Match], start: int, end: int) -> Iterator[Match]:
    """Yield the matches that share a character with a stretch."""
    return (match for match in matches if match.start < end and start < match.end)
