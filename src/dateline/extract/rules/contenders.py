"""Who may stand on a side of a telling: every name of its sentence, with what can be seen of it without knowing whether it does.

Every trait is a fact about the words or about how the rules read them; a new rule or word simply brings a new name.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import is_verb, lemma, passive, up
from dateline.extract.rules.parties import MILITARY, OF_CROWDS, Naming
from dateline.extract.rules.roles import Roles
from dateline.extract.rules.sayings import Saying
from dateline.lexicon.words import only_equipment
from dateline.model import Party
from dateline.model.mention import Casualty

NAMES = frozenset({"ORG", "NORP", "PERSON", "GPE"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
# What says of a noun that it is part of a longer one.
PARTS = frozenset({"conj", "compound", "poss", "amod", "nmod", "appos"})
GOVERNING = frozenset({"by", "against", "between", "with", "from", "on", "of"})
STEPS = (0, 1, 2, 3, 5, 8, 12, 20)  # words between a name and the act
MOST = 5  # names of a sentence that are told apart by number


@dataclass(frozen=True)
class Scene:
    """One telling with what the rules made of it: who did it, who was hit, whom its figures count, who speaks."""

    frame: Frame
    parts: Roles
    naming: Naming
    hurt: Sequence[Casualty]
    speech: Sequence[Saying]
    side_a: tuple[Party, ...]
    side_b: tuple[Party, ...]

    @cached_property
    def contenders(self) -> tuple[Party, ...]:
        """Return every name of the sentence, those that the rules put on a side first read, in text order."""
        found = {party.span: party for party in (*self.side_a, *self.side_b)}
        crowd = self.frame.main.trigger.type.startswith(OF_CROWDS)
        for noun in self.frame.main.head.sent:
            if (noun.pos_ in NOUNS or noun.ent_type_ in NAMES) and not self._only_describes(noun):
                for party in self.naming.parties([noun], crowd=crowd):
                    if not any(party.span.overlaps(other) for other in found):
                        found[party.span] = party
        return tuple(sorted(found.values(), key=lambda party: party.span.start))

    def _only_describes(self, noun: Token) -> bool:
        """Return whether a word only says what sort of thing another is: the rebel of "a rebel commander", not the army of "an army post"."""
        modifies = noun.dep_ in {"compound", "amod", "nmod"} and noun.head.i > noun.i
        return modifies and self.naming.describe(noun) is not None and lemma(noun.head) not in MILITARY

    def words_of(self, party: Party) -> Words | None:
        """Return the words of a name."""
        return self.naming.doc.char_span(party.span.start, party.span.end, alignment_mode="expand")

    def standing(self, party: Party) -> str:
        """Return where the rules put a name: "a", "b", or "-"."""
        for side, parties in (("a", self.side_a), ("b", self.side_b)):
            if any(party.span.overlaps(other.span) for other in parties):
                return side
        return "-"


@dataclass(frozen=True)
class Contender:
    """A name in a scene, seen from the telling's main word."""

    scene: Scene
    party: Party
    words: Words

    @cached_property
    def head(self) -> Token:
        """Return the word that the others of the name hang on."""
        return self.words.root

    @property
    def main(self) -> Token:
        """Return the telling's main word."""
        return self.scene.frame.main.head

    @cached_property
    def order(self) -> str:
        """Return whether the name stands before or after the words of the act, or among them."""
        tokens = self.scene.frame.main.tokens
        if self.head.i < tokens[0].i:
            return "before"
        return "after" if self.head.i > tokens[-1].i else "in"


def contenders(scene: Scene) -> list[tuple[Party, tuple[str, ...]]]:
    """Return every name of a scene with its traits, each once, in order."""
    found = [(party, scene.words_of(party)) for party in scene.contenders]
    return [(party, _traits(Contender(scene, party, words))) for party, words in found if words is not None]


def _traits(one: Contender) -> tuple[str, ...]:
    return tuple(dict.fromkeys(trait for look in LOOKS for trait in look(one)))


def _rules(one: Contender) -> Iterator[str]:
    """Yield where the rules put the name, and by which of them."""
    scene, standing = one.scene, one.scene.standing(one.party)
    yield f"rule {standing}"
    if standing == "a":
        yield f"rule {scene.parts.rule or 'none'}"
    yield f"has a {bool(scene.side_a)}"
    yield f"has b {bool(scene.side_b)}"
    for role in ("first", "targets", "victims", "among", "supports"):
        if one.head in getattr(scene.parts, role):
            yield f"is {role}"
    if any(victim.span.overlaps(one.party.span) for figure in scene.hurt for victim in figure.victims):
        yield "victim of figure"
    if any(saying.speaker.span.overlaps(one.party.span) for saying in scene.speech):
        yield "speaker"
    if scene.speech:
        yield "speech"
    yield from (f"counts {figure.field}" for figure in scene.hurt)


