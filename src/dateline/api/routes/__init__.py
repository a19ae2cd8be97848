"""The routes, one module a resource; each has a `router`."""

from dateline.api.routes import codebook, incidents, judgements, me, reports

ROUTERS = (incidents.router, judgements.router, reports.router, codebook.router, me.router)
