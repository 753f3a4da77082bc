"""How fast it is: each figure of the manual's page of numbers, as a ratio in one run where it can be one.

usage: python -m tests.benchmarks.run [--quick] [--write]

Prints a table in Markdown, in about two minutes on two cores. What is set against something else is measured
by turns with it, so that a busy machine slows both alike. With --write the table stands in the manual, too.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from reader.articles.model import Article
from reader.comparison.compare import compare
from reader.figures.analysis import analyse
from reader.importing.samples import load_samples
from reader.library import Library
from reader.ui.analyses import Analyses
from reader.ui.app import StorydiffApp
from reader.ui.session import Session
from tests.benchmarks.bench_compare import article_of, timed
from tests.benchmarks.bench_keys import BareApp, compared, other_report, presses, resized
from tests.benchmarks.bench_open import child
from tests.benchmarks.bench_start import BARE, first_paint, whole
from tests.benchmarks.bench_story import made

PAGE = Path(__file__).parents[2] / "reader" / "manual" / "numbers.md"
BEGIN, END = "<!-- speed -->\n", "<!-- /speed -->\n"
Row = tuple[str, str, str]
"""What is measured, what it is, and what is wanted."""


def starts(runs: int) -> Iterator[Row]:
    """Start to the painted library, and memory then, against a bare Textual app with the same rows.

    The very first start reads the samples; every later one finds a library.
    """
    rows = [f"{a.headline}  {a.source}  {a.date}" for a in load_samples()]
    script = [sys.executable, "-c", BARE.format(rows=rows)]
    program = [str(Path(sys.executable).with_name("storydiff"))]
    with tempfile.TemporaryDirectory() as folder:
        empty, kept = Path(folder) / "empty", Path(folder) / "kept"
        with Library.open(kept) as library:
            library.keep_all(load_samples())
        rounds = [
            (
                first_paint(program, b"Harbour", kept),
                first_paint(script, b"Harbour", kept),
                first_paint(program, b"Harbour", empty),
            )
            for _ in range(runs + 1)
        ][1:]
    ours, bare, first = (statistics.median(one[k][0] for one in rounds) for k in (0, 1, 2))
    heavy, light = (statistics.median(one[k][1] for one in rounds) for k in (0, 1))
    yield "start to painted library / bare Textual app", f"{ours / bare:.2f} ({ours:.0f} ms)", "1.15"
    yield "the same, the samples read first", f"{first / bare:.2f} ({first:.0f} ms)", "1.15"
    yield "memory: library open / bare app", f"{heavy / light:.2f} ({heavy:.0f} MB)", "1.4"


def verbs(runs: int) -> Iterator[Row]:
    """Verbs as whole processes over a library of the samples, against an interpreter that does nothing."""
    program = str(Path(sys.executable).with_name("storydiff"))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with Library.open(data) as library:
            library.keep_all(load_samples())
            library.stories.find()
        told = {"list": ["list"], "paths": ["paths"], "search": ["search", "Scale"], "stories": ["stories"]}
        nothing: list[float] = []
        times: dict[str, list[float]] = {name: [] for name in told}
        for _ in range(runs):
            nothing.append(whole([sys.executable, "-c", "pass"], data))
            for name, words in told.items():
                times[name].append(whole([program, *words], data))
    base = statistics.median(nothing)
    for name, taken in times.items():
        middle = statistics.median(taken)
        yield f"`{name}` as a process / `python -c pass`", f"{middle / base:.1f} ({middle:.0f} ms)", "5"


def comparing(runs: int) -> Iterator[Row]:
    """Two articles compared, and how that grows."""
    taken: dict[int, float] = {}
    compare(analyse(load_samples()[0]), analyse(load_samples()[1]))  # loads the data it needs
    for words in (1000, 5000):
        left, right = (analyse(article_of(words, seed)) for seed in (1, 2))
        taken[words] = timed(partial(compare, left, right), runs)
    yield "compare 1,000 x 1,000 words, warm", f"{taken[1000]:.0f} ms", "8 ms"
    yield "compare 5,000 x 5,000 / 1,000 x 1,000", f"{taken[5000] / taken[1000]:.1f}", "5.5"


def story() -> Iterator[Row]:
    """A story put together the first time, and with its pairs known."""
    articles = [replace(article_of(800, seed), id=f"{seed:02}") for seed in range(12)]
    first, again = [], []
    for _ in range(3):
        analyses = Analyses()
        first.append(made(articles, analyses))
        again.append(made(articles, analyses))
    yield "a story of 12 reports of 800 words that share most sentences", f"{min(first):.2f} s", "0.8 s"
    yield "the same, its pairs known", f"{min(again):.3f} s", "0.1 s"


def opening(runs: int) -> Iterator[Row]:
    """A comparison opened from the library."""
    what = "opening a comparison: all painted / texts shown"
    for how, name in (("open", what), ("rested", "the same, the cursor having rested before")):
        times = [child("--child", how) for _ in range(runs)]
        first, last = (statistics.median(column) for column in zip(*times, strict=True))
        yield name, f"{last / first:.1f} ({first:.0f}, {last:.0f} ms)", "2"


async def _keys(words: int, keys: int) -> tuple[float, float, float, float]:
    """Milliseconds of a cursor move far down and of a resize: ours, and a bare viewer's."""
    left, right = article_of(words, 1), other_report(words)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        app, bare = StorydiffApp(Session(library, [left, right])), BareApp(left.text + right.text)
        async with bare.run_test(size=(140, 40)) as pilot:
            await presses(pilot, "j", 5)
            bare_move = statistics.median(await presses(pilot, "j", keys))
            bare_resize = statistics.median(await resized(pilot))
        async with app.run_test(size=(140, 40)) as pilot:
            await compared(pilot, left, right)
            await presses(pilot, "J", 40)
            move = statistics.median(await presses(pilot, "j", keys))
            return move, bare_move, statistics.median(await resized(pilot)), bare_resize


