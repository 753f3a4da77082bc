"""Fit the alignment on labelled pairs and write reader/comparison/weights.py and trees.py.

usage: python -m tests.benchmarks.fit_alignment LABELS TEXTS [--also LABELS TEXTS ...]
       [--check LABELS TEXTS ...] [--write]

Needs NumPy, SciPy and scikit-learn. Thresholds and weights come from LABELS and the sets of --also, by
cross-validation over stories: THRESHOLD is the least of which PRECISION of the links hold, STRONG that of
which STRONG_PRECISION of the links called the same do, in every set. How honest the chances are is shown in
ten bins. Each --check set is only measured, with nothing fitted on it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import GradientBoostingClassifier

from reader.comparison.align import SECOND, UNLIKELY, second_values
from reader.comparison.features import FEATURES, Row, measure
from tests.benchmarks.labelled import LabelledPair, load_pairs

TARGET = Path(__file__).parents[2] / "reader" / "comparison" / "weights.py"
RIDGE = 1.0
FOLDS = 8
PRECISION = 0.65
STRONG_PRECISION = 0.9
TREES = TARGET.with_name("trees.py")
# Of a grid of sizes the smallest that was no worse on held-out stories.
BOOSTING = {
    "n_estimators": 120,
    "learning_rate": 0.07,
    "max_depth": 2,
    "min_samples_leaf": 30,
    "subsample": 0.6,
    "max_features": 0.15,
    "random_state": 0,
}


@dataclass
class Fitted:
    """Weights of the first step, weights of the second and its trees."""

    first: np.ndarray
    second: np.ndarray
    trees: GradientBoostingClassifier


class Measured:
    """One pair with its rows, their labels (1 same, 0 none, -1 partial: left out) and missed links."""

    def __init__(self, pair: LabelledPair, group: str = "") -> None:
        self.pair, self.group = pair, group
        self.rows: list[Row] = measure(pair.left, pair.right).rows
        self.first = np.array([row.values for row in self.rows])
        self.y = np.array([self._label(row) for row in self.rows])
        self.same = {k for k, v in pair.labels.items() if v == "same"}
        self.partial = {k for k, v in pair.labels.items() if v != "same"}

    def _label(self, row: Row) -> int:
        covered = self.pair.links.get((row.left, row.right), set())
        found = {self.pair.labels.get(key) for key in covered}
        return 1 if "same" in found else -1 if "partial" in found else 0

    def counts(self, chosen: np.ndarray) -> tuple[int, int, int]:
        """(true, false, missed) links as the labels' own scorer counts them."""
        predicted = set()
        for row, take in zip(self.rows, chosen, strict=True):
            if take:
                predicted |= self.pair.links.get((row.left, row.right), set())
        return (
            len(predicted & self.same),
            len(predicted - self.same - self.partial),
            len(self.same - predicted),
        )


def fit(x: np.ndarray, y: np.ndarray, ridge: float, weight: np.ndarray | None = None) -> np.ndarray:
    """Logistic regression with a ridge; returns weights and, last, the bias."""
    keep = y >= 0
    each = np.ones(keep.sum()) if weight is None else weight[keep]
    x, target = np.hstack([x[keep], np.ones((keep.sum(), 1))]), y[keep]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        p = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
        value = each @ (np.logaddexp(0, z) - target * z) + ridge / 2 * (w[:-1] ** 2).sum()
        gradient = x.T @ (each * (p - target))
        gradient[:-1] += ridge * w[:-1]
        return value, gradient

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x


def apply(w: np.ndarray, x: np.ndarray) -> np.ndarray:
    return x @ w[:-1] + w[-1]


def both(data: list[Measured], ridge: float) -> Fitted:
    """Both steps; the second is trained on first scores of stories it was not fitted on."""
    first = fit(np.vstack([d.first for d in data]), np.concatenate([d.y for d in data]), ridge)
    x2 = []
    for fold in range(FOLDS):
        inner = [d for k, d in enumerate(data) if k % FOLDS != fold]
        w = fit(np.vstack([d.first for d in inner]), np.concatenate([d.y for d in inner]), ridge)
        x2 += [(k, second(d, apply(w, d.first))) for k, d in enumerate(data) if k % FOLDS == fold]
    x2.sort(key=lambda item: item[0])
    x, y = np.vstack([x for _, x in x2]), np.concatenate([d.y for d in data])
    trees = GradientBoostingClassifier(**BOOSTING).fit(x[y >= 0], y[y >= 0])
    return Fitted(first, fit(x, y, ridge), trees)


def second(d: Measured, scores: np.ndarray) -> np.ndarray:
    return np.hstack([d.first, np.array(second_values(d.rows, list(scores)))])


def chances(d: Measured, w: Fitted) -> np.ndarray:
    x = second(d, apply(w.first, d.first))
    linear = 1 / (1 + np.exp(-np.clip(apply(w.second, x), -30, 30)))
    return np.where(linear >= UNLIKELY, (linear + w.trees.predict_proba(x)[:, 1]) / 2, linear)


def reliability(held_out: list[tuple[Measured, np.ndarray]]) -> str:
    """Pairs by their chance, in ten bins: how many, the mean chance, the share that is labelled the same."""
    p, y = np.concatenate([p for _, p in held_out]), np.concatenate([d.y for d, _ in held_out])
    lines = []
    for low in np.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1) & (y >= 0)
        if inside.any():
            lines.append(
                f"  {low:.1f} to {low + 0.1:.1f}: {inside.sum():6d} pairs, said {p[inside].mean():.2f}, "
                f"held {y[inside].mean():.2f}"
            )
    return "\n".join(lines)


