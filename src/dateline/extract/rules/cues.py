"""Finding the words that tell of an event: the trigger table against a parsed text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from dateline.extract.rules.figures_parsed import persons
from dateline.extract.rules.grammar import antecedent, is_verb, lemma, prepositional, subjects
from dateline.lexicon.events import Trigger, triggers
from dateline.lexicon.everyday import everyday_nouns
from dateline.lexicon.words import word_set

# How far the parts of a verb phrase may stand apart ("fire several rockets", "take five people hostage").
GAP = 6
# Nouns that carry an event noun on: "a wave of attacks", "bombing campaign", "raid victims".
TALK = word_set("talk")
CROWD = word_set("crowd")
CAUSES = frozenset({"over", "about"})  # what people march for is not what they do
NOT_TAKEN = frozenset({"place", "part", "control", "road", "front", "position", "site"})  # "took place", "took part"
GROUNDS = word_set("grounds")
CARRIERS = word_set("carriers")
TOWARDS = frozenset({"against", "for", "from", "into", "of", "out", "to"})
BEASTS = word_set("beasts")
DRONES = word_set("drones")
REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
POINTS = frozenset({"it", "which", "that", "both"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found in a text: its tokens and the one that the parse hangs it on."""

    trigger: Trigger
    tokens: tuple[Token, ...]
    head: Token

    @property
    def verbal(self) -> bool:
        """Return whether the hit is a predicate rather than a name for a happening."""
        return self.trigger.form == "verb"


def find_hits(doc: Doc) -> list[Hit]:
    """Return the triggers of a text in order, the longest at each place, none overlapping."""
    table = triggers()
    words = [token for token in doc if token.text != "-"]
    found: list[Hit] = []
    taken: set[int] = set()
    for position, token in enumerate(words):
        if token.i in taken or _is_a_month(token):
            continue
        keys = dict.fromkeys((token.lower_, lemma(token)))
        options = [trigger for key in keys for trigger in table.get(key, ())]
        hit = _best(options, words, position) if options else None
        if hit is not None:
            own = {part.i for part in hit.tokens}
            found = [earlier for earlier in found if not own.issuperset(part.i for part in earlier.tokens)]
            found.append(hit)
            taken.update(own)
    return found


def _is_a_month(token: Token) -> bool:
    """Return whether 'March' stands in a date, and nobody marches."""
    if token.lower_ != "march":
        return False
    beside = (token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc))
    return token.ent_type_ == "DATE" or any(other.like_num for other in beside)


def _best(options: Sequence[Trigger], words: Sequence[Token], position: int) -> Hit | None:
    verb = words[position]
    near = _hung_on(verb)
    matched = [
        hit
        for trigger in options
        if (hit := (None if trigger.object else _match(trigger, words, position)) or _governed(trigger, verb, near))
        and _fits(hit)
    ]
    return max(
        matched, key=lambda hit: (len(hit.tokens), hit.trigger.rank, hit.verbal == is_verb(hit.head)), default=None
    )


def _match(trigger: Trigger, words: Sequence[Token], position: int) -> Hit | None:
    tokens = [words[position]]
    at = position
    for before, word in pairwise(trigger.words):
        # "Captured Bara and said that troops held the bridge" is no "capture and hold".
        reach = GAP if trigger.form == "verb" and before != "and" else 1
        following = next((i for i in range(at + 1, min(at + 1 + reach, len(words))) if _is(words[i], word)), None)
        if following is None or words[following].sent != words[position].sent:
            return None
        tokens.append(words[following])
        at = following
    head = _first_of_verb(tokens) if trigger.form == "verb" else tokens[-1]
    if trigger.form != "verb" and " of" in " ".join(trigger.words):
        head = tokens[0]
    return Hit(trigger, tuple(tokens), head)


@dataclass(frozen=True, slots=True)
class Governed:
    """What the parse hangs on a verb, by word: what it is done to, and its particles and prepositions with their nouns."""

    done_to: Mapping[str, Token]
    around: Mapping[str, Token]


def _hung_on(verb: Token) -> Governed:
    """Return what hangs on a verb, the nouns joined to its object and under its "of" with it."""
    done_to: dict[str, Token] = {}
    around: dict[str, Token] = {}
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} or (verb.dep_ == "ROOT" and _headline_object(child, verb)):
            _add(done_to, (child, *child.conjuncts, *prepositional(child, {"of"})))
        elif child.dep_ in {"prt", "oprd", "acomp", "advmod"}:
            _add(around, (child,))
        elif child.dep_ == "ccomp" and child.tag_ == "VB":  # "let nine teachers go"
            _add(around, (child,))
            _add(done_to, tuple(noun for noun in child.children if noun.dep_ == "nsubj"))
        elif child.dep_ == "prep":
            _add(around, (child, *(noun for noun in child.children if noun.dep_ == "pobj")))
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        _add(done_to, (verb.head, *verb.head.conjuncts))
    return Governed(done_to, around)


