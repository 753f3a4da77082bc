"""Three made-up reports whose links and figures are known, so that no weight decides a test."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from reader.articles.model import Article, Form, Formed
from reader.comparison.compare import mirrored
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.figures import analysis
from reader.figures.model import Analysis
from reader.importing.text import article_from_text

_TREES = """
    alder ash aspen beech birch cedar cherry chestnut cypress elder elm fir hawthorn hazel holly hornbeam
    juniper larch laurel lime maple oak olive pear pine plum poplar rowan spruce sycamore walnut willow yew
    """.split()  # noqa: SIM905 - thirty words read better than thirty strings


def story(headline: str, *paragraphs: str, **fields: str) -> Article:
    """An article from plain text; fields such as ``source`` and ``date`` are set as given."""
    return replace(article_from_text("\n\n".join((headline, *paragraphs)), fields.get("path", "")), **fields)  # type: ignore[arg-type]


def _filler(who: str, first: int, last: int) -> list[str]:
    """Paragraphs of two sentences that state no figure."""
    return [
        f"The {who} report speaks of the {a} here. It then goes on to the {a} there, and says no more."
        for a in _TREES[first:last]
    ]


LEFT = story(
    "Bridge opens to traffic",
    "The bridge was opened on Monday. It cost $40 million to build. No one was hurt in the crush.",
    *_filler("left", 0, 20),
    "The works took 5 years from start to end. About 300 people crossed it at once.",
    source="Left Daily",
    byline="Lena Lee",
    date="2026-01-12",
    path="/news/left.txt",
)
_LINK = LEFT.text.index("bridge")
LEFT = replace(LEFT, forms=(Formed(_LINK, _LINK + 6, Form.LINK, "https://left.test/bridge"),))
RIGHT = story(
    "Crowds cross the new bridge",
    *_filler("right", 0, 24),
    "The mayor opened the new bridge on Monday. It cost $42 million to build. A band of 12 played.",
    "It took 6 years of works from start to end. Some 300 people walked over it.",
    source="Right Evening",
    date="2026-01-11",
    path="/news/right.txt",
)
THIRD = story(
    "Zoo is given two bears",
    "The bears came by ship from the north. They eat fish.",
    *_filler("third", 20, 26),
    date="2026-01-10",
    path="/news/third.txt",
)
OLDER = replace(LEFT, id="0lder", text=LEFT.text.replace("$40 million", "$38 million"))
"""What the first report said before."""
STORIES = (THIRD, LEFT, RIGHT)
"""As given; by date the order is left, right, third."""


@cache
def analyse(article: Article) -> Analysis:
    """The analysis of an article, made once."""
    return analysis.analyse(article)


def sentence(article: Article, words: str) -> int:
    """Index of the sentence in which words stand."""
    place = article.text.index(words)
    return next(k for k, s in enumerate(analyse(article).sentences) if s.end > place)


def figure(article: Article, words: str) -> int:
    """Index of the figure that stands in the words."""
    place = article.text.index(words)
    return next(k for k, f in enumerate(analyse(article).figures) if place <= f.start < place + len(words))


def told(left: Analysis, right: Analysis) -> Comparison:
    """Stands in for ``compare``: what links the first two stories; nothing links the third."""
    if (left.article.id, right.article.id) == (RIGHT.id, LEFT.id):
        return mirrored(told(right, left))
    if (left.article.id, right.article.id) != (LEFT.id, RIGHT.id):
        return Comparison(left, right, (), ())

    def link(a: str, b: str, strength: Strength, score: float) -> Alignment:
        return Alignment(sentence(LEFT, a), sentence(RIGHT, b), score, strength)

    def pair(a: str, b: str, verdict: Verdict, reason: str) -> FigurePair:
        return FigurePair(figure(LEFT, a), figure(RIGHT, b), verdict, reason)

    return Comparison(
        left,
        right,
        (
            link("opened on Monday", "opened the new", Strength.SAME, 0.9),
            link("$40 million", "$42 million", Strength.SAME, 0.8),
            link("5 years", "6 years", Strength.SAME, 0.7),
            link("300 people", "300 people", Strength.PARTIAL, 0.6),
        ),
        (
            pair("$40 million", "$42 million", Verdict.DIFFERS, "$40 million is not $42 million"),
            pair("5 years", "6 years", Verdict.DIFFERS, "5 years is not 6 years"),
            pair("300 people", "300 people", Verdict.SAME, "300 on both sides"),
        ),
    )
