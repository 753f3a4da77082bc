"""Comparisons and stories as one HTML file: light, dark and printable; no scripts, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from reader.articles.addresses import is_web_address
from reader.articles.model import Article, Role
from reader.comparison.measured import Measured
from reader.comparison.model import Comparison
from reader.comparison.story import Story
from reader.figures.model import Analysis
from reader.report.layout import about, one_line
from reader.report.story import (
    claim_text,
    in_words,
    names,
    pair_text,
    standing,
    standing_of_row,
    summary_of,
    values,
    voices_text,
)
from reader.report.text import stated
from reader.report.timeline import OUTLET_HEADS, InTime, order_note, outlet_cells
from reader.report.words import BRIEF, SIGN, Standing, figure_rows, standings, summary

_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --ground: #fdfdfc; --faint: #5c5c5c; --line: #d8d8d4;
  --link: #1c4f82; --same: #dcebf7; --part: #eef1e6; --differs: #8a3b00; --differs-ground: #ffe9d2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e3; --ground: #16181a; --faint: #a0a09a;
  --line: #3a3d40; --link: #8fc1ee; --same: #1d3448; --part: #2a2f22; --differs: #ffb779;
  --differs-ground: #45290e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 84rem; color: var(--ink); background: var(--ground);
  font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 0 0 .3rem; }
h3 { font-size: 1.05rem; margin: 2rem 0 .5rem; } p { margin: 0 0 .7rem; }
a { color: var(--link); } .about, .why, .reason { color: var(--faint); font-size: .9rem; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin-top: 1.5rem; }
.heading { font-weight: bold; } .boilerplate { color: var(--faint); font-size: .9rem; }
.linked.same { background: var(--same); } .linked.partial { background: var(--part); }
.linked:target { outline: 2px solid var(--link); }
sup a { text-decoration: none; font-size: .75rem; padding: 0 .1rem; }
b.differs, b.unclear { color: var(--differs); background: var(--differs-ground); }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem .3rem 0; text-align: left;
  vertical-align: top; } .differs { color: var(--differs); }
.wide { overflow-x: auto; }
@media (max-width: 50rem) { .sides { grid-template-columns: 1fr; } }
@media print { :root { --ink: #000; --ground: #fff; --faint: #444; --line: #bbb; --link: #000;
  --same: #fff; --part: #fff; --differs: #000; --differs-ground: #fff; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .sides { gap: 1rem; grid-template-columns: 1fr 1fr; }
  .linked.same { text-decoration: underline; } .linked.partial { text-decoration: underline dotted; }
  tr, p, li { break-inside: avoid; } }
"""


NARROW = "\u202f"
"""A blank that ends no line."""


def _page(title: str, body: Sequence[str], style: str = "") -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def _text(text: str) -> str:
    return escape(one_line(text))


def _headline(article: Article) -> str:
    text = _text(article.headline)
    return f'<a href="{escape(article.url)}">{text}</a>' if is_web_address(article.url) else text


def comparison_html(comparison: Comparison) -> str:
    """Both texts side by side, linked sentences and figures marked, and the figures in a table."""
    left, right = comparison.left, comparison.right
    body = [
        "<h1>Two reports side by side</h1>",
        f"<p>{_text(summary(comparison))}</p>",
        '<div class="sides">',
    ]
    signs = standings(comparison)
    for which, side in enumerate((left, right)):
        body.append('<article dir="auto">')
        heading = [k for k, sentence in enumerate(side.sentences) if sentence.role is Role.HEADLINE]
        said = " ".join(_sentence(comparison, which, k, signs[which]) for k in heading)
        body.append(f"<h2>{said or _text(side.article.headline)}</h2>")
        told = [_text(about(side.article))] if about(side.article) else []
        if is_web_address(side.article.url):
            told.append(f'<a href="{escape(side.article.url)}">{_text(side.article.url)}</a>')
        if told:
            body.append(f'<p class="about">{"<br>".join(told)}</p>')
        body += _paragraphs(comparison, which, signs[which])
        body.append("</article>")
    body += ["</div>", "<h3>Figures</h3>", *_figures(comparison)]
    title = f"{left.article.headline} / {right.article.headline}"
    return _page(title, body, _hovering(comparison))


