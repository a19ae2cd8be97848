"""Which triggers of a sentence tell of one happening: act, means and consequence belong together."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from dateline.extract.rules.cues import Hit
from dateline.extract.rules.grammar import PASSIVE_SUBJECTS, SUBJECTS, anchor, is_verb, passive, up
from dateline.lexicon.events import triggers

# Between these and what they govern lies another happening, told as cause or background.
APART = frozenset(
    {"after", "following", "despite", "before", "since", "ahead", "until", "amid", "amidst", "besides", "against"}
)
# What a demonstration is about ("over the killing of a teacher") happened before it.
GRIEVANCE = frozenset({"against", "over", "about", "at", "for"})
REPLY = ("in response to", "in retaliation for", "in revenge for", "in reply to", "to avenge", "retaliating for")
# Bombers who are sent act all the same; who only helps ("rebels backed by jets") does nothing by itself.
SENDING = frozenset({"send", "dispatch", "deploy", "use", "launch", "fly", "scramble", "employ"})
AIDING = frozenset({"back", "support", "assist", "cover", "accompany", "protect"})
MOST = 30  # triggers of one sentence that are weighed against each other; news has five, a list without stops may have hundreds
TOLL_GAP = 8  # words at most between "killed" and "wounded" of one toll
STATES = frozenset({"VBN", "VBD", "JJ"})
CLAUSES = frozenset({"advcl", "xcomp", "conj", "ccomp", "acl", "relcl", "pcomp", "dep", "parataxis"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The triggers that tell of one happening, the one that names it best first, and the doers' names that colour it."""

    hits: tuple[Hit, ...]
    colours: tuple[Hit, ...] = ()

    @property
    def main(self) -> Hit:
        """Return the trigger that names the happening."""
        return self.hits[0]

    @property
    def clause(self) -> Token:
        """Return the verb (or topmost noun) that carries the main trigger."""
        return clause_of(self.main)

    @property
    def clauses(self) -> tuple[Token, ...]:
        """Return the verbs of all triggers, main first, each once."""
        return tuple(dict.fromkeys(clause_of(hit) for hit in self.hits))


def clause_of(hit: Hit) -> Token:
    """Return the verb that a trigger is or hangs on."""
    return hit.head if hit.verbal else anchor(hit.head)


def frames(hits: Sequence[Hit]) -> list[Frame]:
    """Return the happenings that the triggers of one sentence tell of, in text order."""
    telling = [hit for hit in hits if hit.trigger.form != "doer"][:MOST]
    colours = [hit for hit in hits if hit.trigger.form == "doer"]
    groups: list[list[Hit]] = [[hit] for hit in telling]
    for left, right in combinations(telling, 2):
        one, other = _group(groups, left), _group(groups, right)
        if one is other:
            continue
        if _one_toll(left, right) or (linked(left, right) and not _between(left, right, telling)):
            one.extend(other)
            groups.remove(other)
    return [_frame(group, _colouring(group, colours, telling)) for group in groups]


def _one_toll(left: Hit, right: Hit) -> bool:
    """Return whether two words of harm count the dead and the hurt of one headline ("Eight killed, over 20 wounded in a blast")."""
    if not (left.trigger.harm and right.trigger.harm) or right.tokens[0].i - left.tokens[-1].i > TOLL_GAP:
        return False
    between = left.head.doc[left.tokens[-1].i + 1 : right.tokens[0].i]
    return (
        all(hit.head.tag_ in STATES and not _own_doer(hit.head) for hit in (left, right))
        and any(token.text in {",", "and", "&"} for token in between)
        and any(token.like_num or token.lower_ in {"others", "dozens", "scores", "several"} for token in between)
        and not any(is_verb(token) for token in between)
    )


