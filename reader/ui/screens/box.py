"""What stands in a box over the screen below."""

from __future__ import annotations

from textual.screen import ModalScreen

from reader.ui import styles


class Box(ModalScreen[None]):
    """A box with the classes ``box-title`` and ``box-foot`` around rows."""

    DEFAULT_CSS = styles.BOX
