"""What was hit and by what means, as a report's opening says it: kinds of words, from `scenes.yaml`."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import yaml

from dateline.lexicon.commonness import stems


@cache
def _kinds() -> Mapping[str, Mapping[str, str]]:
    """Return by topic the kind that each stem belongs to."""
    data = yaml.safe_load(files("dateline.lexicon").joinpath("scenes.yaml").read_text(encoding="utf-8"))
    return {
        topic: {stem: kind for kind, words in kinds.items() for word in words for stem in stems(word)}
        for topic, kinds in data.items()
    }


def kinds(topic: str, words: Iterable[str]) -> frozenset[str]:
    """Return the kinds of a topic (`targets`, `means`) that stems speak of."""
    known = _kinds()[topic]
    return frozenset(known[word] for word in words if word in known)
