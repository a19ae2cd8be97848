"""The HTTP API: a store answered over the network, and the built front end beside it."""

from dateline.api.app import create_app
from dateline.api.serving import Serving

__all__ = ["Serving", "create_app"]
