"""The actors that every state has, made from country data: forces, police, government, people, under all their surface names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.actors.names import BRACKETS, Token, normal, tokens
from dateline.actors.roles import LONGEST, heads
from dateline.actors.tables import several, table
from dateline.lexicon.countries import Country, countries, country
from dateline.model import Actor, ActorKind

# Between a country and the head noun: "Syrian government warplanes", "Iraqi special forces", "Assad regime air force".
MODIFIERS = frozenset(
    "government regime governments regimes state army military naval air force elite special regular federal national central local uniformed armed"
    " senior top junior former young former two three four five six seven eight nine ten several many dozens hundreds unarmed"
    " masked unidentified unknown suspected alleged pro security police border anti terrorism terror counter provincial regional"
    " paramilitary allied ground land civil new transitional interim ruling own other ethnic tribal arab civilian ministry"
    " presidential republican led main combat reconnaissance surveillance attack fighter transport strike off duty islamist"
    " jihadist islamic male female elderly innocent and royal imperial revolutionary people peoples democratic".split()
)
TITLES = frozenset(
    "president presidents prime minister premier leader dictator strongman ruler general gen field marshal king prince crown"
    " sultan emir ayatollah colonel col vice warlord sheikh chancellor late ousted former ex deposed supreme chief dr mr sir".split()
)
# "forces loyal to X", "the armed forces of X": what joins a head to the state that follows.
BINDERS = (
    ("of",),
    ("loyal", "to"),
    ("allied", "to"),
    ("allied", "with"),
    ("belonging", "to"),
    ("supporting",),
    ("backing",),
)
BINDERS += (("that", "support"), ("under",), ("faithful", "to"), ("from",))
NO_METONYM = frozenset(
    ("male", "douglas", "stanley", "victoria", "nassau", "bern", "apia", "hamilton", "the valley", "plymouth")
)
# Where one word stands for several states, the one that reports mean unless they name the other.
USUAL = {"congolese": "CD", "congo": "CD", "dominican": "DO", "dominicans": "DO", "kingston": "JM"}
UPPER = frozenset(("us", "uk", "uae", "prc", "drc", "car", "ussr", "usa", "rok", "dprk", "ksa", "rsa", "trnc", "fyrom"))


@dataclass(frozen=True, slots=True)
class Form:
    """A word or name that stands for a state: `role` is what it means alone, `since`/`until` the term of a leader."""

    code: str
    role: str
    since: date | None = None
    until: date | None = None
    leader: bool = False

    def holds(self, on: date | None) -> bool:
        """Return whether the form was good on a day; every form is when no day is given."""
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on <= self.until))


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of tokens read as the actor of a state: `code` is None when the words name no state ("the army")."""

    size: int
    role: str
    forms: tuple[Form, ...]
    bare: bool


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return what stands for which state, by normal form."""
    found: dict[str, list[Form]] = {}

    def add(name: str, form: Form) -> None:
        there = found.setdefault(normal(name), [])
        if form not in there:
            there.append(form)

    for state in countries():
        for name in (*state.names, *state.adjectives):
            add(name, Form(state.iso2, "government"))
        for name in state.people:
            add(name, Form(state.iso2, "civilians" if name not in state.adjectives else "government"))
        if state.capital and not state.part_of and normal(state.capital) not in NO_METONYM:
            add(state.capital, Form(state.iso2, "government"))
    for _, row in table("leaders.csv"):
        since, until = (date.fromisoformat(row[end]) if row[end] else None for end in ("start", "end"))
        for name in (row["name"], *several(row["aliases"])):
            add(name, Form(row["country"], "government", since, until, leader=row["leader"] != "no"))
    return {name: tuple(sorted(there, key=lambda form: form.code != USUAL.get(name))) for name, there in found.items()}


@cache
def longest_by_first() -> dict[str, int]:
    """Return, by first word, how many words the longest form that starts with it has."""
    longest: dict[str, int] = {}
    for name in forms():
        first, *rest = name.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def read(words: tuple[Token, ...], first: int, *, generic: bool = False) -> Reading | None:
    """Return the longest reading as a state's actor that starts at a token; with `generic` also "the army", with no state."""
    start = first
    while start < len(words) - 1 and words[start].norm in TITLES and words[start].joined:
        start += 1
    named = _named(words, start)
    if start > first and not (named and named[1][0].leader):
        start, named = first, _named(words, first)
    if named:
        return _with_tail(words, first, start + named[0], named[1])
    head = _head(words, first)
    if head is None:
        return None
    size, role = head
    bound = _bound(words, first + size)
    if bound:
        return Reading(size + bound[0], role, bound[1], bare=False)
    return Reading(size, role, (), bare=False) if generic else None


