"""Linked scrolling: where one text stands when the other moves.

Scrolling follows a chain of links that rises in both texts, so that nothing jumps; a link across that
order (a passage that moved) is followed only by the cursor. Between two links of the chain the other text
moves in proportion; far from any link it is let go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reader.comparison.model import Alignment
from reader.ui.parallel.arrange import Arrangement

Anchor = tuple[int, int]
"""A line of the left area and the line of the right area that is to stand level with it."""


def chain(links: Iterable[Alignment]) -> list[tuple[int, int]]:
    """The links that rise strictly in both texts with the greatest sum of scores, as pairs of sentences.

    The heaviest increasing subsequence, by a table of the best sums so far (Fenwick tree of maxima),
    in n log n.
    """
    ordered = sorted(links, key=lambda link: (link.left, -link.right))
    if not ordered:
        return []
    size = max(link.right for link in ordered) + 1
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    for number, link in enumerate(ordered):
        found, at = (0.0, -1), link.right
        while at > 0:
            found = max(found, best[at])
            at -= at & -at
        before.append(found[1])
        reached = (found[0] + link.score, number)
        at = link.right + 1
        while at <= size:
            best[at] = max(best[at], reached)
            at += at & -at
    at = max(best)[1]
    links_back = []
    while at >= 0:
        links_back.append((ordered[at].left, ordered[at].right))
        at = before[at]
    return links_back[::-1]


def anchors(arrangement: Arrangement, pairs: Iterable[tuple[int, int]]) -> list[Anchor]:
    """The first lines of the chain's sentences."""
    return [(arrangement.place(0, left)[0], arrangement.place(1, right)[0]) for left, right in pairs]


def follow(points: Sequence[Anchor], side: int, top: int, eye: int, height: int, length: int) -> int | None:
    """Where the other area should stand when one is scrolled; None to let it go.

    The line that one reads, ``eye`` lines below the top, has its counterpart level with it.

    Args:
        points: The anchors, rising in both.
        side: The side that was scrolled.
        top: Its first line in view.
        eye: Lines from the top of both views to where one reads.
        height: Lines in view of the other area.
        length: Lines of the other area.
    """
    if not points:
        return None
    at = top + eye
    mine = [point[side] for point in points]
    theirs = [point[1 - side] for point in points]
    k = bisect_right(mine, at) - 1
    if k < 0:
        if mine[0] - at > height + eye:
            return None
        level = theirs[0] - (mine[0] - at)
    elif k == len(points) - 1:
        if at - mine[k] > height + eye:
            return None
        level = theirs[k] + (at - mine[k])
    else:
        gap, other_gap = mine[k + 1] - mine[k], theirs[k + 1] - theirs[k]
        level = theirs[k] + round((at - mine[k]) * other_gap / gap) if gap else theirs[k]
    return max(0, min(level - eye, length - height))


def level(line: int, top: int, partner: int) -> int:
    """Where the other area stands so that a partner's first line is level with a line in view.

    It may lie before the area's first line, or leave blank what is behind its last.
    """
    return partner - (line - top)


def reveal(top: int, height: int, first: int, needed: int, length: int) -> int:
    """Where an area stands so that ``needed`` lines from ``first`` on are in view, moved as little as can be.

    A line is kept before and behind; of what is higher than the view the beginning is shown.
    """
    margin = 1 if height > 4 and needed < height else 0
    if first - margin < top or needed + margin >= height:
        top = min(top, max(0, first - margin)) if needed + margin < height else max(0, first - margin)
    elif first + needed - 1 + margin >= top + height:
        top = first + needed - 1 + margin - height + 1
    return max(min(top, max(0, length - height)), min(0, top))
