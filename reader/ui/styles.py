"""How each widget looks; Textual reads these when a widget is first shown, so that none waits for another's.

``storydiff.tcss`` wins over all of them, and over Textual's own.
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
KeyBar > .keys--key { color: $text-primary; text-style: bold; }
KeyBar > .keys--text { color: $foreground; }
"""
TABS = """
Tabs { height: 1; background: $surface; padding: 0 1; }
Tabs > .tabs--shown { color: $text-primary; text-style: bold; }
Tabs > .tabs--other { color: $foreground-muted; }
"""
ROWS = """
RowList { height: 1fr; overflow-x: hidden; background: $background; scrollbar-size-vertical: 1; }
RowList { scrollbar-background: $background; scrollbar-background-hover: $surface; }
RowList { scrollbar-background-active: $surface; }
RowList > .rows--cursor { background: $primary-muted; text-style: bold; }
RowList > .rows--dim { color: $foreground-muted; }
RowList > .rows--bold { text-style: bold; }
RowList > .rows--accent { color: $text-accent; text-style: bold; }
RowList > .rows--link { color: $text-primary; }
RowList > .rows--differs { color: $text-accent; text-style: bold; }
RowList > .rows--unclear { color: $text-accent; }
RowList > .rows--apart { color: $foreground-muted; }
RowList > .rows--compatible { color: $text-primary; text-style: italic; }
RowList > .rows--same { color: $text-primary; }
RowList > .rows--alone { color: $foreground-muted; }
RowList:ansi > .rows--cursor { background: ansi_default; text-style: bold reverse; }
"""
VIEWS = """
#beside { height: 1fr; }
#beside #articles { width: 1fr; }
#preview { width: 44%; border-left: vkey $panel; }
"""
_PROSE = """
& > .prose--headline { text-style: bold; }
& > .prose--heading { color: $text-primary; text-style: bold; }
& > .prose--preface { color: $foreground-muted; }
& > .prose--boilerplate { color: $foreground-muted; text-style: dim; }
& > .prose--cursor { background: $primary-muted; }
& > .prose--partner { background: $secondary-muted; }
& > .prose--same { color: $text-primary; text-style: underline; }
& > .prose--compatible { color: $text-primary; text-style: italic underline; }
& > .prose--differs { color: $text-accent; text-style: bold reverse; }
& > .prose--unclear { color: $text-accent; text-style: underline; }
& > .prose--alone { text-style: underline; }
& > .prose--figure { background: $accent-muted; text-style: bold; }
& > .prose--match { background: $accent-muted; }
& > .prose--match-current { text-style: reverse bold; }
& > .prose--selected { text-style: reverse; }
& > .prose--changed { color: $text-accent; text-style: underline; }
& > .prose--reworded { color: $foreground-muted; text-style: italic; }
& > .prose--quote { color: $foreground-muted; }
& > .prose--caption { color: $foreground-muted; text-style: italic; }
& > .prose--emphasis { text-style: italic; }
& > .prose--strong { text-style: bold; }
& > .prose--link { color: $text-primary; text-style: underline; }
& > .prose--lead { color: $text-accent; }
& > .prose--linked { color: $text-primary; }
& > .prose--partial { color: $foreground-muted; }
& > .prose--current { color: $text-accent; text-style: bold; }
& > .prose--number { color: $text-accent; text-style: bold; }
& > .prose--letter { color: $foreground-muted; }
& > .prose--pointer { color: $foreground-muted; text-style: italic; }
& > .prose--only { color: $text-accent; }
& > .prose--bar { color: $text-accent; text-style: bold; }
& > .prose--star { color: $text-accent; text-style: bold; }
& > .prose--title { background: $surface; color: $foreground-muted; }
& > .prose--title-focused { background: $surface; color: $text-primary; text-style: bold; }
& > .prose--map-only { color: $foreground-muted; }
& > .prose--map-linked { color: $text-primary; }
& > .prose--map-differs { color: $text-accent; text-style: bold; }
& > .prose--map-view { color: $foreground-muted; }
"""
# Sixteen colours are too few for grounds that any letter can be read on: bars, weight and reverse tell.
_PROSE_ANSI = """
& > .prose--cursor { background: ansi_default; text-style: bold; }
& > .prose--partner { background: ansi_default; }
& > .prose--figure { background: ansi_default; text-style: bold underline; }
& > .prose--match { background: ansi_default; text-style: reverse; }
"""
PROSE = f"""
ProseView {{ height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }}
ProseView {{ scrollbar-background: $background; scrollbar-background-hover: $surface; }}
ProseView {{ scrollbar-background-active: $surface; }}
ProseView {{ {_PROSE} }}
ProseView:ansi {{ {_PROSE_ANSI} }}
"""
"""A text to read."""
PARALLEL = f"""
ParallelView {{ height: 1fr; background: $background; }}
ParallelView {{ {_PROSE} }}
ParallelView:ansi {{ {_PROSE_ANSI} }}
"""
"""Two texts side by side."""
GRID = """
Grid:ansi > .grid--row { background: ansi_default; text-style: bold; }
Grid:ansi > .grid--cursor { background: ansi_default; text-style: bold reverse; }
Grid { height: 1fr; background: $background; }
Grid > .grid--head { background: $surface; color: $foreground-muted; }
Grid > .grid--row { background: $secondary-muted; }
Grid > .grid--cursor { background: $primary-muted; text-style: bold underline; }
Grid > .grid--dim { color: $foreground-muted; }
Grid > .grid--bold { text-style: bold; }
Grid > .grid--accent { color: $text-accent; text-style: bold; }
Grid > .grid--differs { color: $text-accent; text-style: bold; }
Grid > .grid--unclear { color: $text-accent; }
Grid > .grid--compatible { color: $text-primary; text-style: italic; }
Grid > .grid--same { color: $text-primary; }
"""
"""A table."""
COURSE = """
Course { height: 11; border-top: solid $panel; background: $background; }
Course > .course--axis { color: $foreground-muted; }
Course > .course--line { color: $text-primary; }
Course > .course--known { color: $text-primary; text-style: bold; }
Course > .course--late { color: $text-accent; text-style: bold; }
Course > .course--cursor { background: $primary-muted; text-style: bold; }
Course > .course--bold { text-style: bold; }
Course > .course--dim { color: $foreground-muted; }
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
#page { width: 1fr; background: $background; scrollbar-size-vertical: 1; }
#page { scrollbar-background: $background; scrollbar-background-hover: $surface; }
#page { scrollbar-background-active: $surface; }
#document { max-width: 100; padding: 0 2; background: $background; }
#document MarkdownBlock > .code_inline { color: $text-accent; background: $background; text-style: bold; }
#document MarkdownHeader { content-align: left middle; margin: 1 0; text-style: bold; }
#document MarkdownHeader { background: $background; color: $text-primary; }
#document MarkdownH1 { text-style: bold underline; }
#document MarkdownTable, #document MarkdownFence { background: $background; }
#document MarkdownTableContent { keyline: none; grid-gutter: 0 1; }
#document .header { color: $foreground-muted; }
#document .-found { background: $accent-muted; }
#document .-found:ansi { background: ansi_default; text-style: reverse; }
ManualScreen.-narrow #topics { display: none; width: 1fr; border-right: none; }
ManualScreen.-narrow.-topics #topics { display: block; }
ManualScreen.-narrow.-topics #page { display: none; }
"""
"""The manual."""
