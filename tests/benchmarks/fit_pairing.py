"""Fit the weights of the figure pairing on labelled pairs and write reader/comparison/pair_weights.py.

usage: python -m tests.benchmarks.fit_pairing LABELS TEXTS [--also LABELS TEXTS START WEIGHT ...]
       [--judgements FILE ...] [--check LABELS TEXTS ...] [--write]

Needs NumPy, SciPy and scikit-learn. Run it after fit_alignment.py, with the same sets first; the made pairs
of tests/labels are always fitted on, and no threshold is chosen by them. Two models are fitted: one for
figures whose values agree, one for figures whose values do not. The chances of links that they build on, and
all that is told of them, are of stories that nothing was fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from reader.comparison import align, figure_rows, pair_weights, pairing
from reader.comparison.features import measure
from reader.comparison.figure_rows import AGREEING, DIFFERING, FigureRow
from reader.comparison.model import FigurePair
from reader.figures.model import Analysis
from tests.benchmarks import fit_alignment
from tests.benchmarks.fit_alignment import f1, fit
from tests.benchmarks.labelled import MADE, LabelledPair, load_judgements, load_made, load_pairs, read_rows

TARGET = Path(__file__).parents[2] / "reader" / "comparison" / "pair_weights.py"
FOLDS = fit_alignment.FOLDS
PRECISION, RECALL = 0.8, 0.52
"""What must hold of the pairs that are told to differ, and be found of all with those that may."""
FEWEST = 4
"""Pairs that must be right at least for a threshold to be taken."""
SHARE = 0.12
"""Weight of an agreeing pair altered to differ: about how often two figures that belong together do."""


class Measured:
    """One pair of articles: its comparable figures, and which of them are labelled as a pair.

    ``links`` are the chances that pairs of its sentences say the same thing.
    """

    def __init__(
        self,
        pair: LabelledPair,
        labels: Path,
        links: dict[tuple[int, int], float],
        weight: float = 1.0,
        said: Mapping[tuple[int, int], str | bool] | None = None,
        other: int = 0,
    ) -> None:
        """``said`` are verdicts by our own indexes, instead of labels; of all other pairs ``other`` holds."""
        self.pair, self.group, self.weight = pair, labels.name, weight
        a, b = pair.name
        self.rows = figure_rows.measure_figures(pair.left, pair.right, measure(pair.left, pair.right), links)
        self.differs = np.array([row.differing for row in self.rows], bool)
        self.names: tuple[dict[int, str], dict[int, str]]
        if said is not None:
            self.names = ({k: str(k) for k in range(10**4)}, {k: str(k) for k in range(10**4)})
            self.loose, self.optional = set(), set()
            self.gold = {(str(i), str(j)): str(verdict) for (i, j), verdict in said.items() if verdict}
            known_pairs = {key: int(bool(verdict)) for key, verdict in said.items()}
            self.y = np.array([known_pairs.get((row.left, row.right), other) for row in self.rows])
            return
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

    def x(self, differs: bool) -> np.ndarray:
        """The features of the pairs that differ, or of those that agree."""
        names = DIFFERING if differs else AGREEING
        rows = [row.values for row, own in zip(self.rows, self.differs, strict=True) if own == differs]
        return np.array(rows).reshape(len(rows), len(names))

    def ids(self, row: FigureRow | FigurePair) -> tuple[str, str]:
        return self.names[0].get(row.left, f"?{row.left}"), self.names[1].get(row.right, f"?{row.right}")

    def _label(self, row: FigureRow) -> int:
        ids = self.ids(row)
        if ids in self.optional or set(ids) & self.loose or ids[0][0] == "?" or ids[1][0] == "?":
            return -1
        return 1 if ids in self.gold else 0

    def chances(self) -> list[float]:
        return pairing.row_chances(self.rows, self.pair.left, self.pair.right)

    def counts(self, chances: list[float], want: str | None = None) -> tuple[int, int, int]:
        """(right, wrong, missed) pairs with their verdicts, as the labels' own scorer counts them."""
        found = {}
        for pair in pairing.pair_figures(self.rows, chances):
            ids = self.ids(pair)
            if ids not in self.optional and not set(ids) & self.loose:
                found[ids] = str(pair.verdict)
        if want == "unclear":
            true = {k for k, v in self.gold.items() if v == "differs"}
            told = {k for k, v in found.items() if v in ("differs", "unclear")}
            return len(true & told), sum(v == "unclear" for v in found.values()), len(true - told)
        gold = {(k, v) for k, v in self.gold.items() if want in (None, v)}
        ours = {(k, v) for k, v in found.items() if want in (None, v) and v != "unclear"}
        return len(gold & ours), len(ours - gold), len(gold - ours)


