"""Styles by name, for what widgets draw by themselves."""

from __future__ import annotations

import pytest

from reader.ui import styles
from reader.ui.app import StorydiffApp
from reader.ui.widgets.look import Look
from reader.ui.widgets.rows import RowList

LOOKS = [
    (styles.KEYS_LOOK, {}), (styles.TABS_LOOK, {}), (styles.COURSE_LOOK, {}),
    (styles.ROWS_LOOK, styles.ROWS_ANSI), (styles.GRID_LOOK, styles.GRID_ANSI),
    (styles.PROSE_LOOK, styles.PROSE_ANSI),
]  # fmt: skip


async def test_every_style_is_one_in_every_theme(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        widget = app.screen.query_one(RowList)
        for theme in sorted(app.available_themes):
            app.theme = theme
            await pilot.pause()
            for table, ansi in LOOKS:
                look = Look(widget, table, ansi)
                for name, told in table.items():
                    assert bool(look(name)) is bool(told)


async def test_colours_grounds_and_words(app: StorydiffApp) -> None:
    table = {"one": "$text-accent on $surface bold underline", "two": "ansi_red", "none": ""}
    async with app.run_test() as pilot:
        widget = app.screen.query_one(RowList)
        look = Look(widget, table, {"two": "on ansi_default reverse"})
        one = look("one")
        assert one.color is not None and one.bgcolor is not None and one.bold and one.underline
        assert one.bgcolor.name == app.theme_variables["surface"].lower()
        two = look("two")
        assert two.color is not None and two.bgcolor is None and not two.reverse
        assert not look("none") and look("") == widget.rich_style
        with pytest.raises(KeyError):
            look("three")
        app.theme = "storydiff-ansi"
        await pilot.pause()
        assert look("two") is two
        look.forget()
        assert look("two").reverse and look("two").color is None