def _hovering(comparison: Comparison) -> str:
    """The rules by which both sentences of a link stand out when one points at either."""
    return "".join(
        f"body:has(.k{number}:hover) .k{number} {{ outline: 2px solid var(--link); }}\n"
        for number in range(1, len(comparison.alignments) + 1)
    )


def _paragraphs(comparison: Comparison, which: int, signs: Sequence[Standing]) -> Iterator[str]:
    side = (comparison.left, comparison.right)[which]
    shown = side.sentences
    parts: list[str] = []
    for index, sentence in enumerate(shown):
        if sentence.role is not Role.HEADLINE:
            parts.append(_sentence(comparison, which, index, signs))
        last = index + 1 == len(shown) or shown[index + 1].paragraph != sentence.paragraph
        if last and parts:
            kind = {Role.HEADING: ' class="heading"', Role.BOILERPLATE: ' class="boilerplate"'}
            yield f"<p{kind.get(sentence.role, '')}>{' '.join(parts)}</p>"
            parts = []


def _sentence(comparison: Comparison, which: int, index: int, signs: Sequence[Standing]) -> str:
    side = (comparison.left, comparison.right)[which]
    words = _marked(side, index, signs)
    links = [
        (number, link)
        for number, link in enumerate(comparison.alignments, 1)
        if (link.left, link.right)[which] == index
    ]
    if not links:
        return words
    same = any(link.strength == "same" for _, link in links)
    marks = []
    for number, link in links:
        other = (comparison.right, comparison.left)[which].sentence_text((link.right, link.left)[which])
        sign = "=" if link.strength == "same" else "~"
        there = f"{'ba'[which]}{number}"
        marks.append(f'<sup><a href="#{there}" title="{_text(other)}">{sign}{number}</a></sup>')
    kinds = " ".join(f"k{number}" for number, _ in links)
    anchors = "".join(f'<span id="{"ab"[which]}{number}"></span>' for number, _ in links[1:])
    return (
        f'<span class="linked {"same" if same else "partial"} {kinds}" id="{"ab"[which]}{links[0][0]}">'
        f"{anchors}{words}{''.join(marks)}</span>"
    )


def _marked(side: Analysis, index: int, signs: Sequence[Standing]) -> str:
    """A sentence with its figures marked; what differs has its sign."""
    sentence, text = side.sentences[index], side.article.text
    parts, at = [], sentence.start
    for figure, sign in zip(side.figures, signs, strict=True):
        if figure.sentence != index or sign is Standing.ALONE:
            continue
        mark = SIGN[sign] if sign in (Standing.DIFFERS, Standing.UNCLEAR) else ""
        parts.append(escape(text[at : figure.start]))
        parts.append(
            f'<b class="{sign.value}" title="{BRIEF[sign]}">{escape(figure.text)}{mark and NARROW + mark}</b>'
        )
        at = figure.end
    return "".join(parts) + escape(text[at : sentence.end])


def _figures(comparison: Comparison) -> Iterator[str]:
    rows = [row for row in figure_rows(comparison) if row.left is not None and row.right is not None]
    if not rows:
        yield "<p>No two figures found that measure the same.</p>"
        return
    heads = "".join(f"<th>{head}</th>" for head in ("Verdict", "Left", "Right", "Why"))
    yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
    for row in rows:
        assert row.left is not None and row.right is not None
        a, b = comparison.left.figures[row.left], comparison.right.figures[row.right]
        yield (
            f'<tr class="{row.standing.value}"><td>{SIGN[row.standing]} {BRIEF[row.standing]}</td>'
            f"<td>{_text(stated(a))}</td><td>{_text(stated(b))}</td>"
            f'<td class="why">{_text(row.reason)}</td></tr>'
        )
    yield "</tbody></table></div>"


