"""A key press to the repaint in the comparison view, headless, as ratios to a bare Line-API viewer.

usage: python -m tests.benchmarks.bench_keys [--words 5000 20000] [--keys 60]
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.pilot import Pilot
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.articles.model import Article
from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.screens.comparing import ComparingScreen
from reader.ui.session import Session
from reader.ui.widgets.parallel import ParallelView
from tests.benchmarks.bench_compare import article_of


class BareViewer(ScrollView, can_focus=True):
    """The text of both articles in rows, without anything of ours."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "down", "Down")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows = [text[k : k + 100].replace("\n", " ") for k in range(0, len(text), 100)]

    def on_mount(self) -> None:
        self.virtual_size = Size(100, len(self.rows))

    def action_down(self) -> None:
        self.scroll_to(y=self.scroll_offset.y + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        return Strip([Segment(self.rows[row] if row < len(self.rows) else "", self.rich_style)])


class BareApp(App[None]):
    """An app with nothing but the viewer."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield BareViewer(self.text)

    def on_mount(self) -> None:
        self.query_one(BareViewer).focus()


KEYS = {
    "cursor move (j)": "j",
    "paragraph (J)": "J",
    "scroll a row (ctrl+e)": "ctrl+e",
    "a screen (pagedown)": "pagedown",
    "partner (Tab)": "tab",
    "difference (n)": "n",
    "figure (.)": "full_stop",
    "only here (u)": "u",
}


async def presses(pilot: Pilot[Any], key: str, count: int) -> list[float]:
    """Milliseconds from each key press to the last repaint that it causes.

    The pilot waits a fixed while after each key, so the end is taken where the app writes its screen.
    """
    app, shown = pilot.app, [0.0]
    display: Any = getattr(app, "_display")  # noqa: B009 - not a public name

    def timed(*arguments: Any) -> None:
        display(*arguments)
        shown[0] = time.perf_counter()

    times = []
    setattr(app, "_display", timed)  # noqa: B010 - mypy minds an assignment to a method
    for _ in range(count):
        started = time.perf_counter()
        await pilot.press(key)
        await pilot.pause()
        times.append(max(0.0, shown[0] - started) * 1000)
    setattr(app, "_display", display)  # noqa: B010 - as above
    return times


def line(name: str, times: list[float], base: float) -> str:
    """Median and 95th percentile, and the median as a ratio to the bare viewer's."""
    ordered = sorted(times)
    middle, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    return f"  {name:22} median {middle:6.1f} ms, 95% {high:6.1f} ms, {middle / base:.2f} of bare"


async def resized(pilot: Pilot[Any]) -> list[float]:
    """Milliseconds from a change of width to the last repaint, there and back."""
    app, shown, times = pilot.app, [0.0], []
    display: Any = getattr(app, "_display")  # noqa: B009 - not a public name

    def timed(*arguments: Any) -> None:
        display(*arguments)
        shown[0] = time.perf_counter()

    setattr(app, "_display", timed)  # noqa: B010 - mypy minds an assignment to a method
    for width in (120, 140, 120, 140):
        started = time.perf_counter()
        await pilot.resize_terminal(width, 40)
        app._check_resize()
        await pilot.pause()
        times.append((shown[0] - started) * 1000)
    setattr(app, "_display", display)  # noqa: B010 - as above
    return times


async def compared(pilot: Pilot[Any], left: Article, right: Article) -> None:
    """Open the comparison of two articles, and wait until it stands."""
    await pilot.pause()
    pilot.app.push_screen(ComparingScreen(left, right))
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def measure(left: Article, right: Article, keys: int) -> None:
    bare = BareApp(left.text + right.text)
    async with bare.run_test(size=(140, 40)) as pilot:
        await presses(pilot, "j", 5)
        base = statistics.median(await presses(pilot, "j", keys))
        bare_resize = statistics.median(await resized(pilot))
    print(f"  bare viewer, a row     median {base:6.1f} ms")
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        app = StorydiffApp(Session(library, [left, right]))
        async with app.run_test(size=(140, 40)) as pilot:
            await compared(pilot, left, right)
            for mode in ("columns", "rows"):
                print(f"  {mode}")
                for name, key in KEYS.items():
                    await presses(pilot, "left", 1)
                    await presses(pilot, "home", 1)
                    await presses(pilot, key, 2)
                    print(line(name, await presses(pilot, key, keys), base))
                await presses(pilot, "v", 1)
            times = await resized(pilot)
            middle = statistics.median(times)
            print(f"  resize                 median {middle:6.1f} ms, {middle / bare_resize:.2f} of bare")
            stage, laid = app.screen.query_one(ParallelView).stage, []
            for width in (120, 140) * 3:
                started = time.perf_counter()
                stage.resize(width, 36)
                laid.append((time.perf_counter() - started) * 1000)
            print(f"  of that, laying out    median {statistics.median(laid):6.1f} ms")


def other_report(words: int) -> Article:
    """A second report of about so many words, in which every third number is another."""
    article, count = article_of(words, 2), iter(range(1 << 30))
    text = re.sub(
        r"\b\d{2,}\b",
        lambda found: str(int(found[0]) + 1) if next(count) % 3 == 0 else found[0],
        article.text,
    )
    return replace(article, headline="Another report", text=text)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, nargs="+", default=[5000, 20000])
    parser.add_argument("--keys", type=int, default=60)
    options = parser.parse_args()
    for words in options.words:
        print(f"two articles of {words} words")
        left, right = article_of(words, 1), other_report(words)
        asyncio.run(measure(left, right, options.keys))


if __name__ == "__main__":
    main()
