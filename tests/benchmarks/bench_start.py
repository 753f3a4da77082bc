"""Start to first paint in a terminal against a bare Textual app with the same rows; verbs as processes.

usage: python -m tests.benchmarks.bench_start [--runs 9]

Runs alternate, so that a busy machine slows both alike; medians and their ratio are printed.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from reader.importing.samples import load_samples, samples_dir

BARE = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*ROWS)
    def on_mount(self):
        self.query_one(OptionList).focus()
    BINDINGS = [("q", "quit", "Quit")]
ROWS = {rows!r}
Bare().run()
"""


def first_paint(command: list[str], wanted: bytes, data: Path) -> tuple[float, float]:
    """Milliseconds until the terminal shows ``wanted``, and the process's peak memory in MB."""
    started = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", STORYDIFF_DATA_DIR=str(data))
        os.execv(command[0], command)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen, shown = b"", 0.0
    while time.perf_counter() - started < 30:
        ready, _, _ = select.select([fd], [], [], 0.5)
        if ready:
            try:
                seen += os.read(fd, 65536)
            except OSError:
                break
        if wanted in seen and not shown:
            shown = (time.perf_counter() - started) * 1000
            os.write(fd, b"q")
    _, _, usage = os.wait4(pid, 0)
    os.close(fd)
    if not shown:
        raise SystemExit(f"never shown: {command}")
    return shown, usage.ru_maxrss / 1024


def whole(command: list[str], data: Path) -> float:
    """Milliseconds of a whole process."""
    started = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"STORYDIFF_DATA_DIR": str(data)}
    )
    return (time.perf_counter() - started) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    # Where byte code is not written, a checkout is compiled anew at each start; an installation is not.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows = [f"{a.headline}  {a.source}  {a.date}" for a in load_samples()]
    script = [sys.executable, "-c", BARE.format(rows=rows)]
    program = [str(Path(sys.executable).with_name("storydiff"))]
    wanted = b"Harbour"
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        ours, bare = [], []
        for run in range(runs + 1):
            pair = first_paint(program, wanted, data), first_paint(script, wanted, data)
            if run:  # the first run warms the caches
                ours.append(pair[0])
                bare.append(pair[1])
        a = statistics.median(t for t, _ in ours)
        b = statistics.median(t for t, _ in bare)
        print(f"first paint: storydiff {a:.0f} ms, bare Textual app {b:.0f} ms, ratio {a / b:.2f}")
        print(
            f"peak memory: storydiff {max(m for _, m in ours):.0f} MB, bare {max(m for _, m in bare):.0f} MB"
        )
        sample = [str(samples_dir() / f"meta-scale-{k}.md") for k in (1, 4)]
        for verb in (["--version"], ["list"], ["compare", "--exit-zero", *sample]):
            times = [whole([*program, *verb], data) for _ in range(runs)]
            print(f"storydiff {verb[0]}: median {statistics.median(times):.0f} ms, least {min(times):.0f} ms")
        python = [whole([sys.executable, "-c", "pass"], data) for _ in range(runs)]
        print(f"python -c pass: median {statistics.median(python):.0f} ms")


if __name__ == "__main__":
    main()
