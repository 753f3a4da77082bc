"""Time to find an article's likely partners in libraries of growing size.

usage: python -m tests.benchmarks.bench_candidates CORPUS.jsonl[.gz] [--sizes 1000 2000 4000 8000]

Each line of the corpus is a JSON object with a "text" and a "title". Prints the milliseconds to take one
article in and to find the partners of one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

from reader.comparison.candidates import Candidates

ASKED = 200


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000, 4000, 8000])
    o = parser.parse_args()
    opened = gzip.open if o.corpus.suffix == ".gz" else open
    with opened(o.corpus, "rt", encoding="utf-8") as lines:
        texts = [f"{row['title']}\n\n{row['text']}" for row in map(json.loads, lines)]
    library: Candidates[int] = Candidates()
    for size in o.sizes:
        start, known = time.perf_counter(), len(library)
        for k in range(known, min(size, len(texts))):
            library.add(k, texts[k])
        added = (time.perf_counter() - start) * 1000 / max(1, len(library) - known)
        start = time.perf_counter()
        for k in range(ASKED):
            library.partners(texts[k], besides=[k])
        asked = (time.perf_counter() - start) * 1000 / ASKED
        print(f"{len(library):6} articles: {added:.2f} ms to add one, {asked:.2f} ms to find partners of one")


if __name__ == "__main__":
    main()
