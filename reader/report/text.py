"""Articles, figures and comparisons as text for a terminal or a pipe. The one rendering place there.

Colour is given by ``Paint`` alone, which is plain when the output is piped or NO_COLOR is set. Every
text that came from outside was cleaned on the way in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.articles.model import Role
from reader.comparison.coverage import coverage
from reader.comparison.model import Comparison
from reader.comparison.wording import Wording
from reader.figures.model import Analysis, Figure
from reader.report.layout import Paint, about, fill, number_text, one_line, pad, shorten
from reader.report.words import BRIEF, SIGN, Standing, figure_rows, substance, summary, unread_language


def article_text(analysis: Analysis, width: int, paint: Paint) -> str:
    """The cleaned article set for reading; boilerplate is marked, not left out."""
    article = analysis.article
    # A headline made from the lede would only say twice what the text begins with.
    made_up = not article.body_start and one_line(article.text).startswith(article.headline.rstrip("…"))
    parts = [] if made_up else [paint(fill(article.headline, width), "bold")]
    if about(article):
        parts.append(paint(about(article), "dim"))
    if told := unread_language("This article", analysis):
        parts.append(paint(f"({told})", "dim"))
    for role, text in paragraph_texts(analysis):
        if role is Role.HEADLINE:
            continue
        if role is Role.HEADING:
            parts.append(paint(fill(text, width), "bold"))
        elif role is Role.BOILERPLATE:
            parts.append(paint(fill(text, width, "| ", "| "), "dim"))
        else:
            parts.append(fill(text, width))
    return "\n\n".join(parts)


def paragraph_texts(analysis: Analysis) -> Iterator[tuple[Role, str]]:
    """Role and text of each paragraph."""
    group: list[int] = []
    for index, sentence in enumerate(analysis.sentences):
        if group and analysis.sentences[group[0]].paragraph != sentence.paragraph:
            yield _joined(analysis, group)
            group = []
        group.append(index)
    if group:
        yield _joined(analysis, group)


def _joined(analysis: Analysis, group: list[int]) -> tuple[Role, str]:
    first, last = analysis.sentences[group[0]], analysis.sentences[group[-1]]
    return first.role, analysis.article.text[first.start : last.end]


def figures_text(analysis: Analysis, width: int, paint: Paint) -> str:
    """A table of an article's figures: as written, kind, value, and the words around."""
    if not analysis.figures:
        return f"{analysis.article.headline}: no figures"
    rows = [(f.text, f.kind.value, value_text(f), around(analysis, f, 200)) for f in analysis.figures]
    widths = [min(28, max(len(row[k]) for row in rows)) for k in range(3)]
    room = max(20, width - sum(widths) - 6)
    lines = [paint(shorten(analysis.article.headline, width), "bold"), ""]
    for row in rows:
        cells = [pad(row[k], widths[k]) for k in range(3)]
        lines.append("  ".join([paint(cells[0], "bold"), *cells[1:], shorten(row[3], room)]).rstrip())
    return "\n".join(lines)


def stated(figure: Figure) -> str:
    """A figure as written, with a sign for its qualifier: over >, under <, about ~."""
    sign = "" if figure.qualifier == "=" else figure.qualifier.value
    return f"{sign}{one_line(figure.text)}"


def value_text(figure: Figure) -> str:
    """A figure's value as read: qualifier, number, upper end, unit."""
    sign = "" if figure.qualifier == "=" else figure.qualifier.value
    grouped = figure.kind != "year"
    value = number_text(figure.value, grouped=grouped)
    high = "" if figure.high is None else "–" + number_text(figure.high, grouped=grouped)
    unit = figure.unit if figure.unit in ("%", "") else f" {figure.unit}"
    return f"{sign}{value}{high}{unit}{' (vague)' if figure.vague else ''}"


def around(analysis: Analysis, figure: Figure, width: int) -> str:
    """The words about a figure, cut at words to about ``width`` characters."""
    sentence = analysis.sentences[figure.sentence]
    text = analysis.article.text
    before = one_line(text[sentence.start : figure.start])
    after = one_line(text[figure.end : sentence.end])
    room = max(8, (width - len(figure.text)) // 2)
    if len(before) > room:
        cut = before[-room:]
        before = "…" + (cut.split(" ", 1)[1] if " " in cut else cut)
    space_before = " " if before and text[figure.start - 1].isspace() else ""
    space_after = " " if after and text[figure.end : figure.end + 1].isspace() else ""
    return shorten(f"{before}{space_before}{one_line(figure.text)}{space_after}{after}", width)


def comparison_text(comparison: Comparison, width: int, paint: Paint) -> str:
    """A comparison to be read: figures in pairs, linked sentences, and what one side alone says."""
    left, right = comparison.left, comparison.right
    lines = []
    for letter, analysis in (("A", left), ("B", right)):
        lines.append(paint(f"{letter}  {shorten(analysis.article.headline, width - 3)}", "bold"))
        if about(analysis.article):
            lines.append(paint(f"   {shorten(about(analysis.article), width - 3)}", "dim"))
    lines += ["", summary(comparison)]
    lines += ["", paint("Figures", "bold")]
    rows = [row for row in figure_rows(comparison) if row.standing is not Standing.ALONE]
    if not rows:
        lines.append("  No two figures found that measure the same.")
    for row in rows:
        assert row.left is not None and row.right is not None
        a, b = left.figures[row.left], right.figures[row.right]
        cells = f"{pad(stated(a), 22)} | {pad(stated(b), 22)} | "
        verdict = paint(f"{SIGN[row.standing]} {BRIEF[row.standing]}", row.standing)
        lines.append(f"  {cells}{verdict}")
        lines.append(f"      {paint(shorten(row.reason, width - 6), 'dim')}")
    lines += ["", paint("Both say", "bold")]
    if not comparison.alignments:
        lines.append("  No two sentences found that say the same.")
    wording, covered = Wording(comparison), coverage(comparison)
    for number, link in enumerate(comparison.alignments, 1):
        sign = "=" if link.strength == "same" else "~"
        lines.append("")
        lines.append(fill(left.sentence_text(link.left), width, f"{number:3} A ", "      "))
        lines.append(fill(right.sentence_text(link.right), width, f"  {sign} B ", "      "))
        if link.by:
            lines.append(paint(fill(f"says {link.by}: {link.why}", width, "      ", "        "), "dim"))
        matter = substance(wording, link)
        if matter:
            lines.append(paint(fill(f"not the same: {matter}", width, "      ", "        "), "dim"))
    for letter, analysis, alone, linked in (
        ("A", left, covered[0].only, {link.left for link in comparison.alignments}),
        ("B", right, covered[1].only, {link.right for link in comparison.alignments}),
    ):
        told = [k for k, s in enumerate(analysis.sentences) if s.role in (Role.BODY, Role.HEADLINE)]
        lines += ["", paint(f"Only {letter} says", "bold")]
        lines += _listed(analysis, sorted(alone), width) or ["  Nothing."]
        if joined := [k for k in told if k not in alone and k not in linked]:
            other = "B" if letter == "A" else "A"
            lines += ["", paint(f"{letter} says with figures that {other} has, too", "bold")]
            lines += _listed(analysis, joined, width)
    return "\n".join(lines)


def _listed(analysis: Analysis, sentences: Sequence[int], width: int) -> list[str]:
    return [fill(analysis.sentence_text(index), width, "  - ", "    ") for index in sentences]
