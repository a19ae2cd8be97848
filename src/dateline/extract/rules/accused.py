"""Whom a charge names: "blamed X", "accused X of", "blamed the raid on X", "holds X responsible", "charged that X did it"."""

from spacy.tokens import Token

from dateline.extract.rules.grammar import conjuncts, prepositional, subjects
from dateline.extract.rules.parties import Naming
from dateline.extract.rules.sayings import Saying
from dateline.model import Party, Stance

ONTO = frozenset({"on", "to", "at", "upon"})


def accused(saying: Saying, naming: Naming) -> tuple[Party, ...]:
    """Return the parties that a charge lays an act on, those that a thing is laid on before those that are laid."""
    if saying.stance is not Stance.ACCUSES:
        return ()
    verb = saying.verb
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "oprd"}]
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}]
    onto = prepositional(verb, ONTO) + [noun for token in objects for noun in prepositional(token, ONTO)]
    said = [noun for clause in clauses for noun in subjects(clause) if noun.i > verb.i]
    for heads in (onto, objects, said):
        found = naming.parties(_each(heads), things=False)
        named = tuple(party for party in found if party.armed is not False or naming.bare_state(party.span))
        if named:
            return named
    return ()


def _each(heads: list[Token]) -> list[Token]:
    return [part for head in heads for part in conjuncts(head)]
