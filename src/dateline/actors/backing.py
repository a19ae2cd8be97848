"""Backers told by an adjective: "Iran-backed", "pro-Russian", "US- and Turkish-supported"."""

import re

from dateline.actors.forms import forms
from dateline.actors.names import HYPHENS, normal

VERBS = "backed|supported|sponsored|funded|financed|armed|trained|aligned|allied|affiliated|linked|controlled|equipped"
BEFORE = re.compile(
    rf"((?:[\w.']+[{HYPHENS}]? (?:and|or|,) )?(?:\w+ )?[\w.']+)[{HYPHENS} ](?:{VERBS})\b", re.IGNORECASE
)
PRO = re.compile(rf"\bpro[{HYPHENS} ]?([A-Z][\w.']*(?: [A-Z][\w.']*)?)", re.IGNORECASE)
BY = re.compile(r"\b(?:backed|supported|sponsored|funded|armed|trained) by (?:the )?([\w.' ]+)", re.IGNORECASE)
SPLIT = re.compile(rf"[{HYPHENS}]? (?:and|or) |, ?")


def backing(phrase: str) -> tuple[str, ...]:
    """Return the two-letter codes of the states that a phrase names as backers, in its order."""
    codes: list[str] = []
    for pattern in (BEFORE, PRO, BY):
        for match in pattern.finditer(phrase):
            for name in SPLIT.split(match.group(1)):
                code = _state(name)
                if code and code not in codes:
                    codes.append(code)
    return tuple(codes)


def _state(name: str) -> str | None:
    """Return the code of the state that stands in a name, by the longest words that name one."""
    words = normal(name).split()
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            found = forms().get(" ".join(words[first : first + size]))
            if found:
                return found[0].code
    return None
