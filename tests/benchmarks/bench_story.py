"""How long a story of many reports takes to be put together: the first time, and when its pairs are known.

usage: python -m tests.benchmarks.bench_story CORPUS.jsonl[.gz] [--reports 12] [--words 800]

The reports are articles of the corpus of one month that share a name in their headlines, cut to so many
words. Times are wall times of one process, the best of three; all is made anew each first time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from reader.articles.model import Article
from reader.comparison.story import every_two, make_story
from reader.comparison.timeline import timeline
from reader.errors import InputError
from reader.importing.lines import article_from_object
from reader.report.timeline import InTime
from reader.ui import storyline
from reader.ui.analyses import Analyses


def reports(corpus: Path, count: int, words: int) -> list[Article]:
    """Articles of one month that share a name in their headlines, cut to so many words."""
    months: dict[tuple[str, str], list[Article]] = defaultdict(list)
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            read = article_from_object(json.loads(line), "", "line")
            if isinstance(read, InputError) or read.article.words < words:
                continue
            month = read.article.date[:7]
            for name in {word for word in read.article.headline.split() if word.istitle() and len(word) > 3}:
                months[month, name].append(read.article)
                if len(months[month, name]) == count:
                    return [cut(article, words) for article in months[month, name]]
    raise SystemExit(f"{corpus}: has no {count} such articles")


def cut(article: Article, words: int) -> Article:
    """The beginning of an article, at so many words."""
    at = 0
    for _ in range(words):
        at = article.text.find(" ", at + 1)
    text = article.text[: at if at > 0 else len(article.text)]
    headings = tuple(heading for heading in article.headings if heading[1] <= len(text))
    return replace(article, text=text, id=f"{article.id}-cut", headings=headings, forms=())


def made(articles: list[Article], analyses: Analyses) -> float:
    """Seconds until the timeline of a story could be shown."""
    started = time.perf_counter()
    texts = [analyses.of(article) for article in articles]
    pairs = {(i, j): analyses.comparison(articles[i], articles[j]) for i, j in every_two(len(articles))}
    story = make_story(texts, pairs)
    said = InTime(story, timeline(story))
    storyline.table(said, said.made.lines, lambda _: False)
    return time.perf_counter() - started


def main() -> None:
    """Print both times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--reports", type=int, default=12)
    parser.add_argument("--words", type=int, default=800)
    options = parser.parse_args()
    articles = reports(options.corpus, options.reports, options.words)
    first, again = [], []
    for _ in range(3):
        analyses = Analyses()
        first.append(made(articles, analyses))
        again.append(made(articles, analyses))
    what = f"{options.reports} reports of {options.words} words"
    print(f"{what}: {min(first):.2f} s, with known pairs {min(again):.3f} s")


if __name__ == "__main__":
    main()