def _named(words: tuple[Token, ...], start: int) -> tuple[int, tuple[Form, ...]] | None:
    """Return the size and forms of the longest state name at a token."""
    if start >= len(words):
        return None
    first = words[start].norm
    # Texts that have lost their apostrophes write "Syrias army" and "Assads forces".
    sizes = range(
        min(max(longest_by_first().get(first, 0), longest_by_first().get(first[:-1], 0)), _reach(words, start)), 0, -1
    )
    for size in sizes:
        name = " ".join(token.norm for token in words[start : start + size])
        found = forms().get(name) or (forms().get(name[:-1]) if name.endswith("s") else None)
        if found and _written_right(words[start : start + size], name):
            return size, found
    return None


def _written_right(found: tuple[Token, ...], name: str) -> bool:
    if name in UPPER:
        return found[0].surface.isupper()
    return found[0].surface[0].isupper() or found[0].surface[0].isdigit()


def _with_tail(words: tuple[Token, ...], first: int, after: int, found: tuple[Form, ...]) -> Reading:
    """Return the reading of a state's name with the head noun that follows it, if one does."""
    # "Syrian President Bashar al-Assad's forces": the leader follows the adjective.
    leader = after
    while leader < len(words) and words[leader].norm in TITLES and words[leader - 1].joined:
        leader += 1
    second = _named(words, leader) if leader < len(words) and words[leader - 1].joined else None
    if second and second[1][0].leader and second[1][0].code == found[0].code:
        found, after = second[1], leader + second[0]
    if words[after - 1].joined and not _compound(words, after - 1):
        head = _head(words, after)
        if head:
            return Reading(after - first + head[0], head[1], found, bare=False)
    return Reading(after - first, found[0].role, found, bare=True)


def _head(words: tuple[Token, ...], start: int) -> tuple[int, str] | None:
    """Return the size and role of the longest descriptive phrase at a token, words like "special" before its head included."""
    reach = _reach(words, start)
    skipped = 0
    while skipped < reach:
        for size in range(min(LONGEST, reach - skipped), 0, -1):
            said = heads().get(" ".join(token.norm for token in words[start + skipped : start + skipped + size]))
            if said:
                longer = _head(words, start + skipped + size) if _goes_on(words, start + skipped + size) else None
                return (skipped + size + longer[0], longer[1]) if longer else (skipped + size, said.role)
        if words[start + skipped].norm not in MODIFIERS:
            return None
        skipped += 1
    return None


def _goes_on(words: tuple[Token, ...], after: int) -> bool:
    """Return whether the phrase goes on with a plainer head: "government | warplanes", "army | soldiers"."""
    return (
        after < len(words)
        and words[after - 1].joined
        and words[after].surface[0].islower()
        and words[after].norm != "and"
    )


def _bound(words: tuple[Token, ...], after: int) -> tuple[int, tuple[Form, ...]] | None:
    """Return the size of "of [President] X [regime]" at a token, and the forms of X."""
    if after >= len(words) or not words[after - 1].joined:
        return None
    for binder in BINDERS:
        if tuple(token.norm for token in words[after : after + len(binder)]) != binder:
            continue
        start = after + len(binder)
        inner = read(words, start) if start < len(words) else None
        if inner and inner.forms and inner.role == "government":
            return len(binder) + inner.size, inner.forms
    return None


