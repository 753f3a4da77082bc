"""Everything that is known of the place at the cursor, in whole sentences. Plain data: no Textual."""

from __future__ import annotations

from reader.report.layout import one_line
from reader.ui.parallel.moving import Spot
from reader.ui.sides import Side

Told = tuple[str, str]
"""A paragraph and its style: "bold", "dim", "accent" or ""."""


def explanation(sides: tuple[Side, Side], spot: Spot, note: str = "") -> list[Told]:
    """A sentence, its figures with their verdicts, and each link with what carries it and what differs."""
    side, other = sides[spot.side], sides[1 - spot.side]
    if not 0 <= spot.sentence < len(side.analysis.sentences):
        return []
    letters = "AB"[spot.side], "AB"[1 - spot.side]
    told: list[Told] = [(f"{letters[0]}  {one_line(side.analysis.sentence_text(spot.sentence))}", "bold")]
    if note:
        told.append((f"✎ {note}", "accent"))
    for figure in side.analysis.figures_in(spot.sentence):
        if figure in side.shown_figures:
            told.append(
                (side.explain_figure(figure, spot.partner), "accent" if figure == spot.figure else "")
            )
    told += [(f"× you say: not the same as “{text}”", "") for text in side.denied(spot.sentence)]
    links = side.partners.get(spot.sentence, [])
    for link in links:
        told.append(("", ""))
        told.append((f"{letters[1]}  {one_line(other.analysis.sentence_text(side.other(link)))}", "bold"))
        strength = "says the same" if link.strength == "same" else "says in part the same"
        if link.by:
            told.append((f"{strength}, says {link.by}: {link.why or 'no reason was given'}", ""))
        else:
            told.append((f"{strength}: chance {link.score:.2f}", ""))
        if evidence := side.evidence(link):
            shared = ", ".join(f"{e.text} {e.weight:.0%}" for e in evidence)
            told.append((f"both have, by weight: {shared}", "dim"))
        matter = side.matter(link, most=20, width=400)
        if matter:
            told.append((f"not the same: {matter}", ""))
    if not links:
        told.append((side.explain(spot.sentence) if not told[1:] else "no sentence says the same", "dim"))
    return told
