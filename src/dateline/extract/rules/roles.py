"""Who did it and who was hit, as nouns of the parse: active, passive, nominal and light-verb tellings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.actors import describe
from dateline.extract.rules.cues import Hit
from dateline.extract.rules.frames import Frame, clause_of
from dateline.extract.rules.grammar import (
    PRONOUNS,
    agents,
    conjuncts,
    doers,
    holds,
    is_verb,
    lemma,
    passive,
    patients,
    prepositional,
    subjects,
)
from dateline.lexicon.harm import harm
from dateline.lexicon.words import word_set

# "carried out a raid": the noun says what, the verb's subject who.
LIGHT = word_set("light")
COME_UNDER = word_set("come_under")
BETWEEN = frozenset({"between", "among"})
MIN_PAIR = 2  # words of "and B"
TARGETS = frozenset({"on", "against", "at", "upon", "targeting", "into", "toward", "towards"})
HOLDING = frozenset({"arrest", "bars", "captivity", "cells", "custody", "detention"})
# Gerunds that two sides exchange: "an exchange of shelling between A and B".
EXCHANGED = frozenset({"shell", "target", "bomb", "fire"})
RANKS = frozenset({"rank"})
LEAVING = word_set("leaving")
OUSTING = word_set("ousting")
# Verbs by whose act two sides meet each other: their subjects are on both.
MUTUAL = word_set("mutual")
# Verbs whose subject suffers or changes, and does nothing to another.
SUFFERED = word_set("suffered")


@dataclass(frozen=True, slots=True)
class Roles:
    """The nouns of a frame by role, with the rule that found the doer; `first` are the nouns that stand where a doer does."""

    doers: tuple[Token, ...] = ()
    first: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    victims: tuple[Token, ...] = ()
    supports: tuple[Token, ...] = ()
    among: tuple[Token, ...] = ()
    rule: str = ""


def roles(frame: Frame, names: Callable[[Sequence[Token]], bool]) -> Roles:
    """Return the nouns that did it, that it was aimed at and that it hurt; `names` tells nouns that name somebody."""
    first, by, rule = _first_doers(frame, names)
    by = _each(by)
    aims = _each(noun for hit in frame.hits for noun in targets(hit))
    if _both_sides(frame, rule, [token for token in aims if names([token])]):
        by, aims = by[:1], [*by[1:], *aims]
    hurt = _each(noun for hit in frame.hits if hit.verbal and _hurts(hit) for noun in victims(hit.head))
    hurt = [noun for noun in hurt if not _more(noun)] or hurt
    if not by and frame.main.trigger.type == "battle.clash" and hurt:  # "killed in clashes with X": X is the other side
        by = _each(noun for hit in frame.hits if not hit.verbal for noun in prepositional(hit.head, {"with"}))
        rule = "side_a.clash_with" if by else rule
    taken = {token.i for token in by}
    return Roles(
        tuple(by),
        tuple(_each(first)),
        tuple(token for token in aims if token.i not in taken),
        tuple(token for token in hurt if token.i not in taken),
        tuple(_each(noun for clause in frame.clauses for noun in _supports(clause))),
        tuple(_each(noun for clause in frame.clauses for noun in _among(clause))),
        rule,
    )


def _both_sides(frame: Frame, rule: str, aims: Sequence[Token]) -> bool:
    """Return whether the doers fight each other: "clashes between A and B", "A and B traded fire"."""
    if rule == "side_a.of_phrase":
        return frame.main.trigger.type != "strategic.agreement"
    mutual = any(hit.verbal and hit.trigger.type == "battle.clash" and lemma(hit.head) in MUTUAL for hit in frame.hits)
    return rule == "side_a.subject" and mutual and not aims


def _hurts(hit: Hit) -> bool:
    """Return whether a verb does to its object what only people suffer: killed, wounded, kidnapped, arrested."""
    word, table = lemma(hit.head), harm()
    if _held(hit.head):
        return True
    if word in table.needs:
        return hit.trigger.harm or any(token.lower_ in table.needs[word] for token in hit.head.subtree)
    return hit.trigger.harm or word in table.verbs


def _more(noun: Token) -> bool:
    """Return whether a noun only adds to those named before: "two policemen and five other officers"."""
    return any(child.lower_ in {"other", "more", "additional"} for child in noun.children)


def _each(heads: Iterable[Token]) -> list[Token]:
    return _unique(noun for head in heads for noun in conjuncts(head))


def _unique(tokens: Iterable[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())


def _first_doers(frame: Frame, names: Callable[[Sequence[Token]], bool]) -> tuple[list[Token], list[Token], str]:
    """Return the nouns where a doer stands first, the first that name somebody or point back, and the rule for these."""
    first: list[Token] = []
    place = ""
    acts = [hit for hit in frame.hits if hit.trigger.type != "strategic.movement"] or frame.hits
    for hit in acts:
        for rule in DOER_RULES:
            found = [token for token in rule(hit) if token.lower_ != "there"]
            if found and not first:
                first, place = found, f"side_a.{rule.__name__.removeprefix('_')}"
            if any(token.lower_ in PRONOUNS for token in found) or (found and names(_each(found))):
                return first, found, f"side_a.{rule.__name__.removeprefix('_')}"
    if frame.colours:
        found = [frame.colours[0].head]
        return first or found, found, "side_a.named_by_weapon_or_role"
    return first, first, place


def _subject(hit: Hit) -> list[Token]:
    if not hit.verbal or _suffers(hit.head):
        return []
    return doers(hit.head)


def _suffers(verb: Token) -> bool:
    """Return whether the verb's subject suffers: "the house burned", not "soldiers burned the house"."""
    if _held(verb):
        return True
    return lemma(verb) in SUFFERED and not any(child.dep_ == "dobj" for child in verb.children)