def story_html(said: InTime) -> str:
    """The reports, each against each, every shared figure in every report, in time, and who claims what."""
    story = said.story
    called = names(story)
    count = range(len(called))
    body = ["<h1>One story in several reports</h1>", f"<p>{_text(summary_of(story))}</p>", "<ol>"]
    for k, report in enumerate(story.reports):
        told = ", ".join(part for part in (_text(called[k]), _text(report.article.dated)) if part)
        body.append(f'<li>{_headline(report.article)} <span class="about">{told}</span></li>')
    body += ["</ol>", "<h3>Links and differing figures, each two reports</h3>", '<div class="wide"><table>']
    body.append("<tr><th></th>" + "".join(f"<th>{k + 1}</th>" for k in count) + "</tr>")
    for a in count:
        cells = ("·" if a == b else _text(pair_text(story, a, b)) for b in count)
        body.append(f"<tr><th>{a + 1}</th>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    body += ["</table></div>", "<h3>Figures</h3>", '<div class="wide"><table>']
    body.append(
        "<tr><th></th>"
        + "".join(f"<th>{_text(name)}</th>" for name in called)
        + "<th>What</th><th>Words</th></tr>"
    )
    for row in story.measured:
        if len(row.reports) < 2:
            continue
        stands = "".join(_stated(story, row, k) for k in count)
        words = f'<td>{_text(said.thing(row))}</td><td class="why">{_text(in_words(story, row, 90))}</td>'
        body.append(f"<tr><td>{SIGN[standing_of_row(row)]}</td>{stands}{words}</tr>")
    body += ["</table></div>", *_in_time(said), *_outlets(said), "<h3>Claims</h3>", "<ul>"]
    for claim in story.claims:
        if len(claim.reports) > 1:
            who = ", ".join(str(k + 1) for k in claim.reports)
            told = f'<span class="about">{_text(voices_text(claim))}: {who}</span>'
            body.append(f"<li>{_text(claim_text(story, claim))} {told}</li>")
    body.append("</ul>")
    return _page(story.reports[0].article.headline, body)


def _in_time(said: InTime) -> Iterator[str]:
    """What moved: a plot, and who states it when."""
    if said.moved:
        yield "<h3>In time</h3>"
    for line in said.moved:
        note = f' <span class="about">{_text(order_note(line))}</span>' if order_note(line) else ""
        yield f"<h4>{_text(said.name(line))}{note}</h4>"
        yield "<pre>" + "\n".join(_text(row) for row in said.drawn(line)) + "</pre>"
        yield '<div class="wide"><table><tr><th>When</th><th>Value</th><th>Report</th><th></th></tr>'
        for row in said.rows(line):
            late = ' class="differs"' if row.remark else ""
            cells = "".join(f"<td>{_text(text)}</td>" for text in (row.when, row.value, row.who, row.remark))
            yield f"<tr{late}>{cells}</tr>"
        yield "</table></div>"


def _outlets(said: InTime) -> Iterator[str]:
    """Who was first and who is alone, as counts."""
    if said.any_order:
        yield '<h3>Outlets</h3><div class="wide"><table><tr><th>Outlet</th>'
        yield "".join(f"<th>{_text(name)}</th>" for name in OUTLET_HEADS) + "</tr>"
        for outlet in said.outlets:
            cells = "".join(f"<td>{_text(cell)}</td>" for cell in outlet_cells(outlet))
            yield f"<tr><td>{_text(outlet.name)}</td>{cells}</tr>"
        yield "</table></div>"


def _stated(story: Story, row: Measured, report: int) -> str:
    """What a report states of a measured thing, as a cell."""
    stands = standing(row, report)
    return f'<td class="{stands.value if stands else ""}">{_text(values(story, row, report))}</td>'
