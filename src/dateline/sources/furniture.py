"""The phrases of page furniture, compiled from lexicon/furniture.yaml."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dateline.sources import dates, origin

NAME = r"(?-i:[A-Z][\w.'’/-]*(?:(?:,|,? and|,? &| in| of| for| at)? (?:al-)?[A-Z][\w.'’/-]*){0,9})"
_REGION = r"(?: \([A-Z][A-Za-z .-]{2,30}\)(?=,)|, ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?"
_CAPITALS = rf"(?:[A-ZÀ-Þ]{{2}} )?[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{{2,}}(?:[ /](?:[A-ZÀ-Þ'’.-]{{2,}}|[A-Z]\.)){{0,3}}{_REGION}"
_CITY = rf"[A-ZÀ-Þ][\w'’-]+(?:[ /](?:al-|el-|[A-ZÀ-Þ])[\w'’-]+){{0,2}}{_REGION}"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the lexicon says of furniture, ready to match."""

    phrases: frozenset[str]
    share: frozenset[str]
    lines: tuple[re.Pattern[str], ...]
    source_line: re.Pattern[str]
    sections: frozenset[str]
    section_line: re.Pattern[str]
    nobody: frozenset[str]
    outlets: re.Pattern[str]
    trade: re.Pattern[str]
    career: re.Pattern[str]
    news: re.Pattern[str]
    heads: tuple[re.Pattern[str], ...]
    footers: tuple[re.Pattern[str], ...]
    tails: tuple[re.Pattern[str], ...]
    tail_sections: tuple[re.Pattern[str], ...]
    slugs: tuple[re.Pattern[str], ...]
    inner_slugs: tuple[re.Pattern[str], ...]


@cache
def furniture() -> Furniture:
    """Return the furniture of the lexicon."""
    data = yaml.safe_load(files("dateline.lexicon").joinpath("furniture.yaml").read_text(encoding="utf-8"))
    biography = data["biography"]
    return Furniture(
        phrases=frozenset(data["phrases"]),
        share=frozenset(data["share"]),
        lines=_all(data["lines"]),
        source_line=_compiled(data["source_lines"]),
        sections=frozenset(data["sections"]),
        section_line=_compiled(data["section_lines"]),
        nobody=frozenset(data["nobody"]),
        outlets=_compiled(data["outlets"]),
        trade=_compiled(biography["trade"]),
        career=_compiled(biography["career"]),
        news=_compiled(biography["news"]),
        heads=_all(data["heads"]),
        # A tail stands after the end of a sentence, never inside one.
        footers=tuple(_compiled(rf"(?<!\w)(?:{footer})\s*$") for footer in data["footers"]),
        tails=tuple(_compiled(rf"(?<=[.!?…\"”’')\]])\s*(?:{tail})\s*$") for tail in data["tails"]),
        tail_sections=_all(data["tail_sections"]),
        slugs=tuple(
            _compiled(slug.replace("<not_city>", "|".join(data["not_cities"])), flags=0) for slug in data["slugs"]
        ),
        inner_slugs=tuple(
            _compiled(
                slug.replace("<CREDIT>", f"(?:{'|'.join(data['credits'])})")
                .replace("<told>", rf" (?:{'|'.join(data['tellers'])})\b")
                .replace("<opener>", "|".join(data["openers"])),
                flags=0,
            )
            for slug in data["inner_slugs"]
        ),
    )


def _all(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(pattern) for pattern in patterns)


def _compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    parts = {
        "date": dates.DATE,
        "slugdate": dates.SLUG_DATE,
        "time": dates.TIME,
        "weekday": dates.WEEKDAY,
        "agency": origin.agency_pattern(),
        "name": NAME,
        "CITY": _CAPITALS,
        "City": _CITY,
    }
    return re.compile(re.sub(r"(?<!\(\?P)<(\w+)>", lambda part: parts[part.group(1)], pattern), flags)