def _held(verb: Token) -> bool:
    """Return whether the verb says that somebody is held: "they are in custody"."""
    return lemma(verb) == "be" and any(
        noun.lower_ in HOLDING for noun in prepositional(verb, {"in", "under", "behind"})
    )


def _by_phrase(hit: Hit) -> list[Token]:
    """Return the by-phrase of a noun, reached through its participle too ("airstrikes carried out by X")."""
    if hit.verbal:
        return []
    direct = prepositional(hit.head, {"by"}) or [
        noun
        for noun in prepositional(hit.head, {"from"})
        if describe(noun.text) is not None  # "from Syria" is a launch site
    ]
    through = [
        noun
        for child in hit.head.children
        if child.dep_ in {"acl", "relcl"}
        for noun in agents(child)
        if not holds(noun)
    ]
    active = [
        noun
        for child in hit.head.children
        if child.dep_ == "relcl" and lemma(child) in LIGHT and not passive(child)
        for noun in child.children
        if noun.dep_ == "nsubj" and noun.lower_ not in {"that", "which"}
    ]
    return direct or through or active


def _owner(hit: Hit) -> list[Token]:
    """Return the possessor or modifier of an event noun ("Israel's raid", "Israeli airstrikes", "Hezbollah rocket attack")."""
    if hit.verbal or hit.trigger.harm:  # "civilian casualties" names who was hurt
        return []
    first = hit.tokens[0]
    heads = {hit.head.i, *(token.i for token in hit.tokens)}
    candidates = [child for token in hit.tokens for child in token.children if child.i < first.i]
    return [
        child for child in candidates if child.dep_ in {"poss", "amod", "compound", "nmod"} and child.i not in heads
    ]


def _light_verb(hit: Hit) -> list[Token]:
    if hit.verbal:
        return []
    verb = clause_of(hit)
    if not is_verb(verb) or lemma(verb) not in LIGHT or not _is_object(hit.head, verb):
        return []
    return doers(verb)


def _is_object(noun: Token, verb: Token) -> bool:
    """Return whether a noun is a verb's object, straight or through bundles ("a wave of attacks")."""
    token = noun
    while token.head not in (verb, token):
        if token.dep_ not in {"pobj", "prep", "conj", "compound", "appos"} or (
            token.dep_ == "prep" and token.lower_ not in {"of", "out", "with"}
        ):
            return False
        token = token.head
    return token.dep_ in {"dobj", "nsubjpass", "oprd", "prep", "attr"} and token.head == verb


