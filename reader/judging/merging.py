"""The first reader's comparison with what the second one answered: where it has answered, its word holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.comparison.verdicts import judge
from reader.judging.model import Answer, Item, Task

_STRENGTH = {"same": Strength.SAME, "partly": Strength.PARTIAL}
_NO_REASON = "no reason was given"


def merged(comparison: Comparison, answers: Mapping[Item, Answer], by: str) -> Comparison:
    """The comparison with the answers in it.

    Args:
        comparison: What the words say.
        answers: What the second reader says of items of ``questions(comparison)``.
        by: What the second reader is called.
    """
    if not answers:
        return comparison
    links = {(a.left, a.right): a for a in comparison.alignments}
    pairs = {(p.left, p.right): p for p in comparison.figure_pairs}
    for item, answer in answers.items():
        key = item.left, item.right
        if item.task is Task.LINKS:
            strength = _STRENGTH.get(answer.verdict)
            known = links.pop(key, None)
            if strength is not None:
                link = known or Alignment(*key, 0.0, strength)
                links[key] = replace(link, strength=strength, by=by, why=answer.why)
            continue
        pairs.pop(key, None)
        verdict = _verdict(comparison, item, answer)
        if verdict is not None:
            pairs[key] = FigurePair(*key, verdict, answer.why or _NO_REASON, by=by)
    return replace(
        comparison,
        alignments=tuple(links[key] for key in sorted(links)),
        figure_pairs=tuple(pairs[key] for key in sorted(pairs)),
    )


def _verdict(comparison: Comparison, item: Item, answer: Answer) -> Verdict | None:
    """The verdict on two figures; None if they are of two things.

    Whether equal values are equal is not for a second reader to say: only what the rule leaves open is.
    """
    if answer.verdict == "other":
        return None
    if answer.verdict == "differ":
        return Verdict.DIFFERS
    rule, _ = judge(comparison.left.figures[item.left], comparison.right.figures[item.right])
    return Verdict.SAME if rule is Verdict.SAME else Verdict.COMPATIBLE
