"""What a saying is: a speaker, a stance and a scope, the tokens that the speech governs (codebook section 7).

What happens in the scope is what the claim is about; a saying that governs no happening of its own ("he denied it", "the hospital
counted nine") is about the one told before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.grammar import chars
from dateline.extract.rules.speakers import Memory, Speaker, speakers
from dateline.model import Span, Stance

CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
SHORTEST = 4  # tokens of something said


@dataclass(frozen=True, slots=True)
class Saying:
    """One speaker's stance and the words of the content: `tokens` are the token indexes that the speech governs.

    `specific` says that what is said is a charge, a denial or a figure by itself, so that it can be about what was told before;
    `issued` that the whole report is the speaker's statement.
    """

    speaker: Speaker
    stance: Stance
    content: Span
    tokens: frozenset[int]
    verb: Token
    head: Token
    specific: bool = False
    issued: bool = False

    def covers(self, token: Token) -> bool:
        """Return whether a token stands in what is said."""
        return token.i in self.tokens and token.i != self.verb.i


@dataclass(frozen=True, slots=True)
class Content:
    """What a word of speaking governs: its head, and whether it points back to something told before."""

    tokens: tuple[Token, ...]
    head: Token
    specific: bool = False

    @property
    def span(self) -> Span:
        """Return the characters from the first token to the last."""
        return chars(self.tokens[0], self.tokens[-1])


def said(who: Iterable[Token], stance: Stance, content: Content, verb: Token, memory: Memory) -> list[Saying]:
    """Return what each of the speakers says: the tokens of the content without their own."""
    heads = list(who)
    if not heads or not content.tokens:
        return []
    named = speakers(heads[0], memory)
    own = {token.i for head in heads for token in head.subtree}
    return [
        Saying(
            speaker,
            stance,
            content.span,
            frozenset(token.i for token in content.tokens if token.i not in own) - {verb.i},
            verb,
            content.head,
            content.specific,
        )
        for speaker in named
    ]


def issued(sentence: Words, by: Speaker) -> Saying:
    """Return a sentence of a statement as what its issuer says."""
    tokens = frozenset(range(sentence.start, sentence.end))
    whole = chars(sentence[0], sentence[-1])
    return Saying(by, Stance.ASSERTS, whole, tokens, by.head, sentence.root, issued=True)


def is_no(token: Token) -> bool:
    """Return whether a token negates what it hangs on."""
    return token.lower_ in {"no", "not", "n't", "never"} or token.dep_ == "neg"


def clauses_of(verb: Token) -> list[Token]:
    """Return the clauses that a verb of saying governs."""
    return [child for child in verb.children if child.dep_ in CLAUSES and child.pos_ != "PUNCT"]


def scope(verb: Token, heads: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens under the heads of what is said, up to a semicolon that stands between them and the verb's other side."""
    tokens = sorted({token.i: token for head in heads for token in head.subtree}.values(), key=lambda token: token.i)
    stops = [token.i for token in verb.sent if token.text == ";"]
    after = min((i for i in stops if i > verb.i), default=verb.sent.end)
    before = max((i for i in stops if i < verb.i), default=verb.sent.start - 1)
    return tuple(token for token in tokens if before < token.i < after)
