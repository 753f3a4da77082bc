"""The last word on a comparison: what a person says of its pairs, and what a second reader is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.comparison.model import Comparison
from reader.library import BookmarkKind, JudgedKind, Said
from reader.ui.screens.asking import AskingScreen
from reader.ui.screens.comparing_figures import FiguresScreen
from reader.ui.targets import Target

NO_FIGURE = "d settles two figures: . goes to the next figure"
NO_PAIR = "a settles two linked sentences, or two figures: . goes to the next figure"
NO_PARTNER = "This figure has no partner: move to a sentence, or another figure"


class JudgedScreen(AskingScreen, FiguresScreen):
    """The comparison under judgement; where something was said, it is shown again with that."""

    def target(self) -> Target | None:
        """What is at the cursor: a pair of figures, or of sentences, or a sentence alone."""
        raise NotImplementedError

    def show_again(self, comparison: Comparison) -> None:
        """Show the same comparison with other links and pairs; view and cursor stay."""
        raise NotImplementedError

    def _settle_again(self) -> None:
        """Show the comparison with what is said of it now."""
        known = self.session.analyses.known(*self.articles)
        if known is not None and self.comparison is not None:
            self._tour = []
            self.show_again(self.session.told(known))

    # --- judgements ---

    def action_settle(self, differ: int) -> None:
        """Say of two figures that they differ, or of two figures or sentences that they are not the same.

        Where just that has been said, it is taken back.
        """
        if self.comparison is None:
            self.tell(self.waiting)
            return
        target, spot = self.target(), self.spot
        judged = self.session.judged
        if own := self._said(bool(differ), target):
            taken = judged.remove(own)
            if taken is not None:
                self.storydiff.undo.append(("You say so again", lambda: judged.restore(taken)))
                self._settle_again()
                self.tell("What you said is taken back; z says it again")
            self.check_problems()
            return
        figures = target is not None and target.kind is BookmarkKind.FIGURES
        if target is None or target.right is None or (not figures and (differ or spot.figure >= 0)):
            self.tell(NO_PARTNER if spot.figure >= 0 else NO_FIGURE if differ else NO_PAIR)
            return
        kind = JudgedKind.FIGURES if figures else JudgedKind.SENTENCES
        said = Said.DIFFERS if differ else Said.APART
        made = judged.add(kind, said, target.left, target.right, self.articles)
        if made is None:
            self.check_problems()
            return
        self.storydiff.undo.append(("What you said is taken back", lambda: judged.remove(made.id)))
        self._settle_again()
        what = "they differ" if differ else "not the same thing" if figures else "not the same"
        self.tell(f"You say: {what}; z takes it back")

    def _said(self, differ: bool, target: Target | None) -> str:
        """The id of the judgement that says just this of what is at the cursor, "" if there is none."""
        assert self.comparison is not None
        side, spot = self.side, self.spot
        pairs = self.comparison.figure_pairs if differ else self.comparison.apart
        if self.panel.row_list.has_focus and (row := self.panel.current) is not None:
            return next((p.own for p in pairs if (p.left, p.right) == (row.left, row.right)), "")
        if spot.figure >= 0:
            first = side.pairs_at(spot.figure, spot.partner) or side.apart.get(spot.figure) or []
            return first[0].own if first and first[0] in pairs else ""
        alone = target is not None and target.right is None
        denied = side.unlinked.get(spot.sentence) if alone and not differ else None
        return denied[0][1] if denied else ""

    # --- the second reader ---

    def in_doubt(self) -> Callable[[], Sequence[Comparison]] | str:
        left, right = self.articles
        if self.comparison is None:
            return self.waiting
        return lambda: [self.session.analyses.comparison(left, right)]

    def ask_always(self) -> None:
        """Ask without being told to, where that is wished."""
        choice, wanted = self.session.second.chosen, self.in_doubt()
        if choice is not None and choice.always and choice.may_ask and not isinstance(wanted, str):
            self.asking.start(wanted)

    def answered(self, *, ended: bool) -> None:
        """Answers show where they belong; neither view nor cursor moves."""
        self._settle_again()
