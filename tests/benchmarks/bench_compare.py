"""Time of a comparison by length of the articles, and of its parts.

usage: python -m tests.benchmarks.bench_compare [--words 500 1000 5000]

Says also how each length compares to the one before: a growth of 1.0 is linear in the words, 2.0 quadratic.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from reader.articles.model import Article
from reader.comparison.compare import compare
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from reader.importing.samples import load_samples


def article_of(words: int, seed: int) -> Article:
    """An article of about so many words: sentences of the samples in an order of its own.

    A long article goes through many matters: each thousand words have long words of their own, which the
    other article's same thousand words have too.
    """
    samples = [analyse(a) for a in load_samples()]
    pool = [a.sentence_text(k) for a in samples for k in range(len(a.sentences))]
    chosen, count = [], 0
    rng = random.Random(seed)
    while count < words:
        text = " ".join(rng.choice(pool).split())
        # Every sentence gets words of its own, as in real texts of that length.
        text = text.replace(".", f", said witness{rng.randrange(words)} of ward{rng.randrange(words)}.", 1)
        matter = chr(ord("a") + count // 1000 % 26) * 2
        text = re.sub(r"([^\W\d_]{6,})", rf"\g<1>{matter}", text)
        chosen.append(text)
        count += len(text.split())
    paragraphs = [" ".join(chosen[k : k + 4]) for k in range(0, len(chosen), 4)]
    return replace(load_samples()[0], id=f"{seed}", text="\n\n".join(paragraphs), body_start=0, headings=())


def timed(action: Callable[[], object], runs: int) -> float:
    """Median milliseconds of a call."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, nargs="+", default=[500, 1000, 2000, 5000, 10000, 20000])
    compare(analyse(load_samples()[0]), analyse(load_samples()[1]))  # loads the data it needs
    before: tuple[int, float] | None = None
    for words in parser.parse_args().words:
        left, right = article_of(words, 1), article_of(words, 2)
        runs = 7 if words <= 1000 else 3
        both: list[Analysis] = [analyse(left), analyse(right)]
        taken = timed(partial(compare, *both), runs)
        growth = ""
        if before is not None:
            growth = f", growth {math.log(taken / before[1]) / math.log(words / before[0]):.2f}"
        before = words, taken
        print(
            f"{words:6} words: analysis {timed(partial(analyse, left), runs):7.1f} ms an article, "
            f"comparison {taken:7.1f} ms{growth}"
        )


if __name__ == "__main__":
    main()