def _compound(words: tuple[Token, ...], place: int) -> bool:
    """Return whether a token is tied by a hyphen to a following participle: US-backed, Syria-based."""
    following = words[place + 1] if place + 1 < len(words) else None
    return bool(following and words[place].hyphen and following.surface[0].islower() and following.norm not in heads())


def tied(words: tuple[Token, ...], first: int, size: int) -> bool:
    """Return whether a bare name is only half of a word: "pro-Russian", "US-backed", "anti-Assad"."""
    before = words[first - 1] if first else None
    return _compound(words, first + size - 1) or bool(before and before.hyphen and before.surface.lower() in PREFIXES)


PREFIXES = frozenset(("pro", "anti", "non", "ex", "post", "pre", "inter", "intra", "trans", "mid"))


def _reach(words: tuple[Token, ...], start: int) -> int:
    """Return how many tokens from here on may belong to one name."""
    size = 1
    while size < 8 and start + size < len(words) and words[start + size - 1].joined:
        size += 1
    return min(size, len(words) - start)


@cache
def state_roles() -> dict[str, dict[str, str]]:
    """Return the roles that every state has an actor for."""
    return {row["role"]: row for _, row in table("state_roles.csv")}


@cache
def state_actor(code: str, role: str) -> Actor | None:
    """Return the actor that plays a role in a country, None when there is no such country or role."""
    state, kind = country(code), state_roles().get(role)
    if state is None or kind is None:
        return None
    word = state.adjectives[0] if state.adjectives else state.name
    return Actor(
        id=f"{code.lower()}-{role}",
        name=kind["title"].format(name=state.name, adjective=word),
        kind=ActorKind(kind["kind"]),
        country=code,
        armed=kind["armed"] == "yes",
        aliases=tuple(_aliases(state, role)),
        parents=(f"{code.lower()}-{kind['parent']}",) if kind["parent"] else (),
    )


def _aliases(state: Country, role: str) -> Iterator[str]:
    """Return the commonest surface names of a state's actor; `read` knows many more."""
    noun = role.replace("-", " ")
    for word in state.adjectives:
        yield f"{word} {noun}"
    yield f"{state.name}'s {noun}"
    if role == "government":
        yield from (*state.names, *state.adjectives)
        if state.capital and not state.part_of:
            yield state.capital
    elif role == "armed-forces":
        yield from (
            f"{word} {other}" for word in state.adjectives for other in ("forces", "military", "troops", "soldiers")
        )
        yield f"Armed Forces of {state.name}"
    elif role == "civilians":
        yield from state.people


def state_actors() -> Iterator[Actor]:
    """Return the actors of every state, by country and role."""
    for state in countries():
        for role in state_roles():
            made = state_actor(state.iso2, role)
            if made:
                yield made


def renamed(actor: Actor, *, name: str, aliases: tuple[str, ...]) -> Actor:
    """Return a state's actor under its own proper name, the generated one kept as an alias."""
    return replace(actor, name=name, aliases=tuple(dict.fromkeys((*aliases, actor.name, *actor.aliases))))


def is_generated(actor_id: str) -> bool:
    """Return whether an id is one of a state's own actors."""
    code, _, role = actor_id.partition("-")
    return state_actor(code.upper(), role) is not None


@cache
def adjectives() -> frozenset[str]:
    """Return every country's adjectives that are one word, in normal form."""
    return frozenset(normal(word) for state in countries() for word in state.adjectives)


def whole(name: str) -> Reading | None:
    """Return the reading of a whole name as a state's actor, "the army" of no state included."""
    words = tokens(BRACKETS.sub(" ", name))
    first = 0
    while first < len(words) - 1 and (words[first].norm.isdigit() or words[first].norm in LEADING):
        first += 1
    reading = read(words, first, generic=True) if words else None
    return reading if reading and first + reading.size == len(words) else None


def covers(name: str) -> bool:
    """Return whether a name reads as the actor of a named state."""
    reading = whole(name)
    return bool(reading and reading.forms)


LEADING = frozenset(
    "a an some several many two three four five six seven eight nine ten dozens hundreds of unidentified".split()
)
