"""No key without a test: every binding is met in some place, and each of its keys is covered there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

import reader.ui
from reader.ui.app import StorydiffApp
from tests.ui.driving import COVERED, WAYS, keys, open_place


def _classes() -> Iterator[type[DOMNode]]:
    """Every screen and widget of ours, and the app."""
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        loaded = importlib.import_module(module.name)
        for _, found in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(found, DOMNode) and found.__module__ == module.name:
                yield found


def _bindings(cls: type[DOMNode]) -> list[Binding]:
    """The bindings that a class itself declares."""
    found = [b for b in cls.__dict__.get("BINDINGS", []) if not isinstance(b, Binding)]
    assert not found, f"{cls.__name__} has bindings without id and tooltip: {found}"
    return [b for b in cls.__dict__.get("BINDINGS", []) if isinstance(b, Binding)]


IDS = {binding.id for cls in _classes() for binding in _bindings(cls)}


def ours(app: StorydiffApp) -> list[Binding]:
    """The bindings of ours that work now."""
    active = app.screen.active_bindings.values()
    return [b for _, b, enabled, _ in active if enabled and b.id in IDS]


def _tests_loaded() -> None:
    """A test registers its keys when its module is imported."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        importlib.import_module(f"tests.ui.{path.stem}")


@keys("filter", "ctrl+q")
@pytest.mark.parametrize("place", WAYS)
async def test_every_key_has_a_test(app: StorydiffApp, place: str) -> None:
    """Each key that works in a place is named by a test with ``@keys``, and no test names another."""
    _tests_loaded()
    async with app.run_test() as pilot:
        await open_place(pilot, place)
        active = {b.key for b in ours(app)} - {"ctrl+q"}
    covered = {key for where, key in COVERED if where == place} - {"ctrl+q"}
    assert active - covered == set(), "keys without a test"
    assert covered - active == set(), "tests of keys that are no keys there"


async def test_every_binding_is_met(app: StorydiffApp) -> None:
    """Each declared binding works in at least one of the places that the tests know."""
    met: set[str | None] = set()
    async with app.run_test() as pilot:
        for place in WAYS:
            while len(app.screen_stack) > 1:
                app.pop_screen()
            app.screen.query_one("#articles").focus()
            app.screen.marked = []  # type: ignore[attr-defined]
            await pilot.press("home")
            await open_place(pilot, place)
            met |= {b.id for b in ours(app)}
            if place == "filter":
                await pilot.press("escape")
    # What a screen declares anew takes the place of what every screen has.
    assert IDS - met == set()


def test_bindings_are_described() -> None:
    """Each has an id of its own, a description and a tooltip."""
    seen: list[str] = []
    for cls in _classes():
        for binding in _bindings(cls):
            assert binding.id and binding.description and binding.tooltip, (cls.__name__, binding)
            seen.append(binding.id)
    assert len(seen) == len(set(seen))


def test_what_takes_the_focus_has_help() -> None:
    for cls in _classes():
        if issubclass(cls, Widget) and cls.can_focus:
            assert getattr(cls, "HELP", ""), cls.__name__
