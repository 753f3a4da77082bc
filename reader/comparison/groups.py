"""Places of several reports in groups, and the reports in them by voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Place = tuple[int, int]
"""A report and a sentence or figure of it, by index."""

_SUPPORT = 0.5
"""The share of pairs between two groups that must have been found for them to be one."""


class Groups:
    """Places in groups: a union-find that keeps the members of each group."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.members: dict[Place, list[Place]] = {}
        self.root: dict[Place, Place] = {}
        for place in places:
            self.root.setdefault(place, place)
            self.members.setdefault(place, [place])

    def of(self, place: Place) -> Place:
        """The place that stands for a place's group; a place never seen stands for itself."""
        return self.root.get(place, place)

    def join(self, a: Place, b: Place) -> None:
        """Make one group of two."""
        a, b = self.root[a], self.root[b]
        if a != b:
            small, great = sorted((a, b), key=lambda place: (len(self.members[place]), place))
            for place in self.members.pop(small):
                self.root[place] = great
                self.members[great].append(place)


def joined(pairs: Iterable[tuple[Place, Place]]) -> Groups:
    """Groups of all that pairs join."""
    ordered = sorted(pairs)
    groups = Groups(place for pair in ordered for place in pair)
    for a, b in ordered:
        groups.join(a, b)
    return groups


def grown(
    pairs: Sequence[tuple[Place, Place]], may_join: Callable[[Sequence[Place], Sequence[Place]], bool]
) -> list[list[Place]]:
    """Groups grown by average linkage from pairs in the order of their sureness."""
    groups = Groups(place for pair in pairs for place in pair)
    known = {*pairs, *((b, a) for a, b in pairs)}
    for a, b in pairs:
        x, y = groups.of(a), groups.of(b)
        if x == y:
            continue
        mine, theirs = groups.members[x], groups.members[y]
        across = [(p, q) for p in mine for q in theirs if p[0] != q[0]]
        found = sum(pair in known for pair in across)
        if found >= _SUPPORT * len(across) and may_join(mine, theirs):
            groups.join(a, b)
    return [sorted(group) for group in groups.members.values()]


def by_report(group: Iterable[Place], count: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for report, index in group:
        found[report].append(index)
    return tuple(tuple(sorted(indexes)) for indexes in found)


def first(indexes: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The first report with something, and what it has first."""
    return next((k, found[0]) for k, found in enumerate(indexes) if found)


def voices_of(places: Iterable[Place], voice: Callable[[Place], Place]) -> tuple[tuple[int, ...], ...]:
    """Reports by voice: a report that shares copy with others in one place is of their voice in all."""
    told: dict[Place, set[int]] = {}
    for place in places:
        told.setdefault(voice(place), set()).add(place[0])
    found: list[set[int]] = []
    for reports in sorted(told.values(), key=lambda reports: -len(reports)):
        meeting = [other for other in found if other & reports]
        for other in meeting:
            found.remove(other)
        found.append(reports.union(*meeting))
    return tuple(sorted(tuple(sorted(reports)) for reports in found))
