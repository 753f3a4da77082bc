"""Count in how many articles of a news corpus each stem stands, and how often it says what is done.

Writes reader/comparison/background.tsv: stem, articles, and for stems used as verbs how much so (1 to 100),
told from the word before: "to sign", "has signed" against "the sign".

usage: python tests/benchmarks/count_background.py CORPUS.jsonl[.gz] [--least 4]

Each line of the corpus is a JSON object with a "text" (and "title"). Only stems and counts are
written: no sentence of the corpus can be told from them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from reader.comparison.terms import STOP, TOKEN, stem

TABLE = Path(__file__).parents[2] / "reader" / "comparison" / "background.tsv"


BEFORE_VERBS = frozenset(
    {
        "to", "will", "would", "could", "can", "may", "might", "should", "must", "not", "has", "had", "have",
        "been", "he", "she", "they", "who", "it", "we", "i", "you", "did", "does", "do", "also", "never",
    }
)  # fmt: skip
BEFORE_NOUNS = frozenset(
    {
        "the", "a", "an", "of", "his", "her", "its", "their", "this", "that", "these", "those", "our", "my",
        "your", "no", "any", "some", "every", "in", "on", "for", "with", "by", "from",
    }
)  # fmt: skip


def count_verbs(text: str, verbs: Counter[str], others: Counter[str]) -> None:
    """Count each lower-case word of a text as a verb or another word, where the one before tells."""
    before = ""
    for word in TOKEN.findall(text):
        low = word.lower()
        if low not in STOP and word[0].islower():
            if before in BEFORE_VERBS or before.endswith("ly"):
                verbs[stem(word)] += 1
            elif before in BEFORE_NOUNS or (before and before not in STOP):
                others[stem(word)] += 1
        before = low


def verbness(verbs: int, others: int) -> int:
    """How much a stem is used as a verb, 0 to 100: nearly half its telling uses make a plain verb."""
    share = (verbs + 0.3) / (verbs + others + 1.5)
    return round(100 * min(1.0, max(0.0, (share - 0.12) / 0.35)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--least", type=int, default=4, help="leave out stems of fewer articles")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    verbs: Counter[str] = Counter()
    others: Counter[str] = Counter()
    documents = 0
    opened = gzip.open if options.corpus.suffix == ".gz" else open
    with opened(options.corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            documents += 1
            count_verbs(row["text"], verbs, others)
            counts.update({stem(word) for word in TOKEN.findall(f"{row.get('title', '')} {row['text']}")})
    kept = [
        (term, count) for term, count in counts.items() if count >= options.least and not term[0].isdigit()
    ]
    kept.sort(key=lambda row: (-row[1], row[0]))
    lines_out = [f"articles\t{documents}"]
    for term, count in kept:
        verb = verbness(verbs[term], others[term])
        lines_out.append(f"{term}\t{count}\t{verb}" if verb else f"{term}\t{count}")
    TABLE.write_text("\n".join(lines_out) + "\n", encoding="utf-8")
    print(f"{len(kept)} stems of {documents} articles, {TABLE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
