"""The manual says of keys what the bindings say."""

from __future__ import annotations

import re

import pytest

from reader import manual
from tests import manual_keys
from tests.manual_keys import PAGE, Rows, grouped, named, told_before, written
from tests.program import ROOT
from tests.ui.conftest import wait_exactly

ALL = tuple(manual_keys.WAYS)
SIGNS = frozenset("=~○≈≠≟×·★✎●…≡┃◆<>↓↑▲▼+")
"""What is written like a key and is a sign of the screen, or both."""
TOLD: dict[str, tuple[str, ...]] = {
    "start": ALL,
    "library": ("Library", "Search"),
    "reading": ("Reading", "Bookmarks", "Versions", "Library"),
    "comparing": ("Comparing", "Comparing: the list of figures"),
    "story": ("Story", "Story: matrix, figures and claims", "Library", "Reading"),
    "feeds": ("Feeds", "Library"),
    "searching": ("Search", "Library"),
    "stories": ("Library", "Reading"),
}
"""The screens whose keys a page tells of."""
TOUR: dict[str, tuple[str, ...]] = {
    "Library": ("Library", "Comparing"),
    "Comparing": ("Comparing",),
    "Figures": ("Comparing", "Comparing: the list of figures"),
    "Story": ("Library", "Story", "Story: matrix, figures and claims"),
    "Reading": ("Library", "Reading"),
    "Bookmarks": ("Library", "Reading", "Comparing", "Bookmarks"),
    "News": ("Library",),
    "Everywhere": ("Library", "The list of keys"),
}
"""The screens whose keys a step of the README's tour tells of."""


@pytest.fixture(scope="module")
def found() -> dict[str, Rows]:
    """What the list of keys shows on each screen."""
    import asyncio

    with pytest.MonkeyPatch.context() as patched:
        wait_exactly(patched)
        return asyncio.run(manual_keys.collect())


def test_the_tables_are_current(found: dict[str, Rows]) -> None:
    """python -m tests.manual_keys writes them."""
    page = PAGE.read_text("utf-8")
    assert written(page, found) == page


def test_the_tables_say_all_that_the_list_of_keys_says(found: dict[str, Rows]) -> None:
    """With the tables that it adds to, a screen's table has each row of its list of keys."""
    tables = grouped(found)
    shared = {name: tables[name] for name in ("Everywhere", "Lists")}
    for name, rows in found.items():
        assert set(rows) <= {*tables[name], *told_before(name, found, shared)}, name
        # A key that means something else here than everywhere stands in the table of the screen.
        if name not in manual_keys.BOXES:
            own = {key for keys, _ in tables[name] for key in named(keys)}
            for keys, what in tables["Everywhere"]:
                assert (keys, what) in rows or set(named(keys)) <= own, (name, keys)


def keys_in(text: str) -> list[str]:
    """The keys that stand in code marks; of a key with a number before it the key."""
    spoken = [found.strip() for found in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)]
    known = {*manual_keys.NAMES.values()}
    keys = []
    for token in spoken:
        key = re.sub(r"^\d+ ?(?=\S)", "", token) or token
        if len(key) == 1 or key in known or key.startswith("ctrl+"):
            keys.append(key)
    return keys


def unknown(text: str, screens: tuple[str, ...], found: dict[str, Rows]) -> list[str]:
    """The keys in a text that do nothing on any of these screens and are no signs."""
    known = {key for name in screens for keys, _ in found[name] for key in named(keys)}
    for first, last in (key.split("–") for key in list(known) if "–" in key):
        known |= {str(digit) for digit in range(int(first), int(last) + 1)}
    return [key for key in keys_in(text) if key not in known and key not in SIGNS]


@pytest.mark.parametrize("page", TOLD)
def test_the_pages_name_keys_that_are(found: dict[str, Rows], page: str) -> None:
    text = manual.page(page)
    assert keys_in(text)
    assert unknown(text, TOLD[page], found) == []


def test_the_tour_names_keys_that_are(found: dict[str, Rows]) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    steps = dict(re.findall(r"^\d\. \*\*(\w+)\.\*\* (.+?)(?=^\d\. |^\S)", text, re.M | re.S))
    assert steps.keys() == TOUR.keys()
    for name, step in steps.items():
        assert unknown(step, TOUR[name], found) == [], name


def test_no_other_page_has_a_table_of_keys() -> None:
    """Keys are told in tables once."""
    for path in (ROOT / "README.md", *sorted(PAGE.parent.glob("*.md"))):
        if path != PAGE:
            cells = re.findall(r"^\| *(`[^|]*`) *\|", path.read_text("utf-8"), re.M)
            assert not [cell for cell in cells if keys_in(cell)], path.name
