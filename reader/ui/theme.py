"""Themes of our own: dark and light, blue and orange, which colour-blind eyes tell apart."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="storydiff-dark",
    dark=True,
    primary="#6cb0ff",
    secondary="#9db4d0",
    accent="#ffb454",
    warning="#ffb454",
    error="#ff8f7a",
    success="#6cb0ff",
    foreground="#d9dee7",
    background="#14171c",
    surface="#1a1e25",
    panel="#232933",
    # Solid, for rows drawn by lines lose a colour's alpha.
    variables={"foreground-muted": "#8c95a4"},
)
LIGHT = Theme(
    name="storydiff-light",
    dark=False,
    primary="#0b57a8",
    secondary="#44566c",
    accent="#a44a00",
    warning="#a44a00",
    error="#b3261e",
    success="#0b57a8",
    foreground="#20242b",
    background="#fbfaf7",
    surface="#f3f1eb",
    panel="#e6e3da",
    # Solid, for rows drawn by lines lose a colour's alpha.
    variables={"foreground-muted": "#666b74"},
)
CONTRAST = Theme(
    name="storydiff-contrast",
    dark=True,
    primary="#7fc4ff",
    secondary="#ffffff",
    accent="#ffd000",
    warning="#ffd000",
    error="#ff9d8a",
    success="#7fc4ff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    # Solid, for rows drawn by lines lose a colour's alpha.
    variables={"foreground-muted": "#c4c4c4"},
)
ANSI = replace(BUILTIN_THEMES["ansi-dark"], name="storydiff-ansi", accent="ansi_yellow", success="ansi_blue")
"""The terminal's own sixteen colours, on a ground dark or light."""
THEMES = (DARK, LIGHT, CONTRAST, ANSI)
