"""How well the comparison does on labelled pairs of articles, beside the methods in common use.

usage: python -m tests.benchmarks.score_labels [LABELS TEXTS]

Without arguments: the project's own samples (seeds/, labelled in tests/labels/). Links and those that are
sure, figures, pairs of figures with their verdict, those told to differ, and these with the ones that may,
each as precision, recall and F1. The other methods link sentences alone; each gets the threshold that is best
for this very set, so its score is an upper bound.
"""

from __future__ import annotations

import difflib
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from reader.articles.model import Role
from reader.comparison.compare import compare
from reader.comparison.model import Strength, Verdict
from reader.comparison.story import every_two, make_story
from reader.comparison.terms import STOP, TOKEN, stem
from reader.figures.model import Analysis
from tests.benchmarks.labelled import LabelledPair, load_pairs, read_rows

ROOT = Path(__file__).parents[2]
LABELS, TEXTS = ROOT / "tests" / "labels", ROOT / "seeds"
Likeness = Callable[[str, str], float]


@dataclass
class Count:
    """Found and labelled things: how many are right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: Set[object], wanted: Set[object], loose: Set[object] = frozenset()) -> None:
        """Count what was found against what was wanted; what is loose counts neither way."""
        self.right += len(found & wanted)
        self.wrong += len(found - wanted - loose)
        self.missed += len(wanted - found)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass
class Scores:
    """Counts of each thing that is labelled."""

    links: Count = field(default_factory=Count)
    sure_links: Count = field(default_factory=Count)
    figures: Count = field(default_factory=Count)
    pairs: Count = field(default_factory=Count)
    differs: Count = field(default_factory=Count)
    may_differ: Count = field(default_factory=Count)


def score(labels: Path, texts: Path) -> Scores:
    """The comparison's scores on every labelled pair of a folder."""
    scores, seen = Scores(), set()
    known = {row["id"]: row for row in read_rows(labels / "figures.tsv")}
    verdicts = read_rows(labels / "figure_pairs.tsv")
    for pair in load_pairs(labels, texts):
        comparison = compare(pair.left, pair.right)
        found = {(link.left, link.right) for link in comparison.alignments}
        count_links(scores.links, pair, found)
        sure = {(link.left, link.right) for link in comparison.alignments if link.strength is Strength.SAME}
        count_links(scores.sure_links, pair, sure)
        names = []
        for name, analysis in zip(pair.name, (comparison.left, comparison.right), strict=True):
            own = {k: row for k, row in known.items() if k.startswith(name + ".")}
            names.append(matched(analysis, own))
            if name not in seen:
                seen.add(name)
                count_figures(scores.figures, analysis, own, names[-1])
        loose = {k for k, row in known.items() if row["about"] in ("optional", "boilerplate")}
        ours = {
            (names[0].get(p.left, f"?{p.left}"), names[1].get(p.right, f"?{p.right}")): str(p.verdict)
            for p in comparison.figure_pairs
        }
        gold = {
            (row["a"], row["b"]): row["verdict"]
            for row in verdicts
            if row["a"].startswith(pair.name[0] + ".") and row["b"].startswith(pair.name[1] + ".")
        }
        ours = {k: v for k, v in ours.items() if not set(k) & loose}
        told = {(k, v) for k, v in ours.items() if v != Verdict.UNCLEAR}
        scores.pairs.add(told, set(gold.items()))
        differ = {(k, v) for k, v in gold.items() if v == Verdict.DIFFERS}
        scores.differs.add({(k, v) for k, v in told if v == Verdict.DIFFERS}, differ)
        may = {k for k, v in ours.items() if v in (Verdict.DIFFERS, Verdict.UNCLEAR)}
        scores.may_differ.add(may, {k for k, _ in differ})
    return scores


def count_links(count: Count, pair: LabelledPair, found: set[tuple[int, int]]) -> None:
    """Count links of our sentences against the labelled ones that they cover."""
    covered: set[object] = set()
    for key in found:
        covered |= pair.links.get(key, set())
    same: set[object] = {key for key, strength in pair.labels.items() if strength == "same"}
    count.add(covered, same, set(pair.labels) - same)


def score_claims(pairs: list[LabelledPair]) -> Count:
    """The pairs of sentences that a story's claims bring together, over every story of the labels."""
    count = Count()
    of_pair = {pair.name: pair for pair in pairs}
    left = {name for pair in pairs for name in pair.name}
    while left:
        story = {min(left)}
        while more := {n for pair in pairs if story & set(pair.name) for n in pair.name} - story:
            story |= more
        left -= story
        names = sorted(story)
        known = {n: a for pair in pairs for n, a in zip(pair.name, (pair.left, pair.right), strict=True)}
        reports = [known[name] for name in names]
        made = make_story(
            reports, {(i, j): compare(reports[i], reports[j]) for i, j in every_two(len(names))}
        )
        for i, j in every_two(len(names)):
            pair = of_pair.get((names[i], names[j]))
            if pair is not None:
                found = {(a, b) for c in made.claims for a in c.sentences[i] for b in c.sentences[j]}
                count_links(count, pair, found)
    return count


