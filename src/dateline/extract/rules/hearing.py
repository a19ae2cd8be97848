"""All that is said in a sentence, and whom the next one's pronouns can mean."""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.saying_forms import according_to, account, colon, dash, spoken_noun
from dateline.extract.rules.saying_verbs import responsibility, verb
from dateline.extract.rules.sayings import Saying
from dateline.extract.rules.speakers import Memory, Speaker, subject_of


def sayings(sentence: Words, memory: Memory) -> tuple[list[Saying], Memory]:
    """Return who says what in a sentence, and whom a pronoun of the next one can mean."""
    found: list[Saying] = []
    now = memory
    for token in sentence:
        for form in FORMS:
            heard = form(token, now)
            if heard:
                found += heard
                now = replace(now, last=heard[0].speaker, group=_body(heard[0].speaker) or now.group)
                break
    return found, replace(now, subject=subject_of(sentence) or now.subject)


def _body(speaker: Speaker) -> Speaker | None:
    """Return a speaker that is a body with a name: what "the group" can mean."""
    return speaker if speaker.head.pos_ == "PROPN" and speaker.head.ent_type_ not in {"PERSON", "GPE", "NORP"} else None


Form = Callable[[Token, Memory], list[Saying]]
FORMS: tuple[Form, ...] = (responsibility, spoken_noun, verb, according_to, account, colon, dash)
