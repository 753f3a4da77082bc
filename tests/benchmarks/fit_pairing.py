"""Fit the weights of the figure pairing on labelled pairs and write reader/comparison/pair_weights.py.

usage: python tests/benchmarks/fit_pairing.py LABELS TEXTS [--check LABELS TEXTS ...] [--write]

Needs NumPy and SciPy. Run it after fit_alignment.py, whose weights it builds on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from reader.articles.model import Analysis
from reader.comparison import pair_weights, pairing
from reader.comparison.align import chances
from reader.comparison.features import measure
from reader.comparison.model import Verdict
from tests.benchmarks.fit_alignment import f1, fit
from tests.benchmarks.labelled import LabelledPair, _rows, load_pairs

TARGET = Path(__file__).parents[2] / "reader" / "comparison" / "pair_weights.py"
FOLDS = 8


class Measured:
    """One pair of articles: its comparable figures, and which of them are labelled as a pair."""

    def __init__(self, pair: LabelledPair, labels: Path) -> None:
        self.pair = pair
        a, b = pair.name.split("-")
        pairs = measure(pair.left, pair.right)
        cosines = {(row.left, row.right): row.values[0] for row in pairs.rows}
        self.rows = pairing.measure_figures(
            pair.left, pair.right, pairs.left, pairs.right, pairs.weights, chances(pairs), cosines
        )
        self.x = np.array([row.values for row in self.rows]).reshape(len(self.rows), len(pairing.FEATURES))
        known = _rows(labels / "figures.tsv")
        self.names = (_matched(pair.left, a, known), _matched(pair.right, b, known))
        self.loose = {row["id"] for row in known if row["about"] in ("optional", "boilerplate")}
        every = {
            (row["a"], row["b"]): row["verdict"]
            for row in _rows(labels / "figure_pairs.tsv")
            if row["a"].split(".")[0] == a and row["b"].split(".")[0] == b
        }
        self.optional = {key for key, verdict in every.items() if verdict == "optional"}
        self.gold = {key: verdict for key, verdict in every.items() if verdict != "optional"}
        self.y = np.array([self._label(row) for row in self.rows])

    def _ids(self, row: pairing.FigureRow) -> tuple[str, str]:
        return self.names[0].get(row.left, f"?{row.left}"), self.names[1].get(row.right, f"?{row.right}")

    def _label(self, row: pairing.FigureRow) -> int:
        ids = self._ids(row)
        if ids in self.optional or set(ids) & self.loose or ids[0][0] == "?" or ids[1][0] == "?":
            return -1
        return 1 if ids in self.gold else 0

    def counts(self, agree: float, differ: float, want: str | None = None) -> tuple[int, int, int]:
        """(right, wrong, missed) pairs with their verdicts, as the labels' own scorer counts them."""
        found = {}
        for row, chance in zip(
            self.rows, pairing.row_chances(self.rows, self.pair.left, self.pair.right), strict=True
        ):
            if chance >= (differ if row.verdict is Verdict.DIFFERS else agree):
                ids = self._ids(row)
                if ids not in self.optional and not set(ids) & self.loose:
                    found[ids] = str(row.verdict)
        gold = {(k, v) for k, v in self.gold.items() if want in (None, v)}
        ours = {(k, v) for k, v in found.items() if want in (None, v)}
        return len(gold & ours), len(ours - gold), len(gold - ours)


def _matched(analysis: Analysis, name: str, known: list[dict[str, str]]) -> dict[int, str]:
    to_file = analysis.article.source_map.to_file
    found = {}
    for k, figure in enumerate(analysis.figures):
        start, end = to_file(figure.start), to_file(figure.end - 1) + 1
        for row in known:
            overlap = min(end, int(row["end"])) > max(start, int(row["start"]))
            if row["id"].startswith(name + ".") and overlap:
                found[k] = str(row["id"])
                break
    return found


def use(w: np.ndarray) -> None:
    pair_weights.WEIGHTS, pair_weights.BIAS = tuple(w[:-1]), float(w[-1])


def total(data: list[Measured], agree: float, differ: float, want: str | None = None) -> np.ndarray:
    return np.sum([d.counts(agree, differ, want) for d in data], axis=0)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument(
        "--check", nargs=2, type=Path, action="append", default=[], metavar=("LABELS", "TEXTS")
    )
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--write", action="store_true")
    o = parser.parse_args()
    data = [Measured(pair, o.labels) for pair in load_pairs(o.labels, o.texts)]
    reach = sum(int((d.y == 1).sum()) for d in data)
    print(
        f"train: {sum(len(d.rows) for d in data)} comparable pairs, {reach} of "
        f"{sum(len(d.gold) for d in data)} labelled ones among them"
    )
    grid = [float(t) for t in np.arange(0.2, 0.85, 0.05).round(2)]
    agree = np.zeros((len(grid), 3))
    differ = np.zeros((len(grid), 3))
    for fold in range(FOLDS):
        inner = [d for k, d in enumerate(data) if k % FOLDS != fold]
        use(fit(np.vstack([d.x for d in inner]), np.concatenate([d.y for d in inner]), o.ridge))
        outer = [d for k, d in enumerate(data) if k % FOLDS == fold]
        for g, t in enumerate(grid):
            agree[g] += total(outer, t, 2.0)
            differ[g] += total(outer, 2.0, t, "differs")
    a, d = (int(np.argmax([f1(row)[2] for row in table])) for table in (agree, differ))
    # Too few pairs differ in the labels to choose by; a false "differs" is the worse mistake.
    d = max(d, int(np.searchsorted(grid, 0.25)))
    print(
        f"held-out stories: agreeing at {grid[a]:.2f} P/R/F1 {f1(agree[a])}, differing at {grid[d]:.2f} "
        f"{f1(differ[d])}"
    )
    w = fit(np.vstack([m.x for m in data]), np.concatenate([m.y for m in data]), o.ridge)
    use(w)
    for labels, texts in o.check:
        checked = [Measured(pair, labels) for pair in load_pairs(labels, texts)]
        for extra in (0.0, 0.1):
            print(
                f"{labels.name}: all {f1(total(checked, grid[a], grid[d] + extra))} differs "
                f"{f1(total(checked, grid[a], grid[d] + extra, 'differs'))}"
            )
    for name, value in zip(pairing.FEATURES, w, strict=False):
        print(f"  {name:18s} {value:7.3f}")
    if o.write:
        rows = "".join(f"    {v:.4f},  # {n}\n" for n, v in zip(pairing.FEATURES, w[:-1], strict=True))
        TARGET.write_text(
            f'"""Weights of the figure pairing, fitted by fit_pairing.py on {len(data)} pairs\n'
            f"({o.labels.name}). Written by that script: change it there.\n\n"
            'AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.\n"""\n\n'
            f"WEIGHTS: tuple[float, ...] = (\n{rows})\n"
            f"BIAS = {w[-1]:.4f}\nAGREES = {grid[a]:.2f}\nDIFFERS = {grid[d]:.2f}\n",
            encoding="utf-8",
        )
        print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