def _matched(analysis: Analysis, name: str, known: list[dict[str, str]]) -> dict[int, str]:
    to_file = analysis.article.source_map.to_file
    own = [row for row in known if row["id"].startswith(name + ".")]
    found = {}
    for k, figure in enumerate(analysis.figures):
        start, end = to_file(figure.start), to_file(figure.end - 1) + 1
        for row in own:
            if min(end, int(row["end"])) > max(start, int(row["start"])):
                found[k] = str(row["id"])
                break
    return found


Set = tuple[Path, Path, str, float]
"""Labels, texts, how the names of the wanted pairs start, and how much a pair counts."""


def load(sets: Iterable[Set], linking: int) -> list[Measured]:
    """The pairs of every set, their links measured by a model that was fitted on other stories.

    The first ``linking`` sets are those that the links are fitted on.
    """
    pairs = [
        [(pair, labels, weight) for pair in load_pairs(labels, texts) if pair.name[0].startswith(start)]
        for labels, texts, start, weight in sets
    ]
    links = [fit_alignment.Measured(pair) for found in pairs[:linking] for pair, _, _ in found]
    done: list[Measured] = []
    models = []
    for fold in range(FOLDS):
        models.append(
            fit_alignment.both([d for k, d in enumerate(links) if k % FOLDS != fold], fit_alignment.RIDGE)
        )
    every = [item for found in pairs for item in found]
    for k, (pair, labels, weight) in enumerate(every):
        # A set that the links are not fitted on is new to each of the models.
        measured = links[k] if k < len(links) else fit_alignment.Measured(pair)
        chance = fit_alignment.chances(measured, models[k % FOLDS])
        by_place = {(r.left, r.right): float(c) for r, c in zip(measured.rows, chance, strict=True)}
        done.append(Measured(pair, labels, by_place, weight))
    for k, (pair, said) in enumerate(load_made()):
        new = fit_alignment.Measured(pair)
        chance = fit_alignment.chances(new, models[k % FOLDS])
        by_place = {(r.left, r.right): float(c) for r, c in zip(new.rows, chance, strict=True)}
        done.append(Measured(pair, MADE, by_place, said=said))
    return done


def altered(values: np.ndarray, nearness: float) -> np.ndarray:
    """The features of an agreeing pair as if one of its two reports had another value."""
    named = dict(zip(AGREEING, values, strict=True))
    new = {name: named[name] for name in figure_rows.BOTH}
    close = float(nearness >= 0.95 and named["telling"] > 0)
    alike, tight = named["said_alike"], named["tight"]
    new |= {"taken": 0.0, "nearness": nearness, "far": float(nearness < 0.5), "close": close}
    new |= {"close_said": close * alike, "close_linked": close * named["link"], "close_tight": close * tight}
    new |= {"linked_tight": named["link"] * tight, "said_unit": float(alike > 0 and not named["unit_clash"])}
    new |= {"free_tight": tight, "digits": 0.7, "unit_tight": named["unit"] * tight}
    new |= {"best_tight": named["best"] * tight}
    return np.array([new.get(name, 0.0) for name in DIFFERING])