def _between(left: Hit, right: Hit, hits: Sequence[Hit]) -> bool:
    """Return whether a harm hangs on a third happening that stands between it and the other trigger."""
    if not (left.trigger.harm or right.trigger.harm):
        return False
    lower, upper = (left, right) if clause_of(right) in list(up(left.head)) else (right, left)
    goal = {token.i for token in (*upper.tokens, clause_of(upper))}
    for token in up(lower.head):
        if token.i in goal:
            return False
        if any(token in hit.tokens for hit in hits if hit not in (left, right) and not hit.trigger.harm):
            return True
    return False


def _group(groups: Iterable[list[Hit]], hit: Hit) -> list[Hit]:
    return next(group for group in groups if hit in group)


def _frame(group: Sequence[Hit], colours: Sequence[Hit]) -> Frame:
    fled = [hit for hit in group if hit.verbal and hit.trigger.type == "strategic.displacement"]
    group = [hit for hit in group if not (_a_noun(hit) and any(verb.head in list(up(hit.head)) for verb in fled))]
    order = sorted(group, key=lambda hit: (-hit.trigger.rank, hit.head.i))
    return Frame(tuple(order), tuple(colours))


def _a_noun(hit: Hit) -> bool:
    """Return whether a trigger is a noun, or a gerund in the place of one ("displaced by fighting")."""
    return not hit.verbal or hit.head.dep_ in {"pcomp", "pobj"}


def _colouring(group: Sequence[Hit], colours: Iterable[Hit], telling: Sequence[Hit]) -> list[Hit]:
    """Return the doers' names in the clauses of a happening, or below them outside the clauses of others; those done to are none."""
    own = {clause_of(hit).i for hit in group}
    others = {clause_of(hit).i for hit in telling} - own
    return [hit for hit in colours if not _done_to(hit) and _first_clause(hit.head, own | others) in own]


def _first_clause(head: Token, clauses: AbstractSet[int]) -> int | None:
    return next((token.i for token in (anchor(head), *up(head)) if token.i in clauses), None)


def _done_to(hit: Hit) -> bool:
    """Return whether a name is what the verb is done to ("shot down a warplane"), or only helps ("backed by jets")."""
    head, sent = hit.head, hit.trigger.type == "strike.suicide"
    if head.dep_ in {"dobj", "nsubjpass"}:
        return not (sent and head.head.lemma_ in SENDING)
    return anchor(head).lemma_ in AIDING and anchor(head).dep_ in {"acl", "advcl", "relcl"}


def linked(left: Hit, right: Hit) -> bool:
    """Return whether two triggers of a sentence tell of the same happening."""
    one, other = clause_of(left), clause_of(right)
    if one == other:
        return _linked_in_clause(left, right)
    if one in list(up(other)):
        return _linked_across(left, right, other)
    if other in list(up(one)):
        return _linked_across(right, left, one)
    return (left.trigger.harm or right.trigger.harm) and _siblings(one, other)


def _siblings(one: Token, other: Token) -> bool:
    return (
        one.head == other.head and {one.dep_, other.dep_} <= {"advcl", "conj", "ccomp", "acl"} and not _own_doer(other)
    )


def _linked_in_clause(left: Hit, right: Hit) -> bool:
    if _aggrieved(left, right) or _aggrieved(right, left):
        return False
    if left.trigger.harm or right.trigger.harm:
        return not (_reply(left) or _reply(right))
    for hit in (left, right):
        if set_apart(hit) or _reply(hit):
            return False
    return not _listed(left, right)


def _aggrieved(protest: Hit, other: Hit) -> bool:
    """Return whether a demonstration is held over what another noun names."""
    if protest.trigger.family != "protest" or other.verbal or not other.trigger.ambiguous:
        return False
    return any(token.dep_ == "prep" and token.lower_ in GRIEVANCE for token in _path(other))


def _listed(left: Hit, right: Hit) -> bool:
    """Return whether two nouns of different kinds stand in one list, each with its own place or target."""
    coordinated = right.head in left.head.conjuncts
    return (
        coordinated
        and left.trigger.type != right.trigger.type
        and all(_has_prepositions(hit.head) for hit in (left, right))
    )