def _headline_object(child: Token, verb: Token) -> bool:
    """Return whether a headline lost the auxiliary of its passive ("Rifles seized near Okoro")."""
    bare = verb.tag_ in {"VBN", "VBD"} and not any(other.dep_ in {"dobj", "aux"} for other in verb.children)
    return child.dep_ == "nsubj" and bare


def _add(words: dict[str, Token], tokens: Sequence[Token]) -> None:
    for token in tokens:
        words.setdefault(lemma(token), token)
        words.setdefault(token.lower_, token)


def _governed(trigger: Trigger, verb: Token, near: Governed) -> Hit | None:
    """Return a verb phrase by what the parse hangs on the verb, however far or before it ("the tombs were smashed")."""
    if trigger.form != "verb" or len(trigger.words) == 1:
        return None
    last = near.done_to.get(trigger.words[-1]) or (None if trigger.object else near.around.get(trigger.words[-1]))
    between = [near.around.get(word) or near.done_to.get(word) for word in trigger.words[1:-1]]
    rest = [token for token in (*between, last) if token is not None]
    if len(rest) < len(trigger.words) - 1:
        return None
    return Hit(trigger, tuple(sorted({verb, *rest}, key=lambda token: token.i)), verb)


def _first_of_verb(tokens: Sequence[Token]) -> Token:
    """Return the word that a verb phrase hangs on: its first, an adverb passed over ("sexually assaulted")."""
    return next((token for token in tokens if token.pos_ != "ADV"), tokens[0])


def _is(token: Token, word: str) -> bool:
    return word in {token.lower_, lemma(token)}


def _fits(hit: Hit) -> bool:
    if _of_no_war(hit):
        return False
    return _fits_verb(hit) if hit.verbal else _fits_noun(hit)


def _fits_verb(hit: Hit) -> bool:
    head = hit.head
    if _in_a_name(hit) or not _done_by(hit):
        return False
    if head.dep_ in {"amod", "compound"} and len(hit.tokens) == 1:
        return _headline_verb(head)
    if (hit.trigger.harm and _no_act(head)) or _of_everyday(hit) or _takes_amiss(hit):
        return False
    if is_verb(head):
        return head.dep_ not in {"aux", "auxpass"} and not _describes_a_group(head)
    # Headlines lose their verbs to the tagger; a word after a determiner or a modifier is a noun all the same.
    modified = any(child.dep_ in {"amod", "poss", "nummod"} for child in head.children)
    subject = any(child.dep_ == "compound" for child in head.children)
    inflected = head.tag_ in {"NNS", "NNPS"}
    determined = any(child.dep_ == "det" for child in head.children) and not (subject and inflected)
    listed = head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"} and _object_of_something(head.head)
    placed = head.dep_ in {"ROOT", "ccomp", "conj", "appos", "dep", "advcl", "acl", "relcl"}
    if subject and placed and head.tag_ == "NNS" and not _names_an_event(head):
        return True  # "A remote-controlled mine detonates in ...": no noun, whatever stands before it
    return head.pos_ in {"NOUN", "PROPN", "ADJ"} and not (modified or determined or listed) and placed


def _object_of_something(noun: Token) -> bool:
    """Return whether a noun is what a verb or a preposition governs, so that what is listed with it is one too ("rifles and torches")."""
    return noun.dep_ in {"dobj", "pobj"}


def _takes_amiss(hit: Hit) -> bool:
    """Return whether a verb of taking has an object that makes it another act."""
    head = hit.head
    if hit.trigger.type == "strategic.arrest":  # "soldiers captured five caves"
        return bool(hit.trigger.subjects) and _takes_a_thing(head)
    if hit.trigger.type != "battle.capture":
        return False
    if lemma(head) == "fall" and any(map(persons, subjects(head))):  # "four marines fell to snipers"
        return True
    bare = len(hit.tokens) == 1 or hit.trigger.words == ("take", "over")
    return bare and not _takes_ground(head)


def _of_everyday(hit: Hit) -> bool:
    """Return whether what a verb is done to, or done from, makes it no act of war ("released the footage", "fled the scene").

    Words of talk do so whatever the type.
    """
    things = {"dobj", "prep", "nsubjpass"} if hit.trigger.family == "strategic" else {"dobj", "prep"}
    nouns = [noun for child in hit.head.children if child.dep_ in things for noun in (child, *child.children)]
    nearby = everyday_nouns(hit.trigger.type).beside
    if any(lemma(noun) in CROWD for noun in subjects(hit.head)):  # "protesters clashed with police over a bill"
        nouns = [noun for noun in nouns if noun.head.lower_ not in CAUSES]
    return any(noun.lower_ in TALK or lemma(noun) in nearby for noun in nouns)


def _of_no_war(hit: Hit) -> bool:
    """Return whether what is fought, taken, blocked or left is no thing of war."""
    done_to = [noun for token in hit.tokens for noun in token.children if noun.dep_ in {"dobj", "nsubjpass"}]
    towards = [noun for token in hit.tokens for noun in prepositional(token, TOWARDS)]
    under = [noun for token in hit.tokens[1:] if token.dep_ == "prep" for noun in token.children if noun.dep_ == "pobj"]
    no_war = everyday_nouns(hit.trigger.type).governed
    return any(lemma(noun) in no_war or noun.lower_ in no_war for noun in (*done_to, *towards, *under))