def on_screen(keys: int) -> Iterator[Row]:
    """A cursor move and a resize against a bare viewer of the same text."""
    move, bare, _, _ = asyncio.run(_keys(5000, keys))
    yield "cursor move, 5,000 words / bare viewer", f"{move / bare:.2f} ({move:.1f} ms)", "1.1"
    _, _, resize, bare = asyncio.run(_keys(20000, 4))
    yield "resize, 20,000 words / bare viewer", f"{resize / bare:.2f} ({resize:.0f} ms)", "1.5"


def importing(count: int) -> Iterator[Row]:
    """Articles taken in, with their stories found and their figures entered."""
    articles = [_changed(article_of(500, seed), seed) for seed in range(count)]
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        started = time.perf_counter()
        for article in articles:
            library.add(article)
        library.stories.find()
        while library.catalogue.measure():
            pass
        taken = time.perf_counter() - started
    what = "import with stories and figures, articles of 500 words a second"
    yield what, f"{count / taken:.0f}", "400"


def _changed(article: Article, seed: int) -> Article:
    day = f"2025-{seed % 12 + 1:02}-{seed % 28 + 1:02}"
    return replace(
        article, id=f"{seed:016x}", headline=f"Report {seed}", date=day, source=f"Paper {seed % 40}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer runs: for a look")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    options = parser.parse_args()
    runs = 3 if options.quick else 9
    # Where byte code is not written, a checkout is compiled anew at each start; an installation is not.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    table = ["| figure | measured | aim |", "|---|---|---|"]
    print("\n".join(table))
    parts: list[Callable[[], Iterator[Row]]] = [
        lambda: starts(runs),
        lambda: verbs(2 * runs),
        lambda: comparing(runs),
        story,
        lambda: opening(min(runs, 5)),
        lambda: on_screen(4 * runs),
        lambda: importing(40 * runs),
    ]
    for part in parts:
        for what, measured, wanted in part():
            table.append(f"| {what} | {measured} | {wanted} |")
            print(table[-1], flush=True)
    if options.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}{chr(10).join(table)}\n{END}{after}", "utf-8")
    print(f"\nIn {time.perf_counter() - started:.0f} s.")


if __name__ == "__main__":
    main()
