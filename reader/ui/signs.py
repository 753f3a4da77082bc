"""The signs of each screen with what they mean, as the list of keys tells them. Plain data."""

from __future__ import annotations

_VERDICTS = (
    ("≠", "figures that differ"),
    ("≟", "figures that may differ: worth a look"),
    ("≈", "figures that agree after rounding"),
    ("=", "agrees; between sentences: says the same"),
    ("·", "a figure that stands only here"),
)
_LISTED = (
    ("●", "unread"),
    ("★", "bookmarked"),
    ("…", "only a summary: P fetches its page"),
    ("✎", "changed since it came in: V lists what it said"),
)
SIGNS: dict[str, tuple[tuple[str, str], ...]] = {
    "library": (
        *_LISTED,
        ("3 ≠", "how many report the same, and that their figures differ"),
        ("»", "a story that you follow"),
        ("+2", "reports that came in since you looked at the story"),
    ),
    "bookmarks": (("✎", "a note of yours"),),
    "searching": _LISTED[:2],
    "reading": (
        ("★", "bookmarked, in the margin"),
        ("│", "a quotation that is set off"),
        ("▫", "the caption of a picture"),
    ),
    "comparing": (
        *_VERDICTS,
        ("~", "a link between sentences that say the same in part"),
        ("+", "more links at the same sentence"),
        ("○", "a sentence that only this report says"),
        ("×", "what you set apart"),
        ("┃ ◆", "at the edges: also in the other, and a figure that differs"),
        ("★ ✎", "a bookmark, a bookmark with a note"),
    ),
    "story": (
        *_VERDICTS,
        ("≡", "carried word for word"),
        ("+", "new since you last looked at the story"),
        ("● ○", "in time: stated, and an older figure than was out"),
        ("▲ ▼ ┃", "in time: at least, at most, a range"),
    ),
    "feeds": (("!", "could not be fetched the last time"),),
}
"""By the topic of the manual that is about the screen, or by what the screen names."""
