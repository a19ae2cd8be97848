"""From a parsed report to its mentions.

Importing spaCy also imports its command line (downloads, projects, HTTP clients): two fifths of the time until a first report is read, and
nothing that reading needs. So its command line is kept out while this package brings spaCy in, and can be imported as usual afterwards.
"""

import importlib
import sys
from types import ModuleType


def _import_spacy_without_its_commands() -> None:
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli"].__path__ = []
    vars(stand_ins["spacy.cli.info"])["info"] = None
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


_import_spacy_without_its_commands()
