"""The keys of the comparison."""

from __future__ import annotations

from textual.binding import BindingType

from reader.ui.keys import key

_COUNT = "A number: of a link, of a sentence, or how often"
KEYS: list[BindingType] = [
    key("down,j", "sentence(1)", "Next sentence", "Next sentence", id="comparing.down"),
    key("up,k", "sentence(-1)", "Previous sentence", "Previous sentence", id="comparing.up"),
    key("J", "paragraph(1)", "Next paragraph", "Next paragraph", id="comparing.next_paragraph"),
    key("K", "paragraph(-1)", "Paragraph back", "Previous paragraph", id="comparing.previous_paragraph"),
    key("home,g", "end(0)", "First", "First sentence; 12g: sentence 12", id="comparing.home"),
    key("end,G", "end(1)", "Last", "Last sentence; 12G: sentence 12", id="comparing.end"),
    key("percent_sign", "share", "Per cent", "50%: to the middle of this article", id="comparing.share"),
    key(
        "tab",
        "partner(1)",
        "Partner",
        "To the partner, then to the next one, then back",
        id="comparing.other",
        show=True,
        priority=True,
    ),
    key(
        "enter",
        "partner(1)",
        "Partner",
        "To the partner; 12 Enter: to the link numbered 12",
        id="comparing.partner",
    ),
    key("left,h", "side(0)", "Left side", "To the left article", id="comparing.left"),
    key("right,l", "side(1)", "Right side", "To the right article", id="comparing.right"),
    key(
        "n",
        "difference(1)",
        "Difference",
        "To the next figure that differs, or match of a search",
        id="comparing.next",
        show=True,
    ),
    key(
        "p,N",
        "difference(-1)",
        "Previous",
        "To the previous figure that differs, or match of a search",
        id="comparing.previous",
    ),
    key("f", "figure(1)", "Figure", "To the next figure", id="comparing.next_figure", show=True),
    key("F", "figure(-1)", "Figure back", "To the previous figure", id="comparing.previous_figure"),
    key("u", "only(1)", "Only here", "To what next only this side says", id="comparing.only", show=True),
    key("U", "only(-1)", "Only here back", "To what only this side says, back", id="comparing.only_back"),
    key("v", "layout", "Layout", "Lay out in columns or in rows", id="comparing.layout", show=True),
    key("t", "figures", "Figures", "All figures in pairs, or the texts", id="comparing.figures", show=True),
    key("e", "explain", "Explain", "All that is known of the sentence", id="comparing.explain"),
    key("s", "link", "Scroll alone", "Scroll the texts together or alone", id="comparing.link"),
    key("equals_sign", "level", "Level", "Bring the partner level with the cursor", id="comparing.level"),
    key(
        "b",
        "bookmark",
        "Bookmark",
        "Bookmark the pair, the sentence alone, or the figures",
        id="comparing.bookmark",
        show=True,
    ),
    key("B", "note", "Note", "Bookmark with a note", id="comparing.note"),
    key("slash", "search", "Search", "Search in both articles", id="comparing.search"),
    key("y", "copy(0)", "Copy", "Copy the sentence, or what the mouse selected", id="comparing.copy"),
    key("Y", "copy(1)", "Copy pair", "Copy the sentence and its partner", id="comparing.copy_pair"),
    key("o", "open_source", "Open", "Open this side's address in a browser", id="comparing.open"),
    key("x", "swap", "Swap", "Swap the sides", id="comparing.swap"),
    key(
        "right_square_bracket",
        "step(1)",
        "Next article",
        "Next article on this side",
        id="comparing.next_article",
    ),
    key(
        "left_square_bracket",
        "step(-1)",
        "Article back",
        "Previous article on this side",
        id="comparing.previous_article",
    ),
    key("r", "read", "Read", "Read this side's article alone", id="comparing.read"),
    *(key(d, f"digit({d})", d, _COUNT, id=f"comparing.{d}") for d in "0123456789"),
]
