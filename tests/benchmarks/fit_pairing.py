"""Fit the weights of the figure pairing on labelled pairs and write reader/comparison/pair_weights.py.

usage: python tests/benchmarks/fit_pairing.py LABELS TEXTS [--check LABELS TEXTS ...] [--write]

Needs NumPy and SciPy. Run it after fit_alignment.py, whose weights it builds on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from reader.comparison import pair_weights, pairing
from reader.comparison.align import chances
from reader.comparison.features import measure
from reader.comparison.model import Verdict
from reader.figures.model import Analysis
from tests.benchmarks.fit_alignment import f1, fit
from tests.benchmarks.labelled import LabelledPair, load_pairs, read_rows

TARGET = Path(__file__).parents[2] / "reader" / "comparison" / "pair_weights.py"
FOLDS = 8


class Measured:
    """One pair of articles: its comparable figures, and which of them are labelled as a pair."""

    def __init__(self, pair: LabelledPair, labels: Path, weight: float = 1.0) -> None:
        self.pair = pair
        self.weight = weight
        a, b = pair.name
        pairs = measure(pair.left, pair.right)
        self.rows = pairing.measure_figures(pair.left, pair.right, pairs, chances(pairs))
        self.x = np.array([row.values for row in self.rows]).reshape(len(self.rows), len(pairing.FEATURES))
        known = read_rows(labels / "figures.tsv")
        self.names = (_matched(pair.left, a, known), _matched(pair.right, b, known))
        self.loose = {row["id"] for row in known if row["about"] in ("optional", "boilerplate")}
        every = {
            (row["a"], row["b"]): row["verdict"]
            for row in read_rows(labels / "figure_pairs.tsv")
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


def altered(values: np.ndarray, nearness: float) -> np.ndarray:
    """The features of an agreeing pair as if one of its two reports had another value."""
    named = dict(zip(pairing.FEATURES, values, strict=True))
    new = {name: value for name, value in named.items() if not name.startswith("agrees_")}
    new |= {f"differs_{n.removeprefix('agrees_')}": v for n, v in named.items() if n.startswith("agrees_")}
    new |= {"same": 0.0, "differs": 1.0, "taken": 0.0, "nearness": nearness, "differs_near": nearness}
    new |= {"differs_far": float(nearness < 0.5), "differs_count": named["count"]}
    new |= {"differs_free_tight": named["agrees_tight"], "differs_said_alike": named["said_alike"]}
    close = float(nearness >= 0.95 and named["agrees_telling"] > 0)
    new |= {"differs_close": close, "differs_close_said": close * named["said_alike"]}
    new |= {
        "differs_close_linked": close * named["agrees_link"],
        "differs_close_tight": close * named["agrees_tight"],
    }
    new["differs_said_unit"] = float(named["said_alike"] > 0 and not named["unit_clash"])
    new["differs_linked_tight"] = named["agrees_link"] * named["agrees_tight"]
    new["differs_dated"] = max(named["year"], named["date"])
    return np.array([new.get(name, 0.0) for name in pairing.FEATURES])


def fit_all(data: list[Measured], ridge: float, share: float) -> np.ndarray:
    """Weights from the labelled pairs, and from agreeing ones with one value altered.

    Few labelled pairs differ, but what tells that two figures belong together does not hang on their
    values: each labelled agreeing pair counts once more, with weight ``share``, as one that differs.
    """
    rng = np.random.default_rng(0)
    x, y = np.vstack([d.x for d in data]), np.concatenate([d.y for d in data])
    same = np.array([row.verdict is Verdict.SAME for d in data for row in d.rows]) & (y == 1)
    dated = x[:, [pairing.FEATURES.index("year"), pairing.FEATURES.index("date")]].sum(axis=1) > 0
    near = np.where(dated[same], 0.5, 1 - rng.exponential(0.12, same.sum()).clip(0.001, 0.8))
    extra = np.array([altered(row, value) for row, value in zip(x[same], near, strict=True)])
    each = np.concatenate([np.full(len(d.y), d.weight) for d in data])
    weight = np.concatenate([each, share * each[same]])
    return fit(np.vstack([x, extra]), np.concatenate([y, np.ones(len(extra))]), ridge, weight)


def use(w: np.ndarray) -> None:
    pair_weights.WEIGHTS, pair_weights.BIAS = tuple(w[:-1]), float(w[-1])


def total(data: list[Measured], agree: float, differ: float, want: str | None = None) -> np.ndarray:
    return np.sum([d.counts(agree, differ, want) for d in data], axis=0)


def shown(counts: np.ndarray) -> str:
    return " ".join(f"{value:.3f}" for value in f1(counts))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument(
        "--check", nargs=2, type=Path, action="append", default=[], metavar=("LABELS", "TEXTS")
    )
    parser.add_argument(
        "--also",
        nargs=3,
        action="append",
        default=[],
        metavar=("LABELS", "TEXTS", "START"),
        help="fit on these labels too: the pairs whose names start so",
    )
    parser.add_argument("--weight", type=float, default=0.4, help="how much a pair of --also counts")
    parser.add_argument("--ridge", type=float, default=3.0)
    parser.add_argument(
        "--share",
        type=float,
        default=0.12,
        help="weight of an altered pair (about how often two figures that belong together differ)",
    )
    parser.add_argument("--write", action="store_true")
    o = parser.parse_args()
    data = [Measured(pair, o.labels) for pair in load_pairs(o.labels, o.texts)]
    for labels, texts, start in o.also:
        data += [
            Measured(pair, Path(labels), o.weight)
            for pair in load_pairs(Path(labels), Path(texts))
            if pair.name[0].startswith(start)
        ]
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
        use(fit_all(inner, o.ridge, o.share))
        outer = [d for k, d in enumerate(data) if k % FOLDS == fold]
        for g, t in enumerate(grid):
            agree[g] += total(outer, t, 2.0)
            differ[g] += total(outer, 2.0, t, "differs")
    # Of thresholds about as good the highest: precision first. Too few pairs differ in the labels to choose
    # by: such a pair must be likelier than not, for a false "differs" is the worse mistake.
    scores = [f1(row)[2] for row in agree]
    a = max(k for k, score in enumerate(scores) if score >= max(scores) - 0.005)
    d = int(np.searchsorted(grid, 0.499))
    print(
        f"held-out stories: agreeing at {grid[a]:.2f} P/R/F1 {shown(agree[a])}, differing at {grid[d]:.2f} "
        f"{shown(differ[d])}"
    )
    w = fit_all(data, o.ridge, o.share)
    use(w)
    for labels, texts in o.check:
        checked = [Measured(pair, labels) for pair in load_pairs(labels, texts)]
        for t in (0.3, 0.4, 0.5, 0.6):
            print(
                f"{labels.name}: differing at {t}: all {shown(total(checked, grid[a], t))} differs "
                f"{shown(total(checked, grid[a], t, 'differs'))}"
            )
    for name, value in zip(pairing.FEATURES, w, strict=False):
        print(f"  {name:18s} {value:7.3f}")
    also = [f"{start} of {Path(labels).name} at weight {o.weight:g}" for labels, _, start in o.also]
    if o.write:
        rows = "".join(f"    {v:.4f},  # {n}\n" for n, v in zip(pairing.FEATURES, w[:-1], strict=True))
        TARGET.write_text(
            f'"""Weights of the figure pairing, fitted by fit_pairing.py on {len(data)} pairs\n'
            f"({', '.join([o.labels.name, *also])}). Written by that script: change it there.\n\n"
            'AGREES and DIFFERS are the least chances at which a pair of that verdict is kept.\n"""\n\n'
            f"WEIGHTS: tuple[float, ...] = (\n{rows})\n"
            f"BIAS = {w[-1]:.4f}\nAGREES = {grid[a]:.2f}\nDIFFERS = {grid[d]:.2f}\n",
            encoding="utf-8",
        )
        print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
