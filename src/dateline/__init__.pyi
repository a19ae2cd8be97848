from dateline.library import IncidentFilter as IncidentFilter
from dateline.library import Incidents as Incidents
from dateline.library import Policy as Policy
from dateline.library import Reports as Reports
from dateline.library import Store as Store
from dateline.library import filter_of as filter_of
from dateline.library import read as read

__version__: str
