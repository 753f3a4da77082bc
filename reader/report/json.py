"""The JSON forms of an article, its figures and a comparison (schema 1).

All offsets are characters into the file as it was decoded, end exclusive; where a title stands in a
file's header, its offsets point there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reader.articles.model import Article
from reader.comparison.model import Comparison
from reader.comparison.wording import WordDifference, Wording
from reader.figures.model import Analysis, Figure
from reader.report.layout import number_text

if TYPE_CHECKING:
    from reader.library.judgements import Judgement

COMPARISON_SCHEMA = "storydiff.comparison/1"
JUDGEMENTS_SCHEMA = "storydiff.judgements/1"


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as schema 1; pairs carry their reason, links their evidence and differences."""
    wording = Wording(comparison)
    return {
        "schema": COMPARISON_SCHEMA,
        "left": side_json(comparison.left),
        "right": side_json(comparison.right),
        "alignments": [
            {
                "left": link.left,
                "right": link.right,
                "score": link.score,
                "strength": str(link.strength),
                "by": link.by or "words",
                "why": link.why,
                "evidence": [
                    {"text": e.text, "weight": e.weight, "sort": str(e.sort)} for e in wording.evidence(link)
                ],
                "differences": [_difference(comparison, found) for found in wording.differences(link)],
            }
            for link in comparison.alignments
        ],
        "figure_pairs": [
            {
                "left": pair.left,
                "right": pair.right,
                "verdict": str(pair.verdict),
                "chance": pair.chance,
                "reason": pair.reason,
                "by": "you" if pair.own else pair.by or "words",
            }
            for pair in comparison.figure_pairs
        ],
    }


def judgements_json(judgements: Sequence[Judgement], articles: Sequence[Article]) -> dict[str, Any]:
    """Judgements with the texts they are of, for fitting: spans are characters into ``text``."""
    return {
        "schema": JUDGEMENTS_SCHEMA,
        "articles": [
            {
                "id": article.id,
                "title": article.headline,
                "source": article.source,
                "date": article.date,
                "time": article.time,
                "url": article.url,
                "text": article.text,
                "body_start": article.body_start,
                "headings": [list(span) for span in article.headings],
            }
            for article in articles
        ],
        "judgements": [
            asdict(judgement) | {"left": judgement.left._asdict(), "right": judgement.right._asdict()}
            for judgement in judgements
        ],
    }


def side_json(analysis: Analysis) -> dict[str, Any]:
    """One side of a comparison: what the article says of itself, its sentences and its figures."""
    article = analysis.article
    return {
        "title": article.headline,
        "source": article.source,
        "date": article.date,
        "time": article.time,
        "url": article.url,
        "path": article.path,
        "id": article.id,
        "sentences": [
            dict(
                zip(("start", "end"), _span(analysis, s.start, s.end), strict=True),
                role=str(s.role),
                text=article.text[s.start : s.end],
            )
            for s in analysis.sentences
        ],
        "figures": figures_json(analysis),
    }


def figures_json(analysis: Analysis) -> list[dict[str, Any]]:
    """The figures of an article, in text order."""
    return [_figure(analysis, figure) for figure in analysis.figures]


def article_json(analysis: Analysis) -> dict[str, Any]:
    """The cleaned article with its sentences; their spans are into ``text``."""
    article = analysis.article
    return {
        "id": article.id,
        "title": article.headline,
        "source": article.source,
        "byline": article.byline,
        "date": article.date,
        "url": article.url,
        "path": article.path,
        "words": article.words,
        "text": article.text,
        "sentences": [
            {"start": s.start, "end": s.end, "role": str(s.role), "paragraph": s.paragraph}
            for s in analysis.sentences
        ],
    }


def _difference(comparison: Comparison, found: WordDifference) -> dict[str, Any]:
    return {
        "change": str(found.change),
        "left": None if found.left is None else list(_span(comparison.left, *found.left)),
        "right": None if found.right is None else list(_span(comparison.right, *found.right)),
        "matters": [str(matter) for matter in found.matters],
    }


def _figure(analysis: Analysis, figure: Figure) -> dict[str, Any]:
    start, end = _span(analysis, figure.start, figure.end)
    return {
        "start": start,
        "end": end,
        "text": figure.text,
        "kind": str(figure.kind),
        "value": number_text(figure.value),
        "high": None if figure.high is None else number_text(figure.high),
        "unit": figure.unit,
        "qualifier": str(figure.qualifier),
        "vague": figure.vague,
        "sentence": figure.sentence,
    }


def _span(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    to_file = analysis.article.source_map.to_file
    return to_file(start), to_file(end - 1) + 1 if end > start else to_file(end)
