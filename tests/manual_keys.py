"""Write the tables of keys into reader/manual/keys.md from the bindings, or check that they are current.

usage: python -m tests.manual_keys [--check]

Each table is what the list of keys (?) shows on that screen, opened over the samples.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.screens.help import HelpScreen, keys_of
from reader.ui.session import Session
from tests.screenshots import CLOCK, press

PAGE = Path(__file__).parents[1] / "reader" / "manual" / "keys.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->\n"
BACK = "back"

SCREENS: dict[str, tuple[str, ...]] = {
    "Library": (),
    "Reading": ("enter",),
    "Comparing": ("space", "c"),
    "Comparing: the list of figures": ("space", "c", "t"),
    "Comparing: all that is known of a place": ("space", "c", "e"),
    "Story: reports": ("S",),
    "Story: matrix, figures and claims": ("S", "t"),
    "Search": ("f", *"scale", "enter"),
    "Feeds": ("F",),
    "Bookmarks": ("b", "m"),
    "Versions": ("V",),
    "The list of keys": ("question_mark",),
}
"""The heading of each table, and the keys that lead to its screen from the library."""

Keys = dict[str, list[tuple[str, str]]]


async def _open(pilot: Pilot[int], way: tuple[str, ...]) -> None:
    """Go from wherever one is to a screen."""
    app = pilot.app
    while len(app.screen_stack) > 1:
        app.pop_screen()
    await pilot.pause()
    await press(pilot, "escape", "escape", "home", *way)


async def collect() -> Keys:
    """The keys of each screen, and last those that mean the same on every one."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), clock=lambda: CLOCK) as kept:
        from reader.importing.samples import load_samples

        samples = load_samples()
        newest = max(samples, key=lambda article: article.date)
        # The first of the list was changed, so that it has versions.
        address = "https://news.example/scale"
        older = replace(newest, id="0lder", url=address, text=newest.text.replace("14.3", "14.2"))
        kept.keep_all([older, replace(newest, url=address)])
        kept.keep_all([article for article in samples if article.id != newest.id])
        app = StorydiffApp(Session(kept), settles=False)
        found: Keys = {}
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            for name, way in SCREENS.items():
                await _open(pilot, way)
                found[name] = keys_of(app.screen)
    return found


def tables(found: Keys) -> str:
    """The tables in Markdown; what is the same on all screens that are no boxes stands once, first."""
    whole = [set(rows) for name, rows in found.items() if _is_whole(name)]
    everywhere = set.intersection(*whole)
    first = next(iter(found.values()))
    told = {"Everywhere": [row for row in first if row in everywhere]}
    for name, rows in found.items():
        told[name] = [row for row in rows if not (_is_whole(name) and row in everywhere)]
    return "\n".join(_table(name, rows) for name, rows in told.items())


def _is_whole(name: str) -> bool:
    """Whether it is a screen, not a box over one."""
    return name not in ("Comparing: all that is known of a place", "The list of keys")


def _table(name: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"## {name}", "", "| keys | |", "|---|---|"]
    for keys, what in rows:
        shown = " ".join(f"`{key}`" for key in keys.split())
        lines.append(f"| {shown} | {what.replace('|', chr(92) + '|')} |")
    return "\n".join((*lines, ""))


def written(page: str, found: Keys) -> str:
    """The page with the tables between its markers."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables(found)}\n{END}{after}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when the tables are not current"
    )
    check = parser.parse_args().check
    page = PAGE.read_text("utf-8")
    new = written(page, asyncio.run(collect()))
    if not check:
        PAGE.write_text(new, "utf-8")
    elif new != page:
        print("reader/manual/keys.md is not current: python -m tests.manual_keys", file=sys.stderr)
        return 1
    print(f"the keys of {len(SCREENS)} screens {'are current' if check else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
