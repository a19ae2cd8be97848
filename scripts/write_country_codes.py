"""Write the table by which the web page's map knows countries: ISO 3166 numbers, as world-atlas has them, to two letters."""

import json
from pathlib import Path

import pycountry

OUT = Path(__file__).resolve().parent.parent / "frontend/src/map/country_codes.json"


def main() -> None:
    """Write the table."""
    codes = {country.numeric: country.alpha_2 for country in pycountry.countries}
    OUT.write_text(json.dumps(dict(sorted(codes.items())), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
