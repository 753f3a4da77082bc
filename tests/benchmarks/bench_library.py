"""How the library fares with many articles.

usage: python -m tests.benchmarks.bench_library CORPUS.jsonl[.gz] [--most 100000]

The corpus has a JSON object a line with title, source, date, url and text; beyond its end articles are
drawn from it anew, with other dates, addresses and some words changed. Prints import in articles a second,
finding stories, one more article, search, filter and scrolling in milliseconds, the start of the program (a
library of ten against the large one) and memory.
"""

from __future__ import annotations

import argparse
import fcntl
import gzip
import json
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from reader.importing.building import article_from_parts
from reader.library import Library, View
from reader.library.query import Query, parse_query

QUERIES = (
    "trump",
    "border wall",
    '"white house"',
    "impeach*",
    "source:reuters tariffs",
    "after:2019-06 shutdown",
    "is:unread election -trump",
    "figure:$1.3tn",
    "supreme court title:kavanaugh",
)


def drawn(rows: list[dict[str, str]], most: int) -> Iterator[dict[str, str]]:
    """The corpus, then articles drawn from it with changes."""
    yield from rows[:most]
    chance = random.Random(1)
    for k in range(len(rows), most):
        row = dict(chance.choice(rows))
        words = row["text"].split(" ")
        for _ in range(len(words) // 8):
            words[chance.randrange(len(words))] = chance.choice(words)
        row["text"] = " ".join(words)
        row["title"] = f"{row['title']} ({k})"
        row["date"] = (
            f"{chance.randrange(2012, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        )
        row["url"] = f"https://drawn.test/{k}"
        yield row


def milliseconds(work: Callable[[], object], times: int = 15) -> float:
    """The median time of some work."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def first_paint(data: Path) -> tuple[float, int]:
    """Milliseconds from the start of the program to its first screen, and its memory in MB then."""
    start = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40", STORYDIFF_DATA_DIR=str(data))
        os.execv(sys.executable, [sys.executable, "-m", "reader"])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    while b"library" not in seen:
        if not select.select([fd], [], [], 20)[0]:
            raise TimeoutError("no first screen within 20 seconds")
        seen += os.read(fd, 65536)
    taken = (time.perf_counter() - start) * 1000
    status = Path(f"/proc/{pid}/status").read_text()
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    return taken, memory // 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--most", type=int, default=0, help="articles in all; default: the corpus")
    parser.add_argument("--keep", type=Path, help="make the library there, or use the one that is there")
    parser.add_argument("--no-stories", action="store_true", help="leave the stories unfound")
    o = parser.parse_args()
    opened = gzip.open if o.corpus.suffix == ".gz" else open
    with opened(o.corpus, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    most = o.most or len(rows)
    with tempfile.TemporaryDirectory() as folder:
        data = o.keep or Path(folder, "many")
        few = Path(folder, "few")
        for place, count in ((few, 10), (data, most)):
            if (place / "library.db").exists():
                continue
            source = Path(folder, "in.jsonl")
            with source.open("w") as file:
                file.writelines(json.dumps(row) + "\n" for row in drawn(rows, count))
            start = time.perf_counter()
            command = [sys.executable, "-m", "reader", "add", str(source), "--data-dir", str(place)]
            subprocess.run(command, check=True, capture_output=True)
            taken = time.perf_counter() - start
            if place == data:
                print(
                    f"import: {count} articles, {count / taken:.0f} a second (stories and figures come later)"
                )
        with Library.open(few) as library:
            library.stories.find()
        measured(data, rows, stories=not o.no_stories)
        starts: dict[str, list[float]] = {"few": [], "many": []}
        memory = {"few": 0, "many": 0}
        print("starting the program", flush=True)
        for _ in range(7):
            for name, place in (("few", few), ("many", data)):
                taken, memory[name] = first_paint(place)
                starts[name].append(taken)
        ratio = median(starts["many"]) / median(starts["few"])
        print(
            f"first paint: {median(starts['few']):.0f} ms with ten, {median(starts['many']):.0f} with all, "
            f"ratio {ratio:.2f}; memory {memory['few']} and {memory['many']} MB"
        )


def measured(data: Path, rows: list[dict[str, str]], *, stories: bool) -> None:
    """All but the start."""
    with Library.open(data) as library:
        catalogue = library.catalogue
        if stories and (pending := library.stories.pending()):
            start = time.perf_counter()
            library.stories.find()
            taken = time.perf_counter() - start
            print(f"stories: {pending} articles in {taken:.1f} s, {taken / pending * 1000:.2f} ms each")
        while catalogue.measure(200):
            pass
        if stories:
            more = []
            chance = random.Random(2)
            for k in range(40):
                row = chance.choice(rows)
                library.add(
                    article_from_parts(
                        f"More {k} {row['title']}", row["text"], source=row["source"], date=row["date"],
                        url=f"https://more.test/{time.time_ns()}",
                    )
                )  # fmt: skip
                start = time.perf_counter()
                library.stories.find()
                more.append((time.perf_counter() - start) * 1000)
            print(f"one more article into its story: {median(more):.1f} ms, at most {max(more):.1f} ms")
        for text in QUERIES:
            query = parse_query(text)

            def search(query: Query = query) -> None:
                for number in catalogue.search(query)[:10]:
                    catalogue.passage(query, number)

            print(
                f"search {text!r}: {milliseconds(search):.1f} ms, {len(catalogue.search(query, 10**6))} found"
            )
        for words in ("t", "tr", "trump wall", "reuters"):
            taken = milliseconds(partial(catalogue.numbers, View(), words))
            print(f"filter {words!r}: {taken:.1f} ms, {len(catalogue.numbers(View(), words))} found")
        numbers = catalogue.numbers()
        chance = random.Random(3)

        def page() -> None:
            at = chance.randrange(max(1, len(numbers) - 64))
            catalogue.cards(numbers[at : at + 64])

        print(
            f"all of the list: {milliseconds(lambda: catalogue.numbers()):.1f} ms; "
            f"a page of it: {milliseconds(page):.1f} ms"
        )
        print(f"stories listed: {milliseconds(lambda: library.stories.numbers()):.1f} ms")


if __name__ == "__main__":
    main()