def f1(counts: np.ndarray) -> tuple[float, float, float]:
    tp, fp, fn = counts
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return p, r, 2 * p * r / max(1e-9, p + r)


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
        "--also", nargs=2, type=Path, action="append", default=[], metavar=("LABELS", "TEXTS")
    )
    parser.add_argument("--ridge", type=float, default=RIDGE)
    parser.add_argument("--write", action="store_true")
    o = parser.parse_args()
    sets = [(o.labels, o.texts), *o.also]
    data = [Measured(pair, labels.name) for labels, texts in sets for pair in load_pairs(labels, texts)]
    held_out = []
    for fold in range(FOLDS):
        w = both([d for k, d in enumerate(data) if k % FOLDS != fold], o.ridge)
        held_out += [(d, chances(d, w)) for k, d in enumerate(data) if k % FOLDS == fold]
    groups = [[(d, p) for d, p in held_out if d.group == labels.name] for labels, _ in sets]
    grid = [float(t) for t in np.arange(0.1, 0.99, 0.01).round(2)]

    def curve(found: list[tuple[Measured, np.ndarray]]) -> dict[float, tuple[float, float, float]]:
        return {t: f1(np.sum([d.counts(p >= t) for d, p in found], axis=0)) for t in grid}

    whole, apart = curve(held_out), [curve(group) for group in groups]
    least = min(t for t in grid if whole[t][0] >= PRECISION)
    strong = min(t for t in grid if all(c[t][0] >= STRONG_PRECISION for c in apart))
    reachable = np.sum([d.counts(d.y == 1) for d in data], axis=0)
    print(f"fitted on {len(data)} pairs: candidates hold {f1(reachable)[1]:.3f} of the links")
    for (labels, _), c in zip([*sets, (Path("all"), None)], [*apart, whole], strict=True):
        for name, t in (("links", least), ("same", strong)):
            scores = " ".join(f"{value:.3f}" for value in c[t])
            print(f"held-out stories of {labels.name}, {name} from {t:.2f}: P/R/F1 {scores}")
    print("reliability on held-out stories:\n" + reliability(held_out))
    weights = both(data, o.ridge)
    for labels, texts in o.check:
        measured = [(d, chances(d, weights)) for d in map(Measured, load_pairs(labels, texts))]
        for t in (least, strong, strong + 0.05):
            p, r, f = f1(np.sum([d.counts(chance >= t) for d, chance in measured], axis=0))
            print(f"{labels.name}: at {t:.2f} P {p:.3f} R {r:.3f} F1 {f:.3f}")
    if o.write:
        names = ", ".join(labels.name for labels, _ in sets)
        write(weights, float(least), float(strong), names, len(data))
        write_trees(weights.trees)


def write_trees(model: GradientBoostingClassifier) -> None:
    """Write the trees as a function, a line for each: its split and the two below with their odds."""
    names = (*FEATURES, *SECOND)
    prior = model.init_.class_prior_[1]
    grown = []
    for tree in (each.tree_ for each in model.estimators_[:, 0]):
        below = []
        for child in (tree.children_left[0], tree.children_right[0]):
            ends = tree.children_left[child], tree.children_right[child]
            if ends[0] < 0:  # no split here: either way the same
                ends = child, child
            low, high = (f"{model.learning_rate * tree.value[end].item():.5f}" for end in ends)
            below.append((names[max(0, tree.feature[child])], f"{tree.threshold[child]:.5g}", low, high))
        left, right = below
        grown.append((names[tree.feature[0]], f"{tree.threshold[0]:.5g}", left, right))
    TREES.write_text(trees_module(f"{np.log(prior / (1 - prior)):.4f}", grown), encoding="utf-8")
    print(f"wrote {TREES}, {TREES.stat().st_size / 1000:.0f} kB")


Split = tuple[str, str, str, str]
"""Of a lower split the feature, the most it may be to go left, and the odds of both ways."""


def trees_module(prior: str, trees: Sequence[tuple[str, str, Split, Split]]) -> str:
    """The source of a module that adds up what the trees say: told in code they take half the time."""

    def told(split: Split) -> str:
        name, most, low, high = split
        return low if low == high else f"({low} if {name} <= {most} else {high})"

    asked = {tree[0] for tree in trees} | {split[0] for tree in trees for split in tree[2:]}
    names = "".join(f"        {name if name in asked else '_'},\n" for name in (*FEATURES, *SECOND))
    lines = "".join(
        f"        {told(left)} if {name} <= {most} else {told(right)},\n" for name, most, left, right in trees
    )
    return f'''"""The boosted trees of the alignment, fitted by fit_alignment.py.

Written by that script: change it there.
"""

from collections.abc import Sequence


# fmt: off
def tree_odds(values: Sequence[float]) -> float:
    """The log-odds that the trees give a pair with these features of the second step."""
    (
{names}    ) = values
    return sum((
        {prior},  # of any pair
{lines}    ))
'''


def write(weights: Fitted, threshold: float, strong: float, name: str, stories: int) -> None:
    def block(title: str, names: tuple[str, ...], values: np.ndarray) -> str:
        rows = "".join(f"    {v:.4f},  # {n}\n" for n, v in zip(names, values[:-1], strict=True))
        return f"{title} = (\n{rows})\n{title}_BIAS = {values[-1]:.4f}\n"

    TARGET.write_text(
        f'"""Weights of the alignment, fitted by fit_alignment.py on {stories} pairs ({name}).\n\n'
        "Written by that script: change it there. THRESHOLD is the least chance of a link; from\n"
        'STRONG on a link counts as the same statement, below as a partial one.\n"""\n\n'
        + block("FIRST", FEATURES, weights.first)
        + block("SECOND", (*FEATURES, *SECOND), weights.second)
        + f"THRESHOLD = {threshold:.2f}\nSTRONG = {strong:.2f}\n",
        encoding="utf-8",
    )
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
