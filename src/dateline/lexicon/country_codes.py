"""What a country is called in the code lists of other data sets."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FIELDS = ("iso2", "numeric", "fips", "gw", "cow", "acled_region", "ucdp_region")


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """One country's codes; None where a scheme has none.

    `numeric` is ISO 3166-1, `fips` FIPS 10-4 (GDELT), `gw` Gleditsch-Ward (UCDP), `cow` Correlates of War (POLECAT).
    """

    iso2: str
    numeric: int | None = None
    fips: str | None = None
    gw: int | None = None
    cow: int | None = None
    acled_region: str | None = None
    ucdp_region: str | None = None


@cache
def _table() -> dict[str, CountryCodes]:
    text = (files("dateline.lexicon") / "data" / "country_codes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    return {row[0]: _codes(dict(zip(FIELDS, row, strict=True))) for row in rows}


def _codes(row: dict[str, str]) -> CountryCodes:
    numeric, gw, cow = (int(row[name]) if row[name] else None for name in ("numeric", "gw", "cow"))
    fips, acled_region, ucdp_region = (row[name] or None for name in ("fips", "acled_region", "ucdp_region"))
    return CountryCodes(row["iso2"], numeric, fips, gw, cow, acled_region, ucdp_region)


def country_codes(iso2: str | None) -> CountryCodes:
    """Return the codes of a country by its ISO 3166 alpha-2 code; all None for one that no scheme knows."""
    return _table().get(iso2 or "", CountryCodes(iso2 or ""))


@cache
def coded_countries(scheme: str) -> dict[str, str]:
    """Return the ISO 3166 alpha-2 codes by those of a scheme (`numeric`, `fips`, `gw`, `cow`), as text."""
    return {str(code): iso2 for iso2, codes in _table().items() if (code := getattr(codes, scheme)) is not None}
