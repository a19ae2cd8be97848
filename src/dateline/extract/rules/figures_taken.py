"""Figures of those whom the act of a frame itself takes or drives away, whatever its words ("picked up six students", "9,000 left their homes")."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.actors import describe
from dateline.extract.rules.cues import Hit
from dateline.extract.rules.figures import Figure
from dateline.extract.rules.figures_parsed import COUNTED, of_nouns, of_people, persons, quantity_of
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import PRONOUNS, lemma, passive, patients, subjects
from dateline.extract.rules.quantities import Quantity
from dateline.lexicon.harm import harm

# Which count the object of an act of a type fills.
FILLS = {"strategic.arrest": "arrested", "attack.abduction": "abducted", "strategic.displacement": "displaced"}
EITHER = frozenset({"arrested", "abducted"})
# Who leaves is the subject of an act, not its object.
LEAVING = "displaced"
HOUSES = frozenset({"family", "household"})


def taken(frame: Frame, read: Sequence[Figure], quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield the numbered people to whom a frame's acts of taking or driving away are done, where none was read of their kind."""
    if frame.main.trigger.family == "strike":
        return  # "a bomber took 17 people with her"
    for hit in frame.hits:
        field = FILLS.get(hit.trigger.type)
        if (
            field is None
            or not hit.verbal
            or _told(hit.head)
            or any(_of_kind(figure, field) and figure.tone != "period" for figure in read)
        ):
            continue
        for noun in _whom(hit, field):
            if _numbered(noun, quantities):
                yield from (one for one in of_nouns(field, noun, hit.head, quantities) if _person(one.noun))


def _of_kind(figure: Figure, field: str) -> bool:
    return figure.field == field or {figure.field, field} <= EITHER


def _whom(hit: Hit, field: str) -> list[Token]:
    """Return whom an act is done to, or who leaves by it."""
    verb = hit.head
    return patients(verb) if field != LEAVING or passive(verb) else [*subjects(verb), *patients(verb)]


def _told(verb: Token) -> bool:
    """Return whether a verb is one of harm in any surroundings, whose people are read without its frame."""
    table, word = harm(), lemma(verb)
    return (word in table.verbs or word in table.own) and word not in table.needs


def _numbered(noun: Token, quantities: Sequence[Quantity]) -> bool:
    quantity = quantity_of(noun, quantities)
    return quantity is not None and quantity.kind in COUNTED and of_people(noun, quantities)


def _person(noun: Token | None) -> bool:
    """Return whether those counted are people, not houses ("900 families") nor places that stand beside them ("and four hamlets")."""
    if noun is None or lemma(noun) in HOUSES:
        return False
    known = describe(noun.text)
    return noun.lower_ in PRONOUNS or persons(noun) or (known is not None and known.person)
