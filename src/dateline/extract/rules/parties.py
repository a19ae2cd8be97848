"""From a noun phrase to the names that stand on a side: groups, forces, peoples, persons; never things."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc, Token

from dateline.actors import Description, Registry, backing, describe
from dateline.extract.rules.grammar import PRONOUNS, agents, chars, conjuncts, is_verb, lemma, text_of
from dateline.extract.rules.phrases import NAME_DEPS, actor_matches, is_capital, is_person, left_edge
from dateline.lexicon.countries import state_words
from dateline.lexicon.words import only_equipment, word_set
from dateline.model import Actor, ActorKind, Party, Span

# Heads that only count or bundle what they govern: "dozens of civilians", "members of the group".
BUNDLES = word_set("bundles")
# Things of war whose owner is the one that is hit: "Syrian army positions", "an American drone".
MILITARY = word_set("military")
DROPPED = word_set("dropped")
OF = frozenset({"of", "from", "in", "with", "belonging"})
BELONGING = frozenset({"of", "with"})
NOBODY = word_set("nobody")
ISSUER = 200  # characters in which a statement says whose it is
OPENERS = re.compile(r"(?:the|and)\s+", re.IGNORECASE)
# "IS-held village", "rebel-controlled town": who holds a place is not who is hit there.
TIED = re.compile(r"[-–‐ ](?:held|controlled|run|dominated|occupied|besieged|populated)\b")
# The registry reads an act into a force's name ("Israeli airstrike"); the name ends before the act.
ACTS = re.compile(
    r"\s+(?:air ?strikes?|strikes?|raids?|attacks?|shelling|bombing|bombardment|offensive|operation|drone(?= strike| attack)|drones?$)\s*$",
    re.IGNORECASE,
)
SETTLEMENTS = word_set("settlements")
# Things of people: whoever has one is who was hit ("the offices of three parties", "Palestinian cars").
BELONGINGS = word_set("belongings")
# "Guerrillas presumed to be members of X" are X's.
MEMBERS = re.compile(
    r"\s*,?\s*(?:who (?:are|were|is|was)\s+)?(?:(?:presumed|believed|suspected|thought|alleged|said|reported|known)(?:ly)? to be(?:long)?"
    r"|claiming to be(?:long)?|(?:who )?identif\w+ (?:themselves |himself )?as(?: being)?|belonging)\s+"
    r"(?:(?:members?|militants?|fighters?|guerrillas?|rebels?|gunmen|part) (?:of|from|with) )?(?:to )?(?:the )?(?:[\w-]+ ){0,2}?",
    re.IGNORECASE,
)
# Things that move and shoot: they do nothing by themselves, and whoever has them is who did it or was hit.
EQUIPMENT = word_set("equipment")
# What a noun of no list is when only people can suffer what befell it.
PEOPLE = Description(ActorKind.CIVILIANS, armed=False, collective=False, person=True, role="civilians")
# Words that say only that they are people: enough for who marches and who flees.
CROWD = frozenset({"people", "persons"})
OF_CROWDS = ("protest.", "strategic.displacement")
NEVER_PEOPLE = BUNDLES | MILITARY | EQUIPMENT | NOBODY | SETTLEMENTS | word_set("not_people")
FIGHTING = frozenset({ActorKind.REBEL, ActorKind.MILITIA})


def _before_a_verb(head: Token) -> Token | None:
    """Return the noun that a parse took for the subject of "forces", read as a verb ("The regime forces advance"); else None."""
    before = head.nbor(-1) if is_verb(head) and head.i else None
    return before if before is not None and before.dep_ == "nsubj" and before.head == head else None


def _opens(head: Token) -> bool:
    """Return whether a word is a capital's only because it opens its sentence: "Guerrillas", which is no one's name."""
    return (
        bool(head.is_sent_start)
        and head.ent_iob_ == "B"
        and (head.i + 1 == len(head.doc) or head.nbor().ent_iob_ != "I")
    )


@dataclass(frozen=True, slots=True)
class Naming:
    """What is known of the names in a text: the registry's matches by token."""

    doc: Doc
    registry: Registry
    matches: tuple[tuple[Span, tuple[Actor, ...]], ...]
    states: frozenset[str]
    places: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()

    @classmethod
    def of(cls, doc: Doc, registry: Registry, on: date | None = None) -> "Naming":
        """Return the names of a parsed text as of a day."""
        return cls(doc, registry, actor_matches(text_of(doc), registry, on), state_words())

    def parties(
        self, heads: Iterable[Token], *, things: bool = True, hurt: bool = False, crowd: bool = False
    ) -> tuple[Party, ...]:
        """Return the parties that noun phrases name, none twice; with `things`, owners of things hit too.

        `hurt`: what befell these befalls only people, so that a noun of no list ("loggers") is one of people.
        `crowd`: "people" is a name too.
        """
        found: dict[str, Party] = {}
        for noun in heads:
            parties = [
                party
                for party in self._of(noun, things=things)
                if not self._nobody(party) or (crowd and party.name.casefold() in CROWD)
            ]
            if hurt and not parties and (one := self._somebody(noun)) is not None:
                parties = [one]
            for party in parties:
                found.setdefault(party.name.casefold(), party)
        return self._once(list(found.values()))

    def _once(self, parties: list[Party]) -> tuple[Party, ...]:
        """Return the parties, of a name and its acronym in brackets the one that the writer goes on with."""
        for long, short in pairwise(parties):
            between = self.doc.text[long.span.end : short.span.start].strip()
            if long.actor_id == short.actor_id is not None and between in {"(", "["}:
                # The writer puts "(SDF)" for use below; "[ELN]" is an editor's note.
                return self._once([party for party in parties if party is not (long if between == "(" else short)])
        return tuple(parties)

    def somebody(self, heads: Iterable[Token]) -> bool:
        """Return whether noun phrases name somebody: "the army", not "a drone"."""
        return any(not only_equipment(party.name) for party in self.parties(heads))

    def _somebody(self, noun: Token) -> Party | None:
        """Return the people that a noun of no list names, None for the words that no one goes by."""
        gerund = noun.tag_ == "NN" and noun.lower_.endswith("ing")
        if noun.tag_ not in {"NN", "NNS"} or gerund or noun.like_num or {lemma(noun), noun.lower_} & NEVER_PEOPLE:
            return None
        party = self._plain(noun, PEOPLE)
        return None if self._nobody(party) else party

    def _nobody(self, party: Party) -> bool:
        """Return whether a name says nothing of who: "people", "others", or the name of a place."""
        return party.name.casefold() in NOBODY or self.nobody(party.span)

    def nobody(self, span: Span) -> bool:
        """Return whether a name is that of a time or a place."""
        if any(time.overlaps(span) for time in self.times):
            return True
        return any(place.covers(span) and not self.bare_state(span) for place in self.places)

    def groups(self, span: Span) -> tuple[Party, ...]:
        """Return the armed groups that a stretch of text names, states' forces left out."""
        groups = {ActorKind.REBEL, ActorKind.MILITIA}
        known = [self._known(*pair) for pair in self.matches if span.covers(pair[0])]
        return tuple(party for party in known if party.kind in groups and party.armed)

    def ending_at(self, place: int) -> Party | None:
        """Return the named group or force that ends at a character, None for a bare state or nothing."""
        return next(
            (self._known(*pair) for pair in self.matches if pair[0].end == place and not self.bare_state(pair[0])),
            None,
        )

    def starting_at(self, place: int) -> Party | None:
        """Return the named group or force that starts at a character, None for a bare state or nothing."""
        return next(
            (self._known(*pair) for pair in self.matches if pair[0].start == place and not self.bare_state(pair[0])),
            None,
        )

    def describe(self, token: Token) -> Description | None:
        """Return what sort of people or force a noun describes, None for things."""
        return None if lemma(token) in SETTLEMENTS else describe(token.text) or describe(token.lemma_)

    def _of(self, head: Token, *, things: bool, depth: int = 0) -> Iterator[Party]:
        if depth > 3 or head.lower_ in PRONOUNS:
            return
        phrase = chars(left_edge(head), head)
        known = [
            (span, actors)
            for span, actors in self.matches
            if (span.covers(phrase) or (span.overlaps(phrase) and span.start >= phrase.start))
            and not TIED.match(self.doc.text, span.end)
        ]
        ahead = [pair for pair in self.matches if 0 <= phrase.start - pair[0].end <= 1 and not self.bare_state(pair[0])]
        covering = [pair for pair in known if pair[0].end >= phrase.end]
        if covering:
            yield from (self._known(*pair) for pair in [*self._coordinated(known, covering[0]), covering[0]])
            return
        if is_verb(head) and head.tag_ != "VBG" and (head.tag_ not in {"VBZ", "VBP"} or self.describe(head) is None):
            return
        # A headline's parse leaves the group outside the phrase: "an Islamic State / suicide bomber".
        groups = [*ahead, *(pair for pair in known if not self.bare_state(pair[0]))]
        if head.head.lower_ == "by":  # a headline's parse runs on after the agent: "by the Coalition target ISIS areas"
            groups = groups[:1]
        description = self.describe(head)
        if {lemma(head), head.lower_} & EQUIPMENT and not groups and not self._owned(head):
            owners = self._crew(head, depth, things=things)
            yield from owners or ([self._plain(head, description)] if description else [])
        elif is_person(head) and not (
            any(actors[0].kind in FIGHTING for _, actors in groups) or (description and _opens(head))
        ):
            yield self._named(head)
        elif description is not None:
            yield from self._described(head, description, groups, depth, things=things)
        elif not groups and (lemma(head) in BUNDLES or head.pos_ in {"NUM", "DET"}):
            yield from self._governed(head, depth, things=things)
        elif groups and (things or is_capital(head)):
            yield self._known(*groups[-1])
        elif is_person(head) or (
            is_capital(head) and head.pos_ == "PROPN" and not known and head.ent_type_ in {"ORG", "NORP"}
        ):
            yield self._named(head)
        elif things and (owners := self._owners(head, depth)):
            yield from owners
        elif (things and lemma(head) in MILITARY and known) or (
            head.dep_ in {"amod", "compound", "poss", "nmod"} and known
        ):
            yield self._known(*known[-1])

    def _crew(self, head: Token, depth: int, *, things: bool) -> list[Party]:
        """Return whose a thing that moves and shoots is, or who is in it: "drones of X", "jets flown by X", "buses full of pilgrims"."""
        owners = list(self._governed(head, depth, things=things, within=BELONGING))
        flown = [noun for child in head.children if child.dep_ == "acl" for noun in agents(child)]
        owners += [party for noun in flown for party in self._of(noun, things=things, depth=depth + 1)]
        return owners or (self._holders(head, depth) if lemma(head) in BELONGINGS else [])

    def _owned(self, head: Token) -> bool:
        """Return whether a noun's modifiers say whose a thing is: "government helicopters", "Zionist aircraft"."""
        return any(
            child.dep_ in NAME_DEPS and (child.pos_ == "PROPN" or self.describe(child) is not None)
            for child in head.children
        )

    def _owners(self, head: Token, depth: int) -> list[Party]:
        """Return whose a thing is: the army of "an army camp", the regime of "positions of the regime", the party of "a party's office"."""
        if lemma(head) in BELONGINGS and (holders := self._holders(head, depth)):
            return holders
        if lemma(head) not in MILITARY:
            return []
        owner = self._armed_owner(head)
        if owner is not None:
            return [owner]
        found = self._governed(head, depth, things=True, within=BELONGING)
        return [party for party in found if party.armed and not self.bare_state(party.span)]

    def _holders(self, head: Token, depth: int) -> list[Party]:
        """Return whose a thing of people is, or who is in it: "Palestinian cars", "the residence of a deputy", "buses full of pilgrims"."""
        named = [
            child for child in head.children if child.dep_ in NAME_DEPS and child.i < head.i and not child.like_num
        ]
        found = [
            party
            for child in named
            if child.dep_ == "poss" or child.ent_type_ == "NORP" or child.pos_ == "PROPN"
            for party in self._of(child, things=False, depth=depth + 1)
        ]
        full = [part for child in head.children if lemma(child) in {"full", "carry"} for part in child.children]
        inside = [noun for prep in full for noun in (*prep.children, prep) if noun.dep_ in {"pobj", "dobj"}]
        found += [party for noun in inside for party in self._of(noun, things=False, depth=depth + 1)]
        return found or list(self._governed(head, depth, things=True, within=BELONGING))

    def _armed_owner(self, head: Token) -> Party | None:
        """Return who mans a thing of war that no name owns: the army of "an army camp"."""
        for child in head.children:
            said = (
                self.describe(child) if child.dep_ in NAME_DEPS and not self.bare_state(chars(child, child)) else None
            )
            if said is not None and said.armed and child.lower_ != "military":
                return self._plain(child, said)
        return None

    def _described(
        self,
        head: Token,
        description: Description,
        groups: list[tuple[Span, tuple[Actor, ...]]],
        depth: int,
        *,
        things: bool,
    ) -> Iterator[Party]:
        if groups:
            yield replace(self._known(*groups[-1]), armed=description.armed)
            return
        named = self._called(head) or (self._member(head) if description.armed else None)
        if named is not None:
            yield replace(named, armed=description.armed)
            return
        master = self._master(head) if description.armed or head.lower_ == "men" else None
        if master is not None:
            yield master
            return
        inner = (
            list(self._governed(head, depth, things=things, named=True))
            if description.person or description.collective
            else []
        )
        if inner:
            yield from (replace(party, armed=description.armed) if party.armed is None else party for party in inner)
            return
        yield self._plain(head, description)

    def _master(self, head: Token) -> Party | None:
        """Return the group whose "its fighters" are: the one its sentence names before; of "our fighters", whose statement it is."""
        owners = {child.lower_ for child in head.children if child.dep_ == "poss"}
        known = [self._known(*pair) for pair in self.matches if pair[0].end < head.idx]
        groups = [party for party in known if party.kind in FIGHTING and party.armed]
        if "our" in owners:
            return next((party for party in groups if party.span.end < ISSUER), None)
        sentence = head.sent.start_char
        near = [party for party in groups if party.span.start >= sentence] if owners & {"its", "their"} else []
        return near[-1] if len({party.actor_id for party in near}) == 1 else None

    def _called(self, head: Token) -> Party | None:
        """Return who an apposition names ("the faction known as X", "the jihadist group X", "a contractor, John Doe")."""
        for child in head.children:
            if child.dep_ == "appos" or (child.dep_ == "acl" and lemma(child) in {"know", "call", "name"}):
                words = list(child.subtree)
                inside = chars(words[0], words[-1])
                for pair in self.matches:
                    if inside.covers(pair[0]) and not self.bare_state(pair[0]):
                        return self._known(*pair)
                if child.dep_ == "appos" and is_person(child):
                    return self._named(child)
        return None

    def _member(self, head: Token) -> Party | None:
        """Return the group that armed men are said to be of ("guerrillas believed to be members of X")."""
        end = head.idx + len(head.text)
        said = MEMBERS.match(text_of(self.doc), end)
        if said is None:
            return None
        near = (self._known(*pair) for pair in self.matches if end < pair[0].start and said.end() <= pair[0].end)
        group = next(near, None)
        between = text_of(self.doc)[end : group.span.start] if group is not None else ""
        return group if group is not None and group.kind in FIGHTING and MEMBERS.fullmatch(between) else None

    def _plain(self, head: Token, description: Description) -> Party:
        first = _before_a_verb(head) or left_edge(head)
        while first.i < head.i and (
            lemma(first) in DROPPED or first.lower_ in DROPPED or first.is_punct or first.like_num
        ):
            first = first.nbor()
        span = chars(first, head)
        name = span.of(text_of(self.doc))
        state = next(
            (actors[0] for found, actors in self.matches if span.covers(found) and self.bare_state(found)), None
        )
        return Party(
            name, span, None, description.kind, state.country if state else None, description.armed, backing(name)
        )

    def _governed(
        self, head: Token, depth: int, *, things: bool, named: bool = False, within: frozenset[str] = OF
    ) -> Iterator[Party]:
        """Yield the parties under a noun's of-phrase; with `named` only groups and forces that the registry knows."""
        owned = [prep for child in head.children if lemma(child) == "belong" for prep in child.children]
        after = [token for token in head.head.children if token.i == head.i + 1 and token.lower_ in {"of", "from"}]
        for prep in (*head.children, *owned, *after):
            if prep.dep_ != "prep" or (prep.lower_ not in within and prep not in owned):
                continue
            nouns = [part for noun in prep.children if noun.dep_ == "pobj" for part in conjuncts(noun)]
            for party in (found for noun in nouns for found in self._of(noun, things=things, depth=depth + 1)):
                if (
                    self._fights(party, prep.lower_)
                    if named
                    else prep.lower_ != "in" or not self.bare_state(party.span)
                ):
                    yield party

    def _fights(self, party: Party, preposition: str) -> bool:
        """Return whether "members of X" or "a commander in X" makes them X's: X is a group or force, and no place."""
        if party.armed is False or self.bare_state(party.span) or self._nobody(party):
            return False
        if party.actor_id is None:  # "fighters of the factions", "an officer of the regime forces"
            return preposition == "of" and party.armed is True
        return preposition != "in" or party.kind in {ActorKind.REBEL, ActorKind.MILITIA, ActorKind.EXTERNAL}

    def _known(self, span: Span, actors: tuple[Actor, ...]) -> Party:
        name = span.of(text_of(self.doc))
        while (opener := OPENERS.match(name)) is not None:
            span = Span(span.start + opener.end(), span.end)
            name = span.of(text_of(self.doc))
        for ending in ("'s", "’s", "'", "’"):
            if name.endswith(ending):
                span = Span(span.start, span.end - len(ending))
                name = span.of(text_of(self.doc))
        if (act := ACTS.search(name)) is not None:
            span = Span(span.start, span.start + act.start())
            name = span.of(text_of(self.doc))
        actor = actors[0]
        return Party(name, span, actor.id, actor.kind, actor.country, actor.armed, actor.backed_by)

    def _coordinated(
        self, known: list[tuple[Span, tuple[Actor, ...]]], covering: tuple[Span, tuple[Actor, ...]]
    ) -> list[tuple[Span, tuple[Actor, ...]]]:
        """Return the states named before a shared head ("Syrian and Russian forces")."""
        text = text_of(self.doc)
        return [
            pair
            for pair in known
            if pair[0].end <= covering[0].start
            and self.bare_state(pair[0])
            and text[pair[0].end : covering[0].start].strip().lower() in {"and", "or", ",", ", and", "and/or", "-"}
        ]

    def bare_state(self, span: Span) -> bool:
        """Return whether a name is a state's own and nothing more: "Mali", "Russian"."""
        return span.of(text_of(self.doc)).removesuffix("'s").removesuffix("’s").casefold() in self.states

    def _named(self, head: Token) -> Party:
        person = next((e for e in self.doc.ents if e.label_ == "PERSON" and e.start <= head.i < e.end), None)
        if person is not None:
            span = Span(person.start_char, person.end_char)
            said = next(
                (d for child in head.children if child.dep_ in {"appos", "compound"} and (d := self.describe(child))),
                None,
            )
            return Party(
                span.of(text_of(self.doc)).removesuffix("'s"),
                span,
                None,
                said.kind if said else ActorKind.UNKNOWN,
                None,
                said.armed if said else None,
            )
        first = left_edge(head)
        span = chars(first, head)
        return Party(span.of(text_of(self.doc)), span, None, ActorKind.UNKNOWN, None, None)
