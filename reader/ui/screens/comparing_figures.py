"""The list of figures beside or over the texts of a comparison: opening, leaving, going where it leads."""

from __future__ import annotations

from textual import on

from reader.ui.parallel.moving import Spot
from reader.ui.screens.comparing_moves import CursorScreen
from reader.ui.widgets.figures import FiguresPanel

DOCK_FROM = 32
"""Rows from which the list leaves room for the texts."""


class FiguresScreen(CursorScreen):
    """The cursor of a comparison, and a list of figures that moves it."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (DOCK_FROM, "-high")]

    def action_figures(self) -> None:
        """Open the list of figures, or go to it; from within it, close it."""
        if self.comparison is None:
            self.tell(self.waiting)
            return
        if self.panel.display and (self.panel.row_list.has_focus or self.has_class("-low")):
            self.close_figures()
            return
        self.panel.display = True
        self.add_class("-figures")
        self.panel.row_list.focus()
        self.panel.explain()

    def leave_panel(self) -> None:
        if self.has_class("-low"):
            self.close_figures()  # the texts have no room beside it
        else:
            self.view.focus()

    def close_figures(self) -> None:
        """Close the list, and go to the texts."""
        self.panel.display = False
        self.remove_class("-figures")
        self.view.focus()
        self.tell_spot()

    @on(FiguresPanel.Jump)
    def _jump(self, event: FiguresPanel.Jump) -> None:
        if self.has_class("-low"):
            self.close_figures()
        else:
            self.view.focus()
        self.call_after_refresh(self.go, self.spot_of(event.left, event.right))

    def spot_of(self, left: int | None, right: int | None) -> Spot:
        """Where a row of the list of figures leads: to the left figure if there is one, else to the right."""
        k, figure, paired = (0, left, right) if left is not None else (1, right or 0, None)
        partner = self.sides[1].analysis.figures[paired].sentence if paired is not None else -1
        return Spot(k, self.sides[k].analysis.figures[figure].sentence, figure, partner)

    @on(FiguresPanel.Explained)
    def _explained(self, event: FiguresPanel.Explained) -> None:
        if self.panel.row_list.has_focus:
            self.status.show(event.text, event.position)

    def focus_content(self) -> None:
        (self.panel.row_list if self.panel.display else self.view).focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._settle_panel)

    def _settle_panel(self) -> None:
        """In a window grown low the list would hide the texts that have the focus."""
        away = not self.panel.row_list.has_focus and not self.prompt.display
        if self.has_class("-low") and self.panel.display and away:
            self.close_figures()