def _has_prepositions(token: Token) -> bool:
    return any(child.dep_ == "prep" for child in token.children)


def set_apart(hit: Hit) -> bool:
    """Return whether a noun stands in a circumstance of its clause ("amid", "after"), not in what the verb says."""
    return not hit.verbal and any(token.lower_ in APART or _circumstance(token) for token in _path(hit))


def _circumstance(token: Token) -> bool:
    """Return whether "with" opens a clause of its own (", with airstrikes resulting in deaths"), rather than name a means."""
    return token.lower_ == "with" and token.i > 0 and token.nbor(-1).text == ","


def _path(hit: Hit) -> list[Token]:
    path = []
    for token in up(hit.head):
        if is_verb(token):
            break
        path.append(token)
    return path


def _reply(hit: Hit) -> bool:
    before = hit.head.doc[max(0, hit.tokens[0].i - 7) : hit.tokens[0].i].text.lower()
    return any(phrase in before for phrase in REPLY)


def _linked_across(upper: Hit, lower: Hit, clause: Token) -> bool:
    """Return whether a trigger in a dependent clause belongs to the happening of the governing one."""
    if _reply(lower) or _reply(upper):
        return False
    if clause.dep_ in {"advcl", "acl"} and lower.verbal and not lower.trigger.harm and _infinitive(clause):
        return False  # "attacked the city to take it": the purpose is not the act
    if clause.dep_ in {"acl", "relcl"} and event_noun(clause.head) and clause.head not in upper.tokens:
        return False
    if upper.trigger.harm or lower.trigger.harm:
        return _consequence(upper, lower, clause)
    if clause.dep_ == "pcomp" and clause.head.lower_ == "by":
        return True
    if clause.dep_ in {"relcl", "acl"}:
        return clause.head in upper.tokens and (
            upper.trigger.ambiguous or lower.trigger.ambiguous or lower.trigger.weak
        )
    if upper.trigger.type == "strategic.displacement" and clause.dep_ == "advcl":
        return True  # "thousands fled as the group took the city": the flight is a consequence
    if _own_subject(clause):
        return False
    related = upper.trigger.family == lower.trigger.family or upper.trigger.ambiguous or lower.trigger.ambiguous
    return (related or lower.trigger.weak) and not _marked(clause, APART)


def _infinitive(clause: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)


def event_noun(token: Token) -> bool:
    """Return whether a noun by itself names a happening."""
    return token.pos_ == "NOUN" and any(
        trigger.form == "noun" and not trigger.harm and len(trigger.words) == 1
        for trigger in triggers().get(token.lemma_.lower(), ())
    )


def _consequence(upper: Hit, lower: Hit, clause: Token) -> bool:
    if clause.dep_ == "relcl" and clause.head not in upper.tokens and not _near(upper, clause):
        return lower.trigger.harm is False and upper.trigger.harm
    if _own_doer(clause):
        return not (_own_doer(clause_of(upper)) or clause.dep_ == "conj") or lower.trigger.rank > upper.trigger.rank
    return True


def _near(hit: Hit, clause: Token) -> bool:
    return any(token in hit.tokens for token in up(clause.head))


def _own_doer(clause: Token) -> bool:
    """Return whether a clause names a doer of its own, so that it may tell of another act."""
    if not is_verb(clause) or clause.lemma_ == "die":
        return False
    if passive(clause):
        return any(child.dep_ == "agent" for child in clause.children)
    return any(child.dep_ in SUBJECTS and child.lower_ not in {"that", "which", "who"} for child in clause.children)


def _own_subject(clause: Token) -> bool:
    return any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in clause.children)


def _marked(clause: Token, words: frozenset[str]) -> bool:
    return any(child.dep_ in {"mark", "prep", "advmod"} and child.lower_ in words for child in clause.children)
