"""The analyses and comparisons of one run, each made once. No Textual here; threads may ask."""

from __future__ import annotations

import gc
from collections import OrderedDict
from threading import Lock, RLock
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.ui.beginnings import LONG, beginning

if TYPE_CHECKING:
    from reader.comparison.model import Comparison
    from reader.figures.model import Analysis

_ANALYSES = 64
_COMPARISONS = 80  # a story of twelve reports has 66
_LONG = 300  # sentences of both articles


class Analyses:
    """What was worked out of articles and of pairs of them, the latest kept."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._analyses: OrderedDict[str, Analysis] = OrderedDict()
        self._comparisons: OrderedDict[tuple[str, str], Comparison] = OrderedDict()
        self._making: dict[frozenset[str], Lock] = {}

    def of(self, article: Article) -> Analysis:
        """Sentences and figures of an article; kept for the next time."""
        with self._lock:
            found = self._analyses.get(article.id)
            if found is not None:
                self._analyses.move_to_end(article.id)
                return found
        from reader.figures.analysis import analyse

        made = analyse(article)
        with self._lock:
            self._analyses[article.id] = made
            while len(self._analyses) > _ANALYSES:
                self._analyses.popitem(last=False)
        return made

    def at_once(self, article: Article, most: int = 0) -> Analysis:
        """What can be shown without a wait: of a very long article the sentences alone.

        Args:
            article: The article.
            most: Of a very long one, only its beginning of so many characters; 0 for all.
        """
        if len(article.text) <= LONG or article.id in self._analyses:
            return self.of(article)
        from reader.articles.sentences import sentences_of
        from reader.figures.model import Analysis

        shown = beginning(article, most) if most else article
        return Analysis(shown, sentences_of(shown), ())

    def known(self, left: Article, right: Article) -> Comparison | None:
        """A comparison that was made before, either way round."""
        with self._lock:
            for way in ((left.id, right.id), (right.id, left.id)):
                if way in self._comparisons:
                    self._comparisons.move_to_end(way)
            known = self._comparisons.get((left.id, right.id))
            other_way = self._comparisons.get((right.id, left.id))
        if known is not None or other_way is None:
            return known
        from reader.comparison.compare import mirrored

        return mirrored(other_way)

    def comparison(self, left: Article, right: Article) -> Comparison:
        """The comparison of two articles; kept for the next time. Who asks while it is being made waits."""
        from reader.comparison.compare import compare, compare_versions, versions

        with self._lock:
            making = self._making.setdefault(frozenset((left.id, right.id)), Lock())
        with making:
            known = self.known(left, right)
            if known is not None:
                return known
            how = compare_versions if versions(left, right) else compare
            made = how(self.of(left), self.of(right))
        with self._lock:
            self._making.pop(frozenset((left.id, right.id)), None)
            self._comparisons[left.id, right.id] = made
            while len(self._comparisons) > _COMPARISONS:
                self._comparisons.popitem(last=False)
        if len(made.left.sentences) + len(made.right.sentences) > _LONG:
            # A collection that goes through all of a long comparison would hold a key up for 80 ms.
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        return made