def _of_phrase(hit: Hit) -> list[Token]:
    """Return who is in it: "clashes between A and B", "an exchange of shelling between A and B"."""
    two_sided = {"battle.clash", "strategic.agreement", "?attack"}
    if (hit.verbal and lemma(hit.head) not in EXCHANGED) or not (
        hit.trigger.type in two_sided or hit.trigger.type.startswith(("strike.", "?strike"))
    ):
        return []
    clause = clause_of(hit)
    over = [hit.head, *hit.head.subtree, *(clause.subtree if is_verb(clause) else ())]
    found: list[Token] = next((nouns for token in over if (nouns := prepositional(token, BETWEEN))), [])
    return [*found, *_after_and(found[0])] if len(found) == 1 and not found[0].conjuncts else found


def _after_and(noun: Token) -> list[Token]:
    """Return what the parse tore from "between A and B" ("between the army and IS", with IS read as a verb)."""
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    if len(rest) < MIN_PAIR or rest[0].lower_ != "and":
        return []
    return [token for token in rest[1:] if token.dep_ == "conj" and token.left_edge.i == rest[1].i][:1] or [rest[1]]


def _mover(hit: Hit) -> list[Token]:
    """Return who moves or withdraws in a nominal telling ("the withdrawal of LNA forces")."""
    if hit.verbal or hit.trigger.type not in {"strategic.transfer", "strategic.movement", "strategic.arrest"}:
        return []
    return prepositional(hit.head, {"of"}) if hit.trigger.type != "strategic.arrest" else []


def _harm_agent(hit: Hit) -> list[Token]:
    """Return the by-phrase of a passive, or of a gerund or infinitive whose subject goes unsaid ("after killing two by X")."""
    if not hit.verbal:
        return []
    held = [child for child in hit.head.children if child.dep_ == "dobj"]
    unsaid = hit.head.tag_ == "VBG" and not any(child.dep_ == "nsubj" for child in hit.head.children)
    return agents(hit.head) or [noun for token in held if unsaid for noun in prepositional(token, {"by"})]


DOER_RULES: tuple[Callable[[Hit], list[Token]], ...] = (
    _harm_agent,
    _subject,
    _by_phrase,
    _owner,
    _light_verb,
    _of_phrase,
    _mover,
)


def targets(hit: Hit) -> list[Token]:
    """Return the nouns that a trigger is aimed at."""
    if hit.verbal:
        verb = hit.head
        aimed = prepositional(verb, TARGETS | {"with"} if hit.trigger.type == "battle.clash" else TARGETS)
        through = [noun for child in verb.children if child.dep_ == "dobj" for noun in prepositional(child, TARGETS)]
        if hit.trigger.type in {"battle.capture", "strategic.transfer"}:
            aimed += _lost_by(verb)
        return [*patients(verb), *aimed, *through] if not _suffers(verb) else aimed
    noun = hit.head
    found = prepositional(
        noun, TARGETS | {"with"} if hit.trigger.type in {"battle.clash", "strategic.agreement"} else TARGETS
    )
    if hit.trigger.type == "battle.clash":  # "the fighting goes on between A against B"
        over = (noun, *prepositional(noun, BETWEEN), clause_of(hit), *prepositional(clause_of(hit), BETWEEN))
        found += [against for token in over for against in prepositional(token, {"against"})]
    if noun.lower_ == "targeting":
        found += prepositional(noun, {"to", "of"})
    if hit.trigger.family == "attack" or hit.trigger.type in {
        "strike.artillery",
        "?bombing",
        "battle.capture",
        "strategic.siege",
        "strategic.arrest",
        "strategic.displacement",
        "?kill",
        "strategic.looting",
    }:
        found += prepositional(noun, {"of"})
    if hit.trigger.harm:
        found += [
            part for token in (noun, *noun.subtree) if lemma(token) in RANKS for part in prepositional(token, {"of"})
        ]
        found += prepositional(noun, {"among"})
    found += [
        part
        for child in noun.children
        if child.dep_ in {"acl", "relcl"}
        and (lemma(child) in {"hit", "strike", "kill", "injure", "wound"} or child.lower_.startswith("target"))
        for part in patients(child)
    ]
    verb = clause_of(hit)
    if is_verb(verb) and _is_object(noun, verb):
        if lemma(verb) in COME_UNDER:
            found += subjects(verb)
        else:
            found += prepositional(verb, TARGETS)
    elif (
        is_verb(verb)
        and hit.head.dep_ == "nsubj"
        and lemma(verb) in {"target", "hit", "strike", "destroy", "damage", "rock", "shake"}
    ):
        found += patients(verb)
    return [token for token in found if token.lower_ not in PRONOUNS]