def fit_all(data: list[Measured], ridge: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the model for agreeing pairs, and of that for differing ones.

    Few labelled pairs differ, but what tells that two figures belong together does not hang on their
    values: each labelled agreeing pair counts once more, with weight ``SHARE``, as one that differs.
    """
    rng = np.random.default_rng(0)
    agreeing = np.vstack([d.x(False) for d in data])
    y = np.concatenate([d.y[~d.differs] for d in data])
    weight = np.concatenate([np.full((~d.differs).sum(), d.weight) for d in data])
    same = (agreeing[:, AGREEING.index("same")] > 0) & (y == 1)
    dated = agreeing[:, [AGREEING.index("year"), AGREEING.index("date")]].sum(axis=1) > 0
    near = np.where(dated[same], 0.5, 1 - rng.exponential(0.12, same.sum()).clip(0.001, 0.8))
    extra = np.array([altered(row, value) for row, value in zip(agreeing[same], near, strict=True)])
    x = np.vstack([*(d.x(True) for d in data), extra])
    target = np.concatenate([*(d.y[d.differs] for d in data), np.ones(len(extra))])
    each = np.concatenate([*(np.full(d.differs.sum(), d.weight) for d in data), SHARE * weight[same]])
    return fit(agreeing, y, ridge, weight), fit(x, target, ridge, each)


def use(weights: tuple[np.ndarray, np.ndarray]) -> None:
    agreeing, differing = weights
    pair_weights.AGREEING, pair_weights.AGREEING_BIAS = tuple(agreeing[:-1]), float(agreeing[-1])
    pair_weights.DIFFERING, pair_weights.DIFFERING_BIAS = tuple(differing[:-1]), float(differing[-1])


Rated = list[tuple[Measured, list[float]]]
"""Pairs of articles with the chances of their rows."""


def counted(data: Rated, want: str | None) -> np.ndarray:
    """(right, wrong, missed) over pairs of articles, at the thresholds in use."""
    return np.sum([d.counts(chances, want) for d, chances in data], axis=0)


def thresholds(data: Rated) -> None:
    """Choose the three thresholds on held-out stories, and put them in use."""
    grid = [float(t) for t in np.arange(0.05, 0.95, 0.025).round(3)]
    pair_weights.DIFFERS = pair_weights.UNCLEAR = 2.0
    scores = {}
    for t in grid:
        pair_weights.AGREES = t
        scores[t] = f1(counted(data, None))[2]
    # Of thresholds about as good the highest: precision first.
    pair_weights.AGREES = max(t for t in grid if scores[t] >= max(scores.values()) - 0.005)
    differ = {}
    for t in grid:
        pair_weights.DIFFERS = pair_weights.UNCLEAR = t
        differ[t] = counted(data, "differs")
        right, wrong, missed = differ[t]
        print(f"  differing at {t}: right {right:.0f}, wrong {wrong:.0f}, missed {missed:.0f}")
    # Behind a few pairs alone stands no precision.
    held = [t for t in grid if differ[t][0] >= FEWEST and f1(differ[t])[0] >= PRECISION]
    pair_weights.DIFFERS = min(held, default=0.9)
    recall = {}
    for t in grid:
        pair_weights.UNCLEAR = t
        recall[t] = f1(counted(data, "unclear"))[1]
    pair_weights.UNCLEAR = max([t for t in grid if recall[t] >= RECALL], default=grid[0])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument(
        "--also", nargs=4, action="append", default=[], metavar=("LABELS", "TEXTS", "START", "WEIGHT")
    )
    parser.add_argument("--linking", type=int, default=2, help="so many sets, from the first, fit the links")
    parser.add_argument(
        "--check", nargs=2, type=Path, action="append", default=[], metavar=("LABELS", "TEXTS")
    )
    parser.add_argument(
        "--judgements",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="what a person said, of: storydiff judgements --format json",
    )
    parser.add_argument("--ridge", type=float, default=3.0)
    parser.add_argument(
        "--made",
        nargs="*",
        default=[MADE.name, "labels"],
        help="sets that are fitted on, and not measured",
    )
    parser.add_argument("--write", action="store_true")
    o = parser.parse_args()
    sets = [(o.labels, o.texts, "", 1.0), *((Path(a), Path(b), start, float(w)) for a, b, start, w in o.also)]
    data = load(sets, o.linking)
    for path in o.judgements:
        for pair, said in load_judgements(path):
            pairs = measure(pair.left, pair.right)
            data.append(Measured(pair, path, align.chances(pairs), said=said, other=-1))
    for name in {d.group: 0 for d in data}:
        own = [d for d in data if d.group == name]
        within = [key in {d.ids(row) for row in d.rows} for d in own for key in d.gold]
        print(
            f"{name}: {sum(len(d.rows) for d in own)} pairs looked at, {np.mean(within):.3f} of the labelled "
            "among them"
        )
    held_out: Rated = []
    for fold in range(FOLDS):
        use(fit_all([d for k, d in enumerate(data) if k % FOLDS != fold], o.ridge))
        held_out += [(d, d.chances()) for k, d in enumerate(data) if k % FOLDS == fold]
    thresholds([(d, chances) for d, chances in held_out if d.group not in o.made])
    for name in [*{d.group: 0 for d in data}, ""]:
        found = [(d, c) for d, c in held_out if d.group == name or (not name and d.group not in o.made)]
        show(f"held-out stories of {name or 'all but made ones'}", found)
    weights = fit_all(data, o.ridge)
    use(weights)
    if o.check:
        checked = load([*sets[: o.linking], *((*c, "", 1.0) for c in o.check)], o.linking)
        for labels, _ in o.check:
            show(labels.name, [(d, d.chances()) for d in checked if d.group == labels.name])
    for names, w in ((AGREEING, weights[0]), (DIFFERING, weights[1])):
        print(" ".join(f"{name} {value:.2f}" for name, value in zip(names, w, strict=False)))
    if o.write:
        write(
            weights,
            [(" ".join(filter(None, (labels.name, start))), weight) for labels, _, start, weight in sets]
            + [(MADE.name, 1.0)],
            len(data),
        )


def show(name: str, found: Rated) -> None:
    """Print how pairs, those told to differ, and those with the ones that may, do."""
    pairs, differs, unclear = (counted(found, want) for want in (None, "differs", "unclear"))
    print(
        f"{name}: pairs P/R/F1 {' '.join(f'{v:.3f}' for v in f1(pairs))}; told to differ: right "
        f"{differs[0]:.0f}, wrong {differs[1]:.0f} (P {f1(differs)[0]:.2f}); with those that may, "
        f"{unclear[0]:.0f} of {unclear[0] + unclear[2]:.0f} (R {f1(unclear)[1]:.2f}), "
        f"{unclear[1] / max(1, len(found)):.1f} a pair of articles"
    )


def write(weights: tuple[np.ndarray, np.ndarray], sets: list[tuple[str, float]], stories: int) -> None:
    def block(title: str, names: tuple[str, ...], values: np.ndarray) -> str:
        rows = "".join(f"    {v:.4f},  # {n}\n" for n, v in zip(names, values[:-1], strict=True))
        return f"{title}: tuple[float, ...] = (\n{rows})\n{title}_BIAS = {values[-1]:.4f}\n"

    told = ", ".join(name if weight == 1 else f"{name} at weight {weight:g}" for name, weight in sets)
    TARGET.write_text(
        f'"""Weights of the figure pairing, fitted by fit_pairing.py on {stories} pairs\n'
        f"({told}). Written by that script: change it there.\n\n"
        "AGREES and DIFFERS are the least chances at which a pair of that verdict is kept, UNCLEAR that of\n"
        'one that may differ.\n"""\n\n'
        + block("AGREEING", AGREEING, weights[0])
        + block("DIFFERING", DIFFERING, weights[1])
        + f"AGREES = {pair_weights.AGREES:.3f}\nDIFFERS = {pair_weights.DIFFERS:.3f}\n"
        f"UNCLEAR = {pair_weights.UNCLEAR:.3f}\n",
        encoding="utf-8",
    )
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