def matched(analysis: Analysis, known: dict[str, dict[str, str]]) -> dict[int, str]:
    """The label that each figure overlaps most."""
    to_file, found = analysis.article.source_map.to_file, {}
    for k, figure in enumerate(analysis.figures):
        start, end = to_file(figure.start), to_file(figure.end - 1) + 1
        overlaps = [
            (min(end, int(r["end"])) - max(start, int(r["start"])), name) for name, r in known.items()
        ]
        best = max(overlaps, default=(0, ""))
        if best[0] > 0:
            found[k] = best[1]
    return found


def count_figures(
    count: Count, analysis: Analysis, known: dict[str, dict[str, str]], names: dict[int, str]
) -> None:
    """Count figures with the right place and value; vague and optional ones count neither way if missed."""
    loose = {k for k, r in known.items() if r["about"] in ("optional", "boilerplate")}
    right = set()
    for k, figure in enumerate(analysis.figures):
        row = known.get(names.get(k, ""))
        if row is not None and (row["vague"] == "yes" or same_value(row["value"], str(figure.value))):
            right.add(row["id"])
        elif row is None or row["id"] not in loose:
            count.wrong += 1
    body = {k for k, r in known.items() if r["vague"] == "no"} - loose
    count.right += len(right & body)
    count.missed += len(body - right)


def same_value(wanted: str, found: str) -> bool:
    try:
        a, b = float(wanted), float(found)
    except ValueError:
        return wanted == found
    return abs(a - b) <= 1e-3 * max(1.0, abs(a))


def sentences(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """Index and text of the sentences that can be linked."""
    for k, sentence in enumerate(analysis.sentences):
        if sentence.role is not Role.BOILERPLATE:
            yield k, analysis.sentence_text(k)


def best_threshold(pairs: list[LabelledPair], likeness: Likeness) -> Count:
    """The best count that a likeness reaches with any one threshold on these very pairs."""
    measured = [
        (pair, {(i, j): likeness(a, b) for i, a in sentences(pair.left) for j, b in sentences(pair.right)})
        for pair in pairs
    ]
    best = Count()
    for step in range(5, 100):
        count = Count()
        for pair, values in measured:
            count_links(count, pair, {key for key, value in values.items() if value >= step / 100})
        best = max(best, count, key=lambda c: c.f1)
    return best


def tf_idf(pairs: list[LabelledPair]) -> Likeness:
    """Cosine of tf-idf vectors over stems, with document frequencies from the articles themselves."""
    articles = {a.article.id: a for pair in pairs for a in (pair.left, pair.right)}

    def stems(text: str) -> list[str]:
        return [stem(word) for word in TOKEN.findall(text) if word.lower() not in STOP]

    counts = Counter(key for a in articles.values() for _, text in sentences(a) for key in set(stems(text)))
    total = sum(1 for a in articles.values() for _ in sentences(a))
    vectors: dict[str, dict[str, float]] = {}

    def vector(text: str) -> dict[str, float]:
        if text not in vectors:
            found = {k: n * math.log((total + 1) / counts[k]) for k, n in Counter(stems(text)).items()}
            norm = math.sqrt(sum(v * v for v in found.values())) or 1.0
            vectors[text] = {k: v / norm for k, v in found.items()}
        return vectors[text]

    def likeness(a: str, b: str) -> float:
        x, y = vector(a), vector(b)
        return sum(value * y[key] for key, value in x.items() if key in y)

    return likeness


def main() -> None:
    labels, texts = (Path(sys.argv[1]), Path(sys.argv[2])) if len(sys.argv) > 2 else (LABELS, TEXTS)
    scores, pairs = score(labels, texts), list(load_pairs(labels, texts))
    print(f"{len(pairs)} labelled pairs            P     R     F1")
    rows = [
        ("difflib, ratio", best_threshold(pairs, lambda a, b: difflib.SequenceMatcher(None, a, b).ratio())),
        ("rapidfuzz, token set", best_threshold(pairs, lambda a, b: fuzz.token_set_ratio(a, b) / 100)),
        ("tf-idf over stems", best_threshold(pairs, tf_idf(pairs))),
        ("storydiff, links", scores.links),
        ("storydiff, of which sure", scores.sure_links),
        ("storydiff, claims of stories", score_claims(pairs)),
        ("storydiff, figures", scores.figures),
        ("storydiff, figure pairs", scores.pairs),
        ("storydiff, of which differ", scores.differs),
        ("storydiff, with may differ", scores.may_differ),
    ]
    for name, count in rows:
        print(f"{name:28} {count.precision:5.2f} {count.recall:5.2f} {count.f1:5.2f}")


if __name__ == "__main__":
    main()
