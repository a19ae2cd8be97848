"""Opening the store for a command: as it is, or for the public by a policy."""

from typing import TYPE_CHECKING

from dateline.errors import StoreError
from dateline.settings import POLICY

if TYPE_CHECKING:
    from dateline.store import Store


def opened(db: str, *, public: bool = False) -> "Store":
    """Return the store; where a policy is in force, or `public` asks for one, what that lets out of it.

    Every command that reads a store opens it here. Raises StoreError when there is none, PolicyError for a policy that is none.
    """
    from dateline.publication import Policy
    from dateline.store import Store

    policy = POLICY.value() or ("default" if public else "")
    return Store(db, create=False, policy=Policy.read(policy) if policy else None)


def private_only(what: str) -> None:
    """Raise StoreError when a policy is in force: this command reads the database past every method of the store."""
    if POLICY.value():
        raise StoreError(f"{what} reads what the policy in {POLICY.variable} keeps back; unset it to do this")
