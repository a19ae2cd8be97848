"""The routes, one module a resource; each has a `router`."""

from dateline.api.routes import claims, codebook, events, incidents, judgements, lists, me, reports, sources

ROUTERS = (
    lists.router,
    incidents.router,
    judgements.router,
    reports.router,
    events.router,
    claims.router,
    sources.router,
    codebook.router,
    me.router,
)
