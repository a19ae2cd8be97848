"""Users of a store and their tokens. A token is shown once, when it is made; the store keeps a digest of it."""

import hmac
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.errors import NotHeld, StoreError
from dateline.model import Role, User
from dateline.store.history import moment, stamp
from dateline.store.tables import tokens, users
from dateline.store.text import storable

Access = Callable[[], AbstractContextManager[Connection]]
_LONGEST = 100  # characters of a name
_MARK = "dl"  # begins every token, so that scanners for leaked secrets know one


class People:
    """Who may use a store over the network, and with which tokens."""

    def __init__(self, reading: Access, writing: Access, clock: Callable[[], datetime]) -> None:
        self._reading = reading
        self._writing = writing
        self._clock = clock

    def add(self, name: str, role: Role) -> None:
        """Write a user down, or give one another role; raises StoreError for a name that is none."""
        known = storable(name).strip()
        if not known or len(known) > _LONGEST or not known.isprintable():
            raise StoreError(f"a user's name has 1 to {_LONGEST} characters that can be read")
        row = {"name": known, "role": role.value, "added": stamp(self._clock())}
        with self._writing() as connection:
            if not connection.execute(users.update().where(users.c.name == known).values(role=role.value)).rowcount:
                connection.execute(users.insert().values(**row))

    def all(self) -> list[User]:
        """Return the users by name, each with how many tokens still hold."""
        held = (tokens.c.holder == users.c.name) & self._holds()
        query = (
            select(users.c.name, users.c.role, users.c.added, func.count(tokens.c.id).label("held"))
            .join(tokens, held, isouter=True)
            .group_by(users.c.name, users.c.role, users.c.added)
            .order_by(users.c.name)
        )
        with self._reading() as connection:
            return [User(row.name, Role(row.role), moment(row.added), row.held) for row in connection.execute(query)]

    def remove(self, name: str) -> None:
        """Take a user out, with all tokens; what they decided stays. Raises NotHeld."""
        with self._writing() as connection:
            connection.execute(tokens.delete().where(tokens.c.holder == storable(name)))
            if not connection.execute(users.delete().where(users.c.name == storable(name))).rowcount:
                raise NotHeld(f"no user is called {name!r}; `dateline user list` names them")

    def token(self, name: str, days: int) -> str:
        """Return a new token of a user that holds for so many days; raises NotHeld."""
        number, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
        made = f"{_MARK}_{number}_{secret}"
        now = self._clock()
        row = {
            "id": number,
            "holder": storable(name),
            "digest": _digest(made),
            "made": stamp(now),
            "expires": stamp(now + timedelta(days=days)),
        }
        with self._writing() as connection:
            if connection.scalar(select(users.c.name).where(users.c.name == row["holder"])) is None:
                raise NotHeld(f"no user is called {name!r}; `dateline user add` makes one")
            connection.execute(tokens.insert().values(**row))
        return made

    def revoke(self, name: str) -> int:
        """Return how many tokens of a user have been made void."""
        with self._writing() as connection:
            return connection.execute(tokens.delete().where(tokens.c.holder == storable(name))).rowcount

    def bearer(self, token: str) -> tuple[str, Role] | None:
        """Return the name and role of whoever holds a token; None for a forged or expired one."""
        parts = token.split("_", 2)
        if len(parts) != 3 or parts[0] != _MARK or not parts[1].isalnum():
            return None
        query = select(users.c.name, users.c.role, tokens.c.digest).join(users, users.c.name == tokens.c.holder)
        with self._reading() as connection:
            row = connection.execute(query.where(tokens.c.id == storable(parts[1]), self._holds())).one_or_none()
        if row is None or not hmac.compare_digest(row.digest, _digest(token)):
            return None
        return row.name, Role(row.role)

    def _holds(self) -> ColumnElement[bool]:
        return tokens.c.expires > stamp(self._clock())


def _digest(token: str) -> str:
    """Return what is kept of a token: it holds 256 random bits, so one round of hashing is enough."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
