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

from reader.articles.model import Form, Formed
from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.screens.help import keys_of
from reader.ui.session import Session
from tests.screenshots import CLOCK, press

PAGE = Path(__file__).parents[1] / "reader" / "manual" / "keys.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->\n"
WAYS: dict[str, tuple[str, ...]] = {
    "Library": (),
    "Reading": ("enter",),
    "Comparing": ("space", "c"),
    "Comparing: the list of figures": ("space", "c", "t"),
    "Comparing: all that is known of a place": ("space", "c", "e"),
    "Story": ("S",),
    "Story: matrix, figures and claims": ("S", "t"),
    "Search": ("f", *"scale", "enter"),
    "Feeds": ("F",),
    "Bookmarks": ("b", "m"),
    "Versions": ("V",),
    "Hiding": ("H",),
    "Links": ("enter", "o"),
    "Second reader": ("ctrl+p", *"second reader", "enter"),
    "Manual": ("question_mark", "M"),
    "The list of keys": ("question_mark",),
}
"""The heading of each table, and the keys that lead to its screen from the library."""
LISTS = ("Library", "Story", "Search", "Feeds", "Bookmarks", "Versions", "Hiding")
BOXES = ("Comparing: all that is known of a place", "Links", "The list of keys")
"""Screens that are lists, and boxes over a screen."""
MOST = 0.8
"""From this share of the screens on, what a key means holds everywhere."""
MORE = {
    "Everywhere": "What a screen uses in another way stands in its own table. A box has only its own keys.",
    "Lists": "In every list; the tables of their screens tell what there is more.",
}
NAMES = {
    "⏎": "Enter",
    "esc": "Escape",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "pgup": "PageUp",
    "pgdn": "PageDown",
    "home": "Home",
    "end": "End",
    "del": "Delete",
    "⌫": "Backspace",
    "f1": "F1",
}
"""Keys by what the list of keys shows, as the manual writes them."""

Rows = list[tuple[str, str]]
"""Keys and what they do, as the list of keys shows them."""


async def _open(pilot: Pilot[int], way: tuple[str, ...]) -> None:
    """Go from wherever one is to a screen."""
    app = pilot.app
    while len(app.screen_stack) > 1:
        app.pop_screen()
    await pilot.pause()
    await press(pilot, "escape", "escape", "home", *way)


async def collect() -> dict[str, Rows]:
    """What the list of keys shows on each screen."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), clock=lambda: CLOCK) as kept:
        from reader.importing.samples import load_samples

        samples = load_samples()
        # The first of the list was changed, so that it has versions.
        link = Formed(
            samples[0].body_start + 2, samples[0].body_start + 9, Form.LINK, "https://news.example/"
        )
        newest = replace(samples[0], date="2025-12-31", url="https://news.example/scale", forms=(link,))
        kept.keep_all([replace(newest, id="0lder", text=newest.text.replace("14.3", "14.2")), newest])
        kept.keep_all(samples[1:])
        app = StorydiffApp(Session(kept), settles=False)
        found: dict[str, Rows] = {}
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            for name, way in WAYS.items():
                await _open(pilot, way)
                found[name] = keys_of(app.screen)
    return found


def grouped(found: dict[str, Rows]) -> dict[str, Rows]:
    """The tables: what most screens share stands once, and a part of a screen tells only what is its own."""
    screens = [name for name in found if name not in BOXES]
    every = dict.fromkeys(row for name in screens for row in found[name])
    shared = {
        "Everywhere": [
            row for row in every if sum(row in found[name] for name in screens) > MOST * len(screens)
        ],
        "Lists": [row for row in found[LISTS[0]] if all(row in found[name] for name in LISTS)],
    }
    shared["Lists"] = [row for row in shared["Lists"] if row not in shared["Everywhere"]]
    own = {}
    for name, rows in found.items():
        before = told_before(name, found, shared)
        own[name] = [row for row in rows if row not in before]
    return {**shared, **own}


def told_before(name: str, found: dict[str, Rows], shared: dict[str, Rows]) -> Rows:
    """What the tables that a table adds to tell."""
    whole, part, _ = name.partition(":")
    above = found[whole] if part and name not in BOXES else []
    return [*shared["Everywhere"], *shared["Lists"], *above]


def tables(found: dict[str, Rows]) -> str:
    """The tables in Markdown."""
    return "\n".join(_table(name, rows) for name, rows in grouped(found).items())


def named(keys: str) -> list[str]:
    """Keys as the list of keys shows them, as the manual writes them: ``"^p"`` is ``ctrl+p``."""
    found = []
    for key in keys.split():
        control = key.startswith("^") and len(key) > 1
        found.append(NAMES.get(key, f"ctrl+{key[1:]}" if control else key))
    return found


def _table(name: str, rows: Rows) -> str:
    told = [MORE[name], ""] if name in MORE else []
    lines = [f"## {name}", "", *told, "| keys | |", "|---|---|"]
    for keys, what in rows:
        lines.append(f"| {' '.join(f'`{key}`' for key in named(keys))} | {what} |")
    return "\n".join((*lines, ""))


def written(page: str, found: dict[str, Rows]) -> str:
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
    print(f"the keys of {len(WAYS)} screens {'are current' if check else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
