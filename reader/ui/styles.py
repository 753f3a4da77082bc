"""How each widget looks.

What Textual lays out and fills it is told as CSS, which it reads when a widget is first shown;
``storydiff.tcss`` wins over that, and over Textual's own. What a widget draws by itself has its styles in a
table, by name (see ``widgets/look.py``).
"""

from __future__ import annotations

TITLE = """
TitleBar { height: 1; background: $panel; color: $foreground; padding: 0 1; }
TitleBar#title { text-style: bold; }
TitleBar#columns { padding: 0; background: $surface; color: $foreground-muted; }
"""
STATUS = """
StatusLine { background: $surface; }
StatusLine.-warning { color: $text-warning; text-style: bold; }
"""
KEYS = """
KeyBar { height: 1; background: $panel; }
"""
TABS = """
Tabs { height: 1; background: $surface; padding: 0 1; }
"""
ROWS = """
RowList { height: 1fr; overflow-x: hidden; background: $background; scrollbar-size-vertical: 1; }
RowList { scrollbar-background: $background; scrollbar-background-hover: $surface; }
RowList { scrollbar-background-active: $surface; }
"""
VIEWS = """
#beside { height: 1fr; }
#beside #articles { width: 1fr; }
#preview { width: 44%; border-left: vkey $panel; }
"""
PROSE = """
ProseView { height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
ProseView { scrollbar-background: $background; scrollbar-background-hover: $surface; }
ProseView { scrollbar-background-active: $surface; }
"""
"""A text to read."""
PARALLEL = """
ParallelView { height: 1fr; background: $background; }
"""
"""Two texts side by side."""
GRID = """
Grid { height: 1fr; background: $background; }
"""
"""A table."""
COURSE = """
Course { height: 11; border-top: solid $panel; background: $background; }
"""
"""The course of a figure."""
COMPARING = """
ComparingScreen #panes { height: 1fr; }
ComparingScreen.-high FiguresPanel { height: 40%; }
ComparingScreen.-low.-figures #panes, ComparingScreen.-low.-figures #title { display: none; }
"""
"""The screen of a comparison."""
FIGURES = """
FiguresPanel { height: 1fr; background: $background; }
TitleBar#figures-counts { background: $panel; text-style: bold; }
TitleBar#figures-title { background: $surface; color: $foreground-muted; padding: 0; }
"""
"""The figures of a comparison."""
BOX = """
Box { align: center middle; }
.box { width: 76; max-width: 96%; height: auto; max-height: 92%; padding: 0 1; }
.box { background: $surface; border: round $primary; }
.box.-wide { width: 100; }
.box-title { text-style: bold; width: 100%; }
.box-foot { color: $foreground-muted; width: 100%; dock: bottom; }
Box RowList { height: auto; max-height: 100%; background: $surface; }
"""
"""A box over the screen below."""
MANUAL = """
RowList#topics { width: 30; background: $surface; border-right: vkey $panel; }
ManualScreen.-narrow #topics { display: none; width: 1fr; border-right: none; }
ManualScreen.-narrow.-topics #topics { display: block; }
ManualScreen.-narrow.-topics #page { display: none; }
"""
"""The manual."""
PAGE = """
Page { width: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
Page { scrollbar-background: $background; scrollbar-background-hover: $surface; }
Page { scrollbar-background-active: $surface; }
"""
"""A page of the manual."""
PAGE_LOOK = {
    "h1": "$text-primary bold underline",
    "h2": "$text-primary bold",
    "h3": "bold",
    "code": "$text-accent bold",
    "code_block": "$text-accent",
    "item.bullet": "$text-accent",
    "item.number": "$text-accent",
    "list": "",
    "link_url": "$text-primary underline",
    "table.header": "$foreground-muted",
    "table.border": "$foreground-muted",
    "found": "on $accent-muted",
    "selected": "reverse",
}
"""What stands on it, by Rich's names."""
PAGE_ANSI = {"found": "on ansi_default reverse"}
"""Sixteen colours are too few for grounds that any letter can be read on."""

KEYS_LOOK = {
    "key": "$text-primary bold",
    "text": "$foreground",
}
"""The row of keys."""

TABS_LOOK = {
    "shown": "$text-primary bold",
    "other": "$foreground-muted",
}
"""The names of views."""

ROWS_LOOK = {
    "cursor": "on $primary-muted bold",
    "dim": "$foreground-muted",
    "bold": "bold",
    "accent": "$text-accent bold",
    "link": "$text-primary",
    "differs": "$text-accent bold",
    "unclear": "$text-accent",
    "apart": "$foreground-muted",
    "compatible": "$text-primary italic",
    "same": "$text-primary",
    "alone": "$foreground-muted",
}
"""Lists."""
ROWS_ANSI = {
    "cursor": "on ansi_default bold reverse",
}
"""Sixteen colours are too few for grounds that any letter can be read on: bars, weight and reverse tell."""

COURSE_LOOK = {
    "axis": "$foreground-muted",
    "line": "$text-primary",
    "known": "$text-primary bold",
    "late": "$text-accent bold",
    "cursor": "on $primary-muted bold",
    "bold": "bold",
    "dim": "$foreground-muted",
}
"""The course of a figure."""

GRID_LOOK = {
    "head": "$foreground-muted on $surface",
    "row": "on $secondary-muted",
    "cursor": "on $primary-muted bold underline",
    "dim": "$foreground-muted",
    "bold": "bold",
    "accent": "$text-accent bold",
    "differs": "$text-accent bold",
    "unclear": "$text-accent",
    "compatible": "$text-primary italic",
    "same": "$text-primary",
    "alone": "",
}
"""Tables."""
GRID_ANSI = {
    "row": "on ansi_default bold",
    "cursor": "on ansi_default bold reverse",
}
"""Sixteen colours are too few for grounds that any letter can be read on: bars, weight and reverse tell."""

PROSE_LOOK = {
    "headline": "bold",
    "heading": "$text-primary bold",
    "preface": "$foreground-muted",
    "boilerplate": "$foreground-muted dim",
    "cursor": "on $primary-muted",
    "partner": "on $secondary-muted",
    "same": "$text-primary underline",
    "compatible": "$text-primary italic underline",
    "differs": "$text-accent bold reverse",
    "unclear": "$text-accent underline",
    "alone": "underline",
    "figure": "on $accent-muted bold",
    "match": "on $accent-muted",
    "match-current": "reverse bold",
    "selected": "reverse",
    "changed": "$text-accent underline",
    "reworded": "$foreground-muted italic",
    "quote": "$foreground-muted",
    "caption": "$foreground-muted italic",
    "emphasis": "italic",
    "strong": "bold",
    "link": "$text-primary underline",
    "lead": "$text-accent",
    "linked": "$text-primary",
    "partial": "$foreground-muted",
    "current": "$text-accent bold",
    "number": "$text-accent bold",
    "letter": "$foreground-muted",
    "pointer": "$foreground-muted italic",
    "only": "$text-accent",
    "bar": "$text-accent bold",
    "star": "$text-accent bold",
    "title": "$foreground-muted on $surface",
    "title-focused": "$text-primary on $surface bold",
    "map-only": "$foreground-muted",
    "map-linked": "$text-primary",
    "map-differs": "$text-accent bold",
    "map-view": "$foreground-muted",
}
"""Texts, alone or side by side."""
PROSE_ANSI = {
    "cursor": "on ansi_default bold",
    "partner": "on ansi_default",
    "figure": "on ansi_default bold underline",
    "match": "on ansi_default reverse",
}
"""Sixteen colours are too few for grounds that any letter can be read on: bars, weight and reverse tell."""
