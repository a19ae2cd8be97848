"""Write how common words are (python scripts/write_common_words.py FREQUENCIES).

FREQUENCIES lists English words with how often they stand in books, "word count" a line (symspellpy's
frequency_dictionary_en_82_765.txt, MIT, counted by Google Books Ngrams, CC BY 3.0). The project's own corpus, its test third left out,
says which words are common in reports of this kind. Written is, for each word, minus the natural logarithm of the share of reports
that hold it, rounded to halves; a word that is rarer than RARE is left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from math import exp, log
from pathlib import Path

from dateline.lexicon.commonness import RARE, stem, stems

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "src/dateline/lexicon/common_words.tsv"
REPORT_WORDS = 300  # of a typical report: what turns a share of words into a share of reports
LEAST = 4  # reports of ours that a word must stand in, so that no invented name counts as common


def main() -> None:
    """Write the table."""
    shares = Counter[str]()
    for word, share in [*books(Path(sys.argv[1])), *corpus()]:
        shares[word] = max(shares[word], share)
    levels: dict[float, list[str]] = {}
    for word, share in shares.items():
        weight = round(-log(min(share, 1.0)) * 2) / 2
        if weight < RARE:
            levels.setdefault(weight, []).append(word)
    lines = [f"{level:g}\t{' '.join(sorted(levels[level]))}\n" for level in sorted(levels)]
    WRITTEN.write_text("".join(lines), encoding="utf-8")
    print(f"{sum(map(len, levels.values()))} words in {WRITTEN}")


def books(path: Path) -> Iterator[tuple[str, float]]:
    """Yield each stem with the share of reports that it would stand in were they written like books."""
    counts = Counter[str]()
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        counts[stem(word)] += int(count)
    total = counts.total()
    for word, count in counts.items():
        yield word, 1 - exp(-REPORT_WORDS * count / total)


def corpus() -> Iterator[tuple[str, float]]:
    """Yield each stem with the share of our reports that it stands in."""
    paths = sorted((ROOT / "corpus").glob("writer-*/*.jsonl"))
    reports = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [report["text"] for report in reports if int.from_bytes(report["id"].encode(), "big") % 3]
    counts = Counter(word for text in texts for word in set(stems(text)) if word.isalpha())
    for word, count in counts.items():
        if count >= LEAST:
            yield word, count / len(texts)


if __name__ == "__main__":
    main()
