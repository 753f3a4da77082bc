"""What a second reader that makes no mistake would make of the comparison, and what asking it costs.

usage: python -m tests.benchmarks.bench_second [LABELS TEXTS]...

Every pair of each labelled set is compared, and its open questions are sent to a server on this machine that
answers from the labels. What comes out is the ceiling that the questions allow; the cost is told for two
articles of 1,000 words. Needs NumPy, SciPy and scikit-learn.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reader.comparison.compare import compare
from reader.comparison.model import Comparison
from reader.judging.asking import ask_all
from reader.judging.client import Client, Endpoint
from reader.judging.merging import merged
from reader.judging.model import Answer, Item, Task
from reader.judging.questions import batches, ids, messages, questions
from tests.benchmarks.fit_pairing import Measured
from tests.benchmarks.labelled import LabelledPair, load_pairs, read_rows
from tests.benchmarks.score_labels import LABELS, TEXTS, Count

WORDS = 2000  # of two articles together, for which the cost is told


class Table(dict[str, str]):
    """Verdicts by what an item says: its sentences, its figures marked."""

    def rows(self, question: Mapping[str, object]) -> list[dict[str, str]]:
        items = question["items"]
        assert isinstance(items, list)
        otherwise = "no" if question["task"] == "links" else "other"
        return [
            {"id": item["id"], "verdict": self.get(_key(item["a"], item["b"]), otherwise), "why": "labelled"}
            for item in items
        ]


def _key(a: str, b: str) -> str:
    return f"{a}\0{b}"


@contextmanager
def serving(table: Table) -> Iterator[str]:
    """A server that answers from a table; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            content = asked["messages"][-1]["content"]
            rows = table.rows(json.loads(content.partition("\n")[2]))
            said = {"choices": [{"message": {"content": json.dumps({"answers": rows})}}]}
            data = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


def labelled(pair: LabelledPair, items: list[Item], labels: Path) -> dict[Item, str]:
    """What the labels say of items."""
    measured = Measured(pair, labels, {})
    verdicts = {"same": "agree", "compatible": "agree", "differs": "differ"}
    found: dict[Item, str] = {}
    for item in items:
        if item.task is Task.LINKS:
            strengths = {
                pair.labels[k] for k in pair.links.get((item.left, item.right), ()) if k in pair.labels
            }
            if strengths:
                found[item] = "same" if "same" in strengths else "partly"
        else:
            ends = measured.names[0].get(item.left, ""), measured.names[1].get(item.right, "")
            if ends in measured.gold:
                found[item] = verdicts[measured.gold[ends]]
    return found


def answered(pair: LabelledPair, comparison: Comparison, items: list[Item], labels: Path) -> Comparison:
    """A comparison with all that the labels answer, by way of a server."""
    table = Table({_key(item.a, item.b): said for item, said in labelled(pair, items, labels).items()})
    answers: dict[Item, Answer] = {}
    with serving(table) as url:
        client = Client(Endpoint(url, "labels"))
        asked = ask_all(items, client.ask, answers.update, lambda *_: None, client.stop)
    assert asked.answered == len(items), asked.said
    return merged(comparison, answers, "labels")


def main() -> None:
    given = [Path(argument) for argument in sys.argv[1:]]
    sets = list(zip(given[::2], given[1::2], strict=True)) or [(LABELS, TEXTS)]
    for labels, texts in sets:
        links, differs, words = Count(), Count(), 0
        cost = {"items": 0, "questions": 0, "bytes": 0, "seconds": 0.0}
        verdicts = read_rows(labels / "figure_pairs.tsv")
        for pair in load_pairs(labels, texts):
            comparison = compare(pair.left, pair.right)
            started = time.perf_counter()
            items = questions(comparison)
            cost["seconds"] += time.perf_counter() - started
            words += pair.left.article.words + pair.right.article.words
            cost["items"] += len(items)
            for batch in batches(items):
                assert len(ids(batch)) == len(batch)
                cost["questions"] += 1
                cost["bytes"] += sum(len(m["content"].encode()) for m in messages(batch))
            made = answered(pair, comparison, items, labels)
            wanted = {key for key, strength in pair.labels.items() if strength == "same"}
            partly = {key for key, strength in pair.labels.items() if strength == "partial"}
            told = {(a.left, a.right) for a in made.alignments}
            right = {key for ends in told for key in pair.links.get(ends, ())}
            wrong = sum(
                not any(key in wanted or key in partly for key in pair.links.get(ends, ())) for ends in told
            )
            links.right += len(wanted & right)
            links.missed += len(wanted - right)
            links.wrong += wrong
            measured = Measured(pair, labels, {})
            a, b = pair.name
            true = {
                (row["a"], row["b"])
                for row in verdicts
                if row["verdict"] == "differs" and (row["a"].split(".")[0], row["b"].split(".")[0]) == (a, b)
            }
            found = {
                (measured.names[0].get(p.left, ""), measured.names[1].get(p.right, ""))
                for p in made.figure_pairs
                if p.verdict == "differs"
            }
            differs.add(found, true)
        print(f"{labels.name}: links P {links.precision:.3f} R {links.recall:.3f} F1 {links.f1:.3f}")
        print(
            f"  differs P {differs.precision:.3f} R {differs.recall:.3f} of {differs.right + differs.missed}"
        )
        share = WORDS / max(1, words)
        told_cost = ", ".join(f"{value * share:,.1f} {name}" for name, value in cost.items())
        print(f"  two articles of {WORDS // 2:,} words: {told_cost}")


if __name__ == "__main__":
    main()
