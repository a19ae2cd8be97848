"""The actors that every state has, made from country data: forces, police, government, people."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline.actors.tables import table
from dateline.lexicon.countries import Country, countries, country
from dateline.model import Actor, ActorKind


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
