"""The keys of a story."""

from __future__ import annotations

from textual.binding import BindingType

from reader.ui.keys import key

_PICK = "Compare two reports: their numbers one after the other"
KEYS: list[BindingType] = [
    key(
        "tab",
        "view(1)",
        "Next view",
        "Reports, matrix, figures, claims",
        id="story.next",
        show=True,
        priority=True,
    ),
    key("shift+tab", "view(-1)", "View back", "The view before", id="story.previous", priority=True),
    key("r", "go('Reports')", "Reports", "The reports, one a row", id="story.reports"),
    key("x", "go('Matrix')", "Matrix", "Every report against every other", id="story.matrix"),
    key(
        "t",
        "go('Figures')",
        "Figures",
        "Each measured thing in every report",
        id="story.figures",
        show=True,
    ),
    key("w", "go('Claims')", "Who says what", "Each claim, and who makes it", id="story.claims", show=True),
    key("space", "mark", "Mark", "Mark a report: with another one c compares", id="story.mark"),
    key(
        "c",
        "compare",
        "Compare",
        "Compare with the marked one, else the most similar",
        id="story.compare",
        show=True,
    ),
    key("e", "explain", "Explain", "The whole row, in every report's words", id="story.explain", show=True),
    key("X", "split", "Not of it", "Take the report out of this story; z undoes", id="story.split"),
    key("slash", "filter", "Filter", "Show only rows with these words", id="story.filter", show=True),
    *(key(d, f"pick({d})", d, _PICK, id=f"story.{d}") for d in "123456789"),
]