def _names_an_event(head: Token) -> bool:
    """Return whether a word is the name of a happening too ("attacks", not "detonates")."""
    return any(trigger.form == "noun" for trigger in triggers().get(lemma(head), ()))


def _done_by(hit: Hit) -> bool:
    """Return whether one of those does it whom the trigger asks for; "some 280 of them" may be any."""
    wanted = hit.trigger.subjects
    if not wanted:
        return True
    named = [noun for subject in subjects(hit.head) for noun in (subject, *subject.conjuncts)]
    nouns = [noun for subject in named for noun in (subject, *prepositional(subject, {"of"}))]
    counted = not wanted & DRONES
    return any(lemma(noun) in wanted or noun.lower_ in wanted or (counted and noun.pos_ == "NUM") for noun in nouns)


def _takes_ground(head: Token) -> bool:
    """Return whether what is taken is ground, not a thing or a person ("seized 40 rifles")."""
    taken = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
    nouns = [noun for child in map(antecedent, taken) for noun in (child, *prepositional(child, {"of"}))]
    if lemma(head) == "take" and (not taken or any(lemma(noun) in NOT_TAKEN for noun in taken)):
        return False
    return not nouns or any(noun.pos_ == "PROPN" or lemma(noun) in GROUNDS or noun.lower_ in POINTS for noun in nouns)


def _takes_a_thing(head: Token) -> bool:
    """Return whether what is held or taken is a thing, and nobody at all."""
    taken = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
    return bool(taken) and all(noun.pos_ == "NOUN" and not persons(noun) for noun in taken)


def _describes_a_group(head: Token) -> bool:
    """Return whether a participle only says who a group is ("the armed groups fighting against the state")."""
    return (
        head.tag_ == "VBG"
        and head.dep_ == "acl"
        and lemma(head) in {"fight", "battle", "protest"}
        and head.head.pos_ in {"NOUN", "PROPN"}
    )


def _headline_verb(head: Token) -> bool:
    """Return whether a word between a plural or a name and a noun is a verb that the tagger took for a noun ("Raiders attack hamlets")."""
    if head.i == 0 or head.tag_ not in {"NN", "NNS", "VB", "VBP", "VBZ"} or head.dep_ != "compound":
        return False
    before = head.nbor(-1)
    return before.tag_ in {"NNS", "NNPS"} and before.head == head.head and head.text.islower()


def _in_a_name(hit: Hit) -> bool:
    """Return whether a capitalised trigger is part of a name or a month ("Rally of Forces for Change", "the March coup")."""
    head = hit.head
    if not head.text.istitle() or head.is_sent_start:
        return False
    if head.lower_ in {"march", "rally"} and head.tag_ in {"NNP", "NNPS"} and not _verb_of_a_headline(head):
        return True
    return (
        head.ent_type_ in {"ORG", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}
        and head.pos_ == "PROPN"
        and _neighbours_capital(head)
    )


def _verb_of_a_headline(head: Token) -> bool:
    """Return whether a capital only follows the habit of headlines ("Thousands Rally in Tbilisi")."""
    return head.i > 0 and head.nbor(-1).tag_ in {"NNS", "NNPS", "CD"}


def _neighbours_capital(token: Token) -> bool:
    return any(
        0 <= i < len(token.doc) and token.doc[i].ent_type_ == token.ent_type_ and token.doc[i].text.istitle()
        for i in (token.i - 1, token.i + 1)
    )


def _no_act(harm: Token) -> bool:
    """Return whether harm is what somebody does to himself, or what an animal does."""
    if any(child.dep_ == "dobj" and child.lower_ in REFLEXIVES for child in harm.children):
        return True
    by = (*subjects(harm), *prepositional(harm, {"in", "by"}))
    return any(lemma(noun) in BEASTS or _by_a_beast(noun) for noun in by)


def _by_a_beast(head: Token) -> bool:
    """Return whether an attack is that of an animal or of software ("a shark attack", "the attack on a website")."""
    of = (*head.children, *prepositional(head, {"by", "on", "of"}))
    return any(lemma(noun) in BEASTS for noun in of if noun.dep_ in {"compound", "poss", "nmod", "amod", "pobj"})


def _fits_noun(hit: Hit) -> bool:
    head = hit.head
    if _in_a_name(hit) or _by_a_beast(head):
        return False
    if head.tag_ == "VBP" and any(token.dep_ == "nsubj" for token in hit.tokens) and _has_object(head):
        return False  # "Bandits attack villages" tells what they do
    if is_verb(head) and len(hit.tokens) == 1 and (head.tag_ not in {"VBG", "NN"} or _describes_a_group(head)):
        return False
    if head.dep_ in {"compound", "nmod", "amod"}:
        return lemma(head.head) in CARRIERS or hit.trigger.form == "doer" or is_verb(head.head)
    return True


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def events_of(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits that tell of a happening by themselves; names of doers only colour others."""
    return (hit for hit in hits if hit.trigger.form != "doer")
