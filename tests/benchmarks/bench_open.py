"""Opening a comparison from the library, and the memory it takes.

usage: python -m tests.benchmarks.bench_open [--runs 5] [--words 20000]

Each run is a process of its own: the samples' library is opened headless at 140x40, and after half a second,
as a reader would, two articles are marked and compared: by keys that follow each other at once, and by a
reader whose cursor has rested for a third of a second. Then the memory of an app that shows its library is
set against that of one with a comparison of two long articles open.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pyte

from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.session import Session
from reader.ui.widgets.parallel import ParallelView
from tests.benchmarks.bench_compare import article_of
from tests.benchmarks.bench_keys import other_report


async def opening(rest: float) -> None:
    """Prints milliseconds from the key to the first repaint with the texts, and to the last that changes any.

    What each repaint writes is put on a terminal's screen once all is over, so that this takes no time.
    """
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        app = StorydiffApp(Session(library))
        async with app.run_test(size=(140, 40)) as pilot:
            await asyncio.sleep(0.5)
            await pilot.press("space", "j", "j")
            await pilot.pause()
            await asyncio.sleep(rest)
            display: Any = getattr(app, "_display")  # noqa: B009 - not a public name
            written: list[tuple[float, Any, bool]] = []

            def timed(screen: Any, update: Any) -> None:
                display(screen, update)
                views = app.screen.query(ParallelView)
                texts = bool(views) and views.first().stage.arrangement is not None
                written.append(((time.perf_counter() - started) * 1000, update, texts))

            setattr(app, "_display", timed)  # noqa: B010 - mypy minds an assignment to a method
            started = time.perf_counter()
            await pilot.press("c")
            await asyncio.sleep(0.6)
            terminal = pyte.Screen(140, 40)
            stream, before, changes = pyte.Stream(terminal), "", []
            for at, update, texts in written:
                stream.feed(update.render_segments(app.console) if update is not None else "")
                cells = str([sorted(row.items()) for _, row in sorted(terminal.buffer.items())])
                if texts and cells != before:
                    changes.append(at)
                before = cells
            print(changes[0], changes[-1])


async def memory(words: int, compared: bool) -> None:
    """Prints the memory in MB that the process has now, and its peak."""
    articles = [article_of(words, 1), other_report(words)]
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        app = StorydiffApp(Session(library, articles))
        async with app.run_test(size=(140, 40)) as pilot:
            await asyncio.sleep(1)
            if compared:
                await pilot.press("space", "c")
                await app.workers.wait_for_complete()
                await pilot.press("j", "v", "n", "v", "end")
                await asyncio.sleep(1)
            now = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
            print(now, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def child(*arguments: str) -> list[float]:
    """The numbers that one run prints."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_open", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(number) for number in done.stdout.split()]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--words", type=int, default=20000)
    parser.add_argument("--child", choices=("open", "rested", "library", "compared"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child in ("open", "rested"):
        asyncio.run(opening(0.35 if options.child == "rested" else 0.0))
    elif options.child:
        asyncio.run(memory(options.words, options.child == "compared"))
    else:
        for how in ("open", "rested"):
            times = [child("--child", how) for _ in range(options.runs)]
            first, last = (statistics.median(column) for column in zip(*times, strict=True))
            print(f"{how}, two samples: texts after {first:.0f} ms, all painted after {last:.0f} ms")
        words = ["--words", str(options.words)]
        bare, whole = child("--child", "library", *words), child("--child", "compared", *words)
        print(f"memory, library open: {bare[0]:.0f} MB (peak {bare[1]:.0f})")
        print(f"memory, comparison of two articles of {options.words} words open: {whole[0]:.0f} MB", end="")
        print(f" (peak {whole[1]:.0f}), {whole[0] / bare[0]:.3f} times")


if __name__ == "__main__":
    main()
