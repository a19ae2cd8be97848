"""The routes, one module a resource; each has a `router`."""

from dateline.api.routes import (
    actors,
    claims,
    codebook,
    events,
    exports,
    incidents,
    judgements,
    lists,
    me,
    notes,
    places,
    reports,
    review,
    sources,
)

# In this order an address is looked for: the parts of the list stand before the single incidents.
ROUTERS = (
    lists.router,
    review.router,
    incidents.router,
    notes.router,
    judgements.router,
    reports.router,
    events.router,
    claims.router,
    actors.router,
    places.router,
    sources.router,
    exports.router,
    codebook.router,
    me.router,
)
