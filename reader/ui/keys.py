"""A key said in one line: its id, a description for the row of keys, a tooltip for help and palette."""

from __future__ import annotations

from textual.binding import Binding


def key(
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    *,
    id: str,
    show: bool = False,
    priority: bool = False,
    key_display: str | None = None,
) -> Binding:
    """A binding; ``show`` puts it into the row of keys."""
    return Binding(
        keys,
        action,
        description,
        show=show,
        key_display=key_display,
        priority=priority,
        tooltip=tooltip,
        id=id,
    )
