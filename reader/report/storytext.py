"""A whole story as text to be read, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.cells import cell_len

from reader.comparison.story import shares
from reader.report.layout import Paint, fill, pad, shorten
from reader.report.story import (
    claim_text,
    in_words,
    names,
    pair_text,
    summary_of,
    verdict_of,
    voices_text,
)
from reader.report.timeline import InTime
from reader.report.words import SIGN, Standing, figure_rows, standing_of

STORY_SCHEMA = "storydiff.story/1"


def story_text(told: InTime, width: int, paint: Paint) -> str:
    """A story to be read: the reports, the matrix, the measured things, in time, and who claims what."""
    story = told.story
    called = names(story)
    count = len(called)
    lines = [paint(fill(summary_of(story), width), "bold"), ""]
    for k, report in enumerate(story.reports):
        lines.append(f"{k + 1:3}  {shorten(called[k], 24)}: {shorten(report.article.headline, width - 32)}")
    lines += ["", paint(f"Links and {SIGN[Standing.DIFFERS]} differing figures, each two reports", "bold")]
    # As wide as the cells need; a matrix wider than the page is wider than the page.
    cell = 2 + max(len(pair_text(story, a, b)) for a in range(count) for b in range(count) if a != b)
    lines.append(" " * 5 + "".join(pad(str(k + 1), cell) for k in range(count)).rstrip())
    for a in range(count):
        cells = (pad("·" if a == b else pair_text(story, a, b), cell) for b in range(count))
        lines.append(f"{a + 1:3}  " + "".join(cells).rstrip())
    lines += ["", paint("Figures", "bold")]
    for row in story.measured:
        if len(row.reports) > 1:
            text = shorten(verdict_of(story, row), width - 2)
            lines.append("  " + (paint(text, "differs") if row.contested else text))
            name = shorten(told.thing(row), width - 6)
            room = width - 8 - cell_len(name)
            words = paint("  " + in_words(story, row, room), "dim") if room > 20 else ""
            lines.append(f"      {name}{words}")
    if told.moved:
        lines += ["", paint("In time", "bold"), *told.text(width, paint)]
        lines.pop()
    if told.any_order:
        lines += ["", paint("Outlets: first of those whose order is known, alone, word for word", "bold")]
        for outlet in told.outlets:
            counts = f"{outlet.first:>4} of {outlet.ordered:<3} {outlet.alone:>4} {outlet.copied:>4}"
            lines.append(f"  {counts}  {shorten(outlet.name, width - 24)}")
    lines += ["", paint("Claims", "bold")]
    for claim in story.claims:
        if not claim.told_alone or len(claim.reports) > 1:
            who = ", ".join(str(k + 1) for k in claim.reports)
            who += f"; {told.first(claim)}" if told.first(claim) else ""
            who += "".join(f"; {SIGN[standing_of(verdict)]} {k + 1}" for (k, _), verdict in claim.against)
            lines.append(fill(claim_text(story, claim), width, "  - ", "    "))
            lines.append(paint(fill(f"{voices_text(claim)}: {who}", width, "      ", "      "), "dim"))
    single = sum(claim.told_alone and len(claim.reports) == 1 for claim in story.claims)
    if single:
        word = "claim" if single == 1 else "claims"
        lines.append(paint(fill(f"and {single} {word} of one voice", width, "  ", "  "), "dim"))
    return "\n".join(lines)


def story_json(told: InTime) -> dict[str, Any]:
    """A story as schema 1: reports, pairs, things, tellings and claims, with indexes into the reports."""
    story = told.story
    from reader.report.json import side_json

    pairs = []
    for a, b in story.comparisons:
        comparison = story.comparisons[a, b]
        share = shares(story, a, b)
        pairs.append(
            {
                "left": a,
                "right": b,
                "links": len(comparison.alignments),
                "differing": sum(r.standing is Standing.DIFFERS for r in figure_rows(comparison)),
                "unclear": sum(r.standing is Standing.UNCLEAR for r in figure_rows(comparison)),
                "share": list(share),
                "copied": [story.copied_share(a, b), story.copied_share(b, a)],
            }
        )
    return {
        "schema": STORY_SCHEMA,
        "reports": [side_json(report) for report in story.reports],
        "pairs": pairs,
        "measured": [
            {
                "figures": _places(row.figures),
                "values": [list(group) for group in row.groups],
                "name": told.thing(row),
                "contested": row.contested,
                "outliers": sorted(row.outliers),
                "may_differ_from": [
                    {"report": own[0], "index": own[1], "other": {"report": other[0], "index": other[1]}}
                    for own, other in row.doubts
                ],
            }
            for row in story.measured
        ],
        "claims": [
            {
                "text": claim_text(story, claim),
                "sentences": _places(claim.sentences),
                "voices": [list(voice) for voice in claim.voices],
                "against": [
                    {"report": place[0], "index": place[1], "verdict": str(verdict)}
                    for place, verdict in claim.against
                ],
            }
            for claim in story.claims
        ],
        "timeline": told.json(),
        "outlets": [{**asdict(one), "reports": list(one.reports)} for one in told.outlets],
    }


def _places(indexes: Sequence[Sequence[int]]) -> list[dict[str, Any]]:
    return [{"report": k, "indexes": list(found)} for k, found in enumerate(indexes) if found]
