"""The words that tell of an event: one trigger table, read from `events/*.yaml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from dateline.lexicon.words import word_set

Form = Literal["noun", "doer", "verb"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of an event.

    `type` is a codebook code, or `?strike`, `?bombing`, `?blast`, `?attack`, `?kill` when only the sides can settle it. `rank` orders triggers
    of one clause: the highest names the type. `weak` ones are so often background that the word must carry the clause. A verb with `subjects`
    tells of an event only when one of these does it ("residents left", not "he left"); one with `object` only when its last word is what it is
    done to by the parse. `everyday` ones tell of an event only in a report that is long enough to say what they mean.
    """

    words: tuple[str, ...]
    type: str
    form: Form
    rank: int
    weak: bool = False
    subjects: frozenset[str] = frozenset()
    object: bool = False
    everyday: bool = False

    @property
    def ambiguous(self) -> bool:
        """Return whether only the sides can settle the type."""
        return self.type.startswith("?")

    @property
    def harm(self) -> bool:
        """Return whether the word tells what an act did to people, and rarely is the act itself."""
        return self.type == "?kill"

    @property
    def family(self) -> str:
        """Return the part of the type before the dot."""
        return self.type.split(".")[0]


VOWELS = frozenset("aeiou")


@cache
def triggers() -> Mapping[str, tuple[Trigger, ...]]:
    """Return the triggers by first word, longest first; verbs under every form of it, since taggers miss some ("retook", "raped")."""
    table: dict[str, dict[Trigger, None]] = {}
    folder = files("dateline.lexicon") / "events"
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        for code, blocks in yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
            for trigger in (trigger for block in blocks for trigger in _of_block(code, block)):
                first = trigger.words[0]
                for form in (first, *inflected(first)) if trigger.form == "verb" else (first,):
                    table.setdefault(form, {})[trigger] = None
    return {
        word: tuple(sorted(found, key=lambda t: (-len(t.words), -t.rank, t.form, t.words)))
        for word, found in table.items()
    }


def _of_block(code: str, block: Mapping[str, Any]) -> list[Trigger]:
    forms: tuple[tuple[str, Form], ...] = (("nouns", "noun"), ("doers", "doer"), ("verbs", "verb"))
    phrases = [(_words(phrase), form) for key, form in forms for phrase in block.get(key, ())]
    for noun, verbs in block.get("passives", {}).items():
        phrases += [(words, "noun") for verb in verbs for words in _passives(_words(noun), _words(verb))]
    like = Trigger(
        (), code, "verb", int(block["rank"]), weak=bool(block.get("weak")), everyday=bool(block.get("everyday"))
    )
    return [
        *(replace(like, words=words, form=form) for words, form in phrases),
        *(
            replace(like, words=(*_words(verb), thing), object=True)
            for topic, verbs in block.get("objects", {}).items()
            for verb in verbs
            for thing in sorted(word_set(topic))
        ),
        *(
            replace(like, words=_words(verb), subjects=word_set(topic))
            for topic, verbs in block.get("subjects", {}).items()
            for verb in verbs
        ),
    ]


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("-", " ").split())


def _passives(noun: tuple[str, ...], verb: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield how "truce" and "break" are written: "truce broken", "truce was broken", "truce has been broken", "truce is being broken"."""
    for auxiliary in ((), ("be",), ("have", "be"), ("be", "be")):
        yield (*noun, *auxiliary, *verb)


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    text = (files("dateline.lexicon") / "irregular.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {verb: tuple(forms.split()) for verb, forms in data.items()}


def inflected(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb beyond its base: third person, past, participles."""
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    stem = verb
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    if verb in _irregular():
        return (third, *_irregular()[verb])
    if verb.endswith("e") and not verb.endswith("ee"):
        return (third, verb + "d", verb[:-1] + "ing")
    if _doubles(verb):
        stem = verb + verb[-1]
    return (third, stem + "ed", stem + "ing")


def _doubles(verb: str) -> bool:
    """Return whether a verb doubles its last letter: one syllable, one vowel, one consonant ("stab", "bus")."""
    short = sum(letter in VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-2] in VOWELS and verb[-1] not in VOWELS | frozenset("wxy")
