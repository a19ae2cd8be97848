"""Who published a report, and whose report it was before."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml

_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?", re.IGNORECASE)
_NAME = re.compile(r"(?:the )?[A-Z0-9][\w.'’&/-]*(?: (?:and|of|for|the|&|[A-Z0-9(][\w.'’&/()-]*))*")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: its short name, the hosts of its sites, and how it writes itself in slugs and credits."""

    name: str
    hosts: tuple[str, ...]
    slugs: tuple[str, ...]


@cache
def agencies() -> tuple[Agency, ...]:
    """Return the agencies of the lexicon."""
    data = yaml.safe_load(files("dateline.lexicon").joinpath("agencies.yaml").read_text(encoding="utf-8"))
    return tuple(Agency(row["name"], tuple(row["hosts"]), tuple(row["slugs"])) for row in data)


@cache
def agency_pattern() -> str:
    """Return a pattern of every agency's slugs, longest first; case matters, since 'aa' is no agency."""
    slugs = {form for agency in agencies() for slug in agency.slugs for form in (slug, slug.upper())}
    return (
        rf"(?-i:(?:{'|'.join(re.escape(slug) for slug in sorted(slugs, key=lambda slug: (-len(slug), slug)))})(?!\w))"
    )


@cache
def _by_slug() -> dict[str, str]:
    return {slug.casefold(): agency.name for agency in agencies() for slug in agency.slugs}


def agency_named(words: str) -> str | None:
    """Return the agency that signs with these words, None when none does or when they only say 'agencies'."""
    name = _by_slug().get(words.strip(" .()").casefold())
    return None if name == "agencies" else name


def host(address: str | None) -> str | None:
    """Return the host of an address without 'www.', or None when it has none."""
    if not address:
        return None
    try:
        name = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name and "." in name else None


def named_source(words: str) -> str | None:
    """Return the source that a credit names: a host as printed, an agency by its name, else a capitalised name."""
    words = words.strip(" .,;:()[]\"'“”").strip()
    if match := _HOST.fullmatch(words):
        return match.group(1).lower()
    first = re.split(r"\s*(?:,|/|;| and | with |\+)\s*", words)[0]
    if name := agency_named(words) or agency_named(first):
        return name
    return words if _NAME.fullmatch(words) and len(words) <= 60 and words.casefold() != "agencies" else None