def _lost_by(verb: Token) -> list[Token]:
    """Return who held what is taken: "captured X from Y", "with little resistance from Y"."""
    resistance = [token for token in verb.subtree if lemma(token) in {"resistance", "fighting", "battle", "clash"}]
    gone = [token for token in verb.subtree if lemma(token) in LEAVING and token != verb]
    return [
        *(noun for token in gone if is_verb(token) for noun in subjects(token) if noun.i > verb.i),
        *(noun for token in gone if not is_verb(token) for noun in prepositional(token, {"of", "by"})),
        *(noun for token in verb.subtree if lemma(token) in OUSTING and token != verb for noun in patients(token)),
        *prepositional(verb, {"from"}),
        *(noun for child in verb.children if child.dep_ == "dobj" for noun in prepositional(child, {"from"})),
        *(noun for token in resistance for noun in prepositional(token, {"from", "with", "against"})),
    ]


def victims(verb: Token) -> list[Token]:
    """Return the nouns that a verb of harm hurts ("die" hurts its subject)."""
    if lemma(verb) in {"die", "perish"} or _held(verb):
        return subjects(verb)
    if lemma(verb) == "lose":
        return [*subjects(verb), *(child for child in verb.children if child.dep_ == "dobj")]
    return patients(verb)


def _among(clause: Token) -> list[Token]:
    """Return whom a toll names in part: "18 people including six children", "most of them soldiers"."""
    parts = [token for token in clause.subtree if token.lower_ == "including" or _counts_among(token)]
    said = [noun for token in parts for noun in token.children if noun.dep_ in {"pobj", "dobj"}]
    most = [token for token in clause.sent if token.lower_ in {"most", "mostly"} and token.dep_ != "amod"]
    return [*said, *(noun for token in most for noun in _said_of(token))]


def _counts_among(token: Token) -> bool:
    """Return whether "among" picks from a toll: "among them two girls", not "bombs fell among stalls"."""
    return bool(token.lower_ == "among") and (not is_verb(token.head) or lemma(token.head) in {"be", "count"})


def _said_of(most: Token) -> list[Token]:
    """Return what "most of them (are) soldiers" says of a toll's people."""
    if is_verb(most.head):
        return [child for child in most.head.children if child.dep_ == "attr"]
    after = [token for token in most.doc[most.i + 1 : most.sent.end][:4] if token.pos_ in {"NOUN", "PROPN"}]
    return after[:1]


def _supports(clause: Token) -> Sequence[Token]:
    """Return on whose behalf: objects of supporting infinitives ("to assist X"), "alongside X", "in support of X"."""
    found: list[Token] = []
    for token in clause.subtree:
        if (
            lemma(token) in {"assist", "support", "bolster", "back", "help", "aid", "reinforce"}
            and is_verb(token)
            and token != clause
        ):
            found += [child for child in token.children if child.dep_ == "dobj"]
        if lemma(token) == "support" and token.dep_ == "pobj":
            found += prepositional(token, {"of"})
        if token.lower_ == "alongside" and token.dep_ == "prep":
            found += [child for child in token.children if child.dep_ == "pobj"]
    return found
