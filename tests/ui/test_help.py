"""The keys of each screen, listed."""

from __future__ import annotations

import pytest

from reader.ui.app import StorydiffApp
from reader.ui.screens.help import HelpScreen
from reader.ui.signs import SIGNS
from tests.ui.driving import BOXES, WAYS, keys, open_place, press, row_list, rows, shown
from tests.ui.test_keys import ours

ARROWS = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}


@pytest.mark.parametrize("place", [p for p in WAYS if p not in ("filter", "searching", *BOXES)])
async def test_every_key_is_listed(app: StorydiffApp, place: str) -> None:
    """Each key of ours that works on the screen, once for each thing that it does, uncut."""
    async with app.run_test(size=(80, 130)) as pilot:
        await open_place(pilot, place)
        bindings = ours(app)
        displays = [app.get_key_display(binding) for binding in bindings]
        await press(pilot, "question_mark")
        box = app.screen.query_one("#help-keys").region
        listed = [row[box.x : box.right].strip() for row in rows(app)[box.y : box.bottom]]
        for binding, display in zip(bindings, displays, strict=True):
            (row,) = (row for row in listed if row.endswith(f" {binding.tooltip}"))
            keys_of = row.removesuffix(binding.tooltip).split()
            display = ARROWS.get(display, display)
            assert display in keys_of or (display.isdigit() and keys_of[0][1:] == "–9"), (binding, row)
        assert listed.count("Everywhere") == 1 and "On this screen" in listed
        assert listed.index("On this screen") < listed.index("Everywhere")
        assert not any("…" in row.removeprefix("…") for row in listed)


@keys("help", "escape", "q", "question_mark")
@pytest.mark.parametrize("key", ["escape", "q", "question_mark"])
async def test_closing(app: StorydiffApp, key: str) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        below, focused = app.screen, app.focused
        await press(pilot, "question_mark", key)
        assert app.screen is below and app.focused is focused


@keys("help", "enter")
async def test_a_list_longer_than_the_window(app: StorydiffApp) -> None:
    """It scrolls; its frame and foot stay in view; Enter does nothing."""
    async with app.run_test(size=(60, 16)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "question_mark")
        assert "Comparing: keys" in shown(app)
        assert "Escape closes" in shown(app)
        listed = row_list(app)
        assert listed.size.height < listed.count
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, HelpScreen)
        assert listed.scroll_offset.y == listed.max_scroll_y > 0


@pytest.mark.parametrize("place", ["library", "comparing", "story", "feeds", "reading", "search"])
async def test_the_signs_of_the_screen_come_first(app: StorydiffApp, place: str) -> None:
    async with app.run_test(size=(100, 100)) as pilot:
        await open_place(pilot, place)
        topic = str(getattr(app.screen, "MANUAL", ""))
        await press(pilot, "question_mark")
        box = app.screen.query_one("#help-keys").region
        listed = [row[box.x : box.right].strip() for row in rows(app)[box.y : box.bottom]]
        assert SIGNS[topic]
        for row, (sign, meaning) in zip(listed, SIGNS[topic], strict=False):
            assert row.startswith(sign) and row.endswith(meaning)
