"""Places of several reports in groups, and the reports in them by voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

Place = tuple[int, int]
"""A report and a sentence or figure of it, by index."""


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
    chances: Mapping[tuple[Place, Place], float],
    least: float,
    may_join: Callable[[Sequence[Place], Sequence[Place]], bool],
) -> list[list[Place]]:
    """Groups grown by average linkage, the surest pair first.

    Args:
        chances: Of each pair that was found, the chance that its places belong together.
        least: The least mean chance of all pairs between two groups that makes them one; a pair that was not
            found counts as none.
        may_join: Whether nothing keeps two groups apart.
    """
    groups = Groups(place for pair in chances for place in pair)
    known = {**chances, **{(b, a): chance for (a, b), chance in chances.items()}}
    for a, b in sorted(chances, key=lambda pair: (-chances[pair], pair)):
        x, y = groups.of(a), groups.of(b)
        if x == y:
            continue
        mine, theirs = groups.members[x], groups.members[y]
        across = [known.get((p, q), 0.0) for p in mine for q in theirs if p[0] != q[0]]
        if sum(across) >= least * len(across) and may_join(mine, theirs):
            groups.join(a, b)
    return [sorted(group) for group in groups.members.values()]


def merged(
    groups: Sequence[list[Place]],
    key: Callable[[Place], object],
    alike: Callable[[Place, Place], bool],
    may_join: Callable[[Sequence[Place], Sequence[Place]], bool],
) -> list[list[Place]]:
    """Groups of which two become one when half of their places with one key are alike.

    Args:
        groups: The groups, and places alone.
        key: What places must share to be held against each other; None for those that are not.
        alike: Whether two places with one key are alike.
        may_join: Whether nothing keeps two groups apart.
    """
    left = sorted(map(list, groups), key=lambda group: (-len(group), group))
    by_key: dict[object, list[list[Place]]] = {}
    for group in left:
        for known in {key(place) for place in group} - {None}:
            by_key.setdefault(known, []).append(group)
    for known, sharing in by_key.items():
        for k, group in enumerate(sharing):
            for other in sharing[k + 1 :]:
                if group is other or not (group and other):
                    continue
                across = [alike(a, b) for a in group for b in other if key(a) == key(b) == known]
                if across and sum(across) >= len(across) / 2 and may_join(group, other):
                    group += other
                    other.clear()
    return [sorted(group) for group in left if group]


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
