"""An Atom feed of incidents, for feed readers."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from dateline.layouts.item import Item
from dateline.layouts.layout import Layout
from dateline.layouts.tally import Tally

ATOM = "http://www.w3.org/2005/Atom"
LEGAL_BELOW_SPACE = "\t\n\r"  # XML knows no other control characters, escaped or not
NEVER = date(1970, 1, 1)  # RFC 4287 wants a time; an incident without any gets one that nobody takes for true


def write_atom(items: Iterable[Item], _layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write the feed; an entry has the incident's sentence and the links of its reports, never their text."""
    found = list(items)
    xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("feed", AttributesImpl({"xmlns": ATOM}))
    _text(xml, "id", "urn:dateline:incidents")
    _text(xml, "title", "Incidents")
    _text(xml, "updated", _moment(max(map(_updated, found), default=NEVER)))
    xml.startElement("author", AttributesImpl({}))
    _text(xml, "name", "Dateline")
    xml.endElement("author")
    for item in found:
        _entry(xml, item)
        tally.wrote(item.incident.origin)
    xml.endElement("feed")
    xml.endDocument()


def _entry(xml: XMLGenerator, item: Item) -> None:
    xml.startElement("entry", AttributesImpl({}))
    _text(xml, "id", f"urn:dateline:incident:{item.incident.id}")
    _text(xml, "title", item.incident.title or item.sentence())
    _text(xml, "updated", _moment(_updated(item)))
    for source in item.sources:
        if source.url and source.url.startswith(("http://", "https://")):
            xml.startElement("link", AttributesImpl({"rel": "related", "href": _legal(source.url)}))
            xml.endElement("link")
    if item.incident.type:
        xml.startElement("category", AttributesImpl({"term": item.incident.type}))
        xml.endElement("category")
    _text(xml, "summary", item.sentence())
    xml.endElement("entry")


def _text(xml: XMLGenerator, name: str, content: str) -> None:
    xml.startElement(name, AttributesImpl({}))
    xml.characters(_legal(content))
    xml.endElement(name)


def _legal(content: str) -> str:
    """Return the text without what XML cannot hold."""
    kept = (sign for sign in content if sign >= " " or sign in LEGAL_BELOW_SPACE)
    return "".join(sign for sign in kept if not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")


def _updated(item: Item) -> date:
    return item.last_published or item.incident.date.end or item.incident.date.start or NEVER


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
