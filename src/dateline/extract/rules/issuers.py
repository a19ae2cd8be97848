"""Who issues a report that is itself a statement: then all that it tells is its issuer's claim ("Press office of X. Our men ...")."""

import re

from spacy.tokens import Doc

from dateline.extract.rules.grammar import text_of
from dateline.extract.rules.speakers import Speaker
from dateline.model import Span

KIND = (
    r"(?:statement|communiqu[eé]|declaration|press (?:release|office|statement|service|cent(?:re|er))|information (?:office|cent(?:re|er))"
    r"|media (?:office|cent(?:re|er))|military media|(?:monthly |weekly )?report|bulletin)"
)
# A statement opens with what it is and whose it is, before its first stop.
OF = re.compile(
    rf"^\s*{KIND}\b(?:,? no\.? ?\d+)?(?:,| of| by| from| -)\s*(?:the )?(?P<name>[^,.;:()\n]{{3,60}}?)\s*[,.;:(\n]",
    re.IGNORECASE,
)
BY = re.compile(rf"^\s*(?P<name>[^,.;:()\n]{{0,50}}?\b{KIND})\s*[,.;:(\n]", re.IGNORECASE)
BARE = re.compile(
    r"^\s*(?:the )?(?P<name>[A-Z][^,.;:()\n]{2,40}?(?:Brigades?|Front|Forces?|Army|Province|Command|Movement))\b[^.;:\n]{0,15}[.:\n]"
)
QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
OURS = re.compile(
    r"\b(?:we|our|ours)\b|\b(?:soldiers of the caliphate|mujahid(?:een|in)|god's soldiers|the occupiers?)\b",
    re.IGNORECASE,
)


def issuer(doc: Doc) -> Speaker | None:
    """Return who speaks throughout a report, None for a report that speaks of others."""
    text = text_of(doc)
    named = OF.match(text) or BY.match(text) or BARE.match(text)
    if named is None or not OURS.search(QUOTED.sub("", text[named.end() :])):
        return None
    span = Span(*named.span("name"))
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return Speaker(span.of(text), span, words.root) if words is not None and len(words) else None
