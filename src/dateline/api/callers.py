"""Who asks: the roles, the bearer token, and what each role may do."""

import hmac
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from dateline.api.problems import Refusal
from dateline.api.serving import Serving
from dateline.model import Role
from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `name` is None for somebody who showed no token."""

    name: str | None
    role: Role

    def may(self, role: Role) -> bool:
        """Return whether the caller may do what this role may."""
        return self.name is not None and self.role.rank >= role.rank


ANYBODY = Caller(None, Role.READER)


class Doorman:
    """Knows callers by their tokens."""

    def __init__(self, serving: Serving, store: Store) -> None:
        self._serving = serving
        self._store = store

    def caller(self, authorization: str | None) -> Caller | None:
        """Return who shows this header; None for a token that is forged, expired or of no kind that is known."""
        if authorization is None or self._serving.public:  # the public view knows nobody
            return ANYBODY
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            return None
        return self._owner(token.strip()) or self._user(token.strip())

    def _user(self, token: str) -> Caller | None:
        found = self._store.people.bearer(token)
        return Caller(*found) if found else None

    def _owner(self, token: str) -> Caller | None:
        owned = self._serving.owner_token
        if owned is None or not hmac.compare_digest(owned.encode(), token.encode("utf-8", "replace")):
            return None
        return Caller(self._serving.owner or "owner", Role.ADMIN)


def caller_of(request: Request) -> Caller:
    """Return who asks, as the gate found out."""
    found: Caller = request.state.caller
    return found


def _at_least(role: Role, request: Request) -> Caller:
    found = caller_of(request)
    if found.name is None:
        raise Refusal(401, "this wants a token", {"WWW-Authenticate": "Bearer"})
    if not found.may(role):
        raise Refusal(403, f"this wants the role {role.value}, and {found.name} is a {found.role.value}")
    return found


BEARER = HTTPBearer(auto_error=False, description="A token of `dateline user token`, or the owner's of this run.")
Shown = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]


def _reviewer(request: Request, _shown: Shown) -> Caller:
    """Return who asks; the gate has read the token already, and declaring it again describes it to users of the API."""
    return _at_least(Role.REVIEWER, request)


AnyCaller = Annotated[Caller, Depends(caller_of)]
Reviewer = Annotated[Caller, Depends(_reviewer)]
