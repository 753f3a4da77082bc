"""Count in how many articles of a news corpus each stem stands, for reader/comparison/background.tsv.

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

from reader.comparison.terms import TOKEN, stem

TABLE = Path(__file__).parents[2] / "reader" / "comparison" / "background.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--least", type=int, default=4, help="leave out stems of fewer articles")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    documents = 0
    opened = gzip.open if options.corpus.suffix == ".gz" else open
    with opened(options.corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            documents += 1
            counts.update({stem(word) for word in TOKEN.findall(f"{row.get('title', '')} {row['text']}")})
    kept = [
        (term, count) for term, count in counts.items() if count >= options.least and not term[0].isdigit()
    ]
    kept.sort(key=lambda row: (-row[1], row[0]))
    TABLE.write_text(
        f"articles\t{documents}\n" + "".join(f"{term}\t{count}\n" for term, count in kept), encoding="utf-8"
    )
    print(f"{len(kept)} stems of {documents} articles, {TABLE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