def _act(one: Contender) -> Iterator[str]:
    """Yield what is told and how."""
    main = one.scene.frame.main
    yield f"type {main.trigger.type}"
    yield f"family {main.trigger.type.split('.')[0]}"
    yield "verbal" if main.verbal else "nominal"
    if main.verbal and passive(main.head):
        yield "passive"
    if main.trigger.harm:
        yield "harm"
    yield f"trigger {lemma(main.head)}"


def _paths(one: Contender) -> Iterator[str]:
    """Yield the ways through the parse from the act to the name."""
    main = one.scene.frame.main
    way = path(main.head, one.head)
    voice = "passive" if main.verbal and passive(main.head) else "active"
    yield f"path {way}"
    yield f"{voice} {way}"
    yield f"{main.trigger.type.split('.')[0]} {way}"
    yield f"best {min((path(hit.head, one.head) for hit in one.scene.frame.hits), key=len)}"
    clause = one.scene.frame.clause
    way = path(clause, one.head)
    yield f"clause {way}"
    yield f"clause {'passive' if passive(clause) else 'active'} {way}"


def path(start: Token, goal: Token) -> str:
    """Return the way from one word up to the first that governs both and down to the other; prepositions by word, objects unsaid."""
    above = {token.i: number for number, token in enumerate((start, *up(start)))}
    down: list[str] = []
    token = goal
    while token.i not in above:
        if token.head == token:
            return "none"
        down.append(_step(token))
        token = token.head
    risen = [_step(one) for one in (start, *up(start))[: above[token.i]]]
    return f"{'^'.join(filter(None, risen))}>{'>'.join(filter(None, reversed(down)))}"


def _step(token: Token) -> str:
    if token.dep_ in {"prep", "agent"}:
        return str(token.lower_)
    return "" if token.dep_ == "pobj" else str(token.dep_)


def _phrase(one: Contender) -> Iterator[str]:
    """Yield what the name hangs on and what stands beside it."""
    head, doc = one.head, one.words.doc
    yield f"dep {head.dep_}"
    yield f"under {lemma(head.head) if head.head != head else 'nothing'}"
    top = head
    while top.dep_ in PARTS and top.head != top:
        top = top.head
    yield f"top {top.dep_}"
    if top.dep_ == "pobj":
        yield f"prep {top.head.lower_}"
        yield f"prep {top.head.lower_} {one.order}"
        yield f"prep of {lemma(top.head.head)}"
    if one.words.start > 0:
        yield f"word before {doc[one.words.start - 1].lower_}"
    if one.words.end < len(doc):
        yield f"word after {doc[one.words.end].lower_}"


def _distance(one: Contender) -> Iterator[str]:
    """Yield where the name stands from the act, and what stands between."""
    main = one.scene.frame.main
    voice = "passive" if main.verbal and passive(main.head) else ""
    yield one.order
    yield f"{one.order} {'verbal' if main.verbal else 'nominal'} {voice}".rstrip()
    yield f"{one.order} {main.trigger.type.split('.')[0]}"
    yield f"{one.order} {main.trigger.type}"
    yield f"{one.order} trigger {lemma(main.head)}"
    apart = abs(one.head.i - main.head.i)
    far = next((str(step) for step in STEPS if apart <= step), "far")
    yield f"words {far}"
    yield f"{one.order} words {far}"
    first, last = sorted((one.head.i, main.head.i))
    between = one.words.doc[first + 1 : last]
    if any(is_verb(token) for token in between):
        yield "verb between"
    if any(token.text in {",", ";"} for token in between):
        yield "comma between"
    yield from (f"between {token.lower_} {one.order}" for token in between if token.lower_ in GOVERNING)


def _name(one: Contender) -> Iterator[str]:
    """Yield what the name is by itself."""
    party, head = one.party, one.head
    yield f"kind {party.kind.value}"
    yield f"kind {party.kind.value} {one.order}"
    yield f"armed {party.armed}"
    yield "known" if party.actor_id else "unknown"
    if one.scene.naming.bare_state(party.span):
        yield "bare state"
    if only_equipment(party.name):
        yield "equipment"
    yield f"tag {head.tag_}"
    yield f"noun {lemma(head)}"
    if any(child.dep_ == "nummod" or child.like_num for child in head.children):
        yield "counted"


def _company(one: Contender) -> Iterator[str]:
    """Yield which of the sentence's names it is."""
    every = one.scene.contenders
    yield f"armed there {min(3, sum(bool(other.armed) for other in every))}"
    yield f"names {min(MOST, len(every))}"
    yield "first" if one.party == every[0] else "later"
    if one.party == every[-1]:
        yield "last"


LOOKS: tuple[Callable[[Contender], Iterator[str]], ...] = (_rules, _act, _paths, _phrase, _distance, _name, _company)
