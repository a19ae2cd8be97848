"""One clause, several places: told apart it is several happenings, with a joint toll or within one area a single one (codebook section 8)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from spacy.tokens import Doc, Token

from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import is_verb, text_of, up
from dateline.extract.rules.scene import head_of
from dateline.gazetteer.imports import distance_km
from dateline.model import PlacePrecision, Span, Toponym
from dateline.model.mention import Casualty, Mention

NAMED = frozenset({PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.ADMIN2, PlacePrecision.ADMIN1})
NEAR_KM = 15.0  # towns closer to each other than this are one area
# Between their ends lies one place.
LINKS = frozenset({"between", "from", "linking", "to", "toward", "towards", "connecting"})
# What they name are examples of a wider area, which is one.
EXAMPLES = frozenset({"as", "including", "like"})
# Acts that hold for all their places at once.
WHOLE = frozenset(
    {"strategic.movement", "strategic.displacement", "strategic.agreement", "strategic.group", "strategic.other"}
)


def told_apart(mention: Mention, frame: Frame, doc: Doc) -> list[Mention]:
    """Return a frame's mention once for each of the places that its clause coordinates, or as it is."""
    if not mention.places or mention.cues[0].type in WHOLE:
        return [mention]
    places = _coordinated(mention.places, frame, doc)
    if len(places) < 2 or not all(_far_apart(one, other) for one, other in combinations(places, 2)):
        return [mention]
    figures = [casualty for casualty in mention.casualties if casualty.low is not None or casualty.high is not None]
    shares = [_share(place, figures, doc) for place in places]
    if figures and not all(shares):
        return [mention]
    return [_at(mention, place, places, tuple(share)) for place, share in zip(places, shares, strict=True)]


def _coordinated(places: Sequence[Toponym], frame: Frame, doc: Doc) -> list[Toponym]:
    """Return the first place with those that "and" joins to it ("in A and B", "in A and in B"), in text order; none of ways and ends."""
    first = head_of(doc, places[0].span)
    if first is None or not _at_the_act(first, frame):
        return []
    joined = {token.i for token in _joined(first)}
    found = [place for place in places if (head := head_of(doc, place.span)) is not None and head.i in joined]
    named = {place.name.casefold(): place for place in reversed(found) if place.precision in NAMED}
    told = sorted(named.values(), key=lambda place: place.span)
    return told if len(told) > 1 and _listed(told[-2].span, told[-1].span, doc) else []


def _at_the_act(head: Token, frame: Frame) -> bool:
    """Return whether a place hangs on the frame's own words, and not as an end of a way, a border or an example."""
    own = {clause.i for clause in frame.clauses} | {token.i for hit in frame.hits for token in hit.tokens}
    for token in up(head):
        if token.lower_ in LINKS | EXAMPLES:
            return False
        if token.i in own or is_verb(token):
            return token.i in own
    return False


def _listed(one: Span, other: Span, doc: Doc) -> bool:
    """Return whether two names stand in a list, and are not a town with its province ("Boni, Mopti")."""
    return " and " in text_of(doc)[one.end : other.start]


def _joined(token: Token) -> list[Token]:
    """Return a noun with its conjuncts and the nouns of its preposition's conjuncts."""
    prepositions = token.head.conjuncts if token.head.dep_ == "prep" else ()
    beside = [noun for prep in prepositions for noun in prep.children if noun.dep_ == "pobj"]
    return [token, *token.conjuncts, *beside]


def _far_apart(one: Toponym, other: Toponym) -> bool:
    if one.place is None or other.place is None:
        return True
    return distance_km(one.place, other.place) >= NEAR_KM


def _share(place: Toponym, figures: Sequence[Casualty], doc: Doc) -> list[Casualty]:
    """Return the figures that are this place's own: the place hangs on them ("five in A and three in B")."""
    head = head_of(doc, place.span)
    above = {token.i for token in list(up(head))[:2]} if head is not None else set()
    return [casualty for casualty in figures if (token := head_of(doc, casualty.span)) is not None and token.i in above]


def _at(mention: Mention, place: Toponym, places: Sequence[Toponym], share: tuple[Casualty, ...]) -> Mention:
    """Return the mention as it holds for one of its places; its quote runs from the words that tell of it to that place."""
    others = [other for other in mention.places if other not in places]
    told = mention.cues[0].span
    quote = Span(min(told.start, place.span.start), max(told.end, place.span.end))
    return replace(mention, places=(place, *others), quote=quote, casualties=share)
