"""Asking a second reader all that is open, several questions at a time; what was answered is kept at once."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from reader.judging.answers import read_answers
from reader.judging.client import ModelError, StoppedError, TooLongError
from reader.judging.model import AT_ONCE, Answer, Item
from reader.judging.questions import batches, messages

Send = Callable[[Sequence[Mapping[str, str]]], str]
Keep = Callable[[Mapping[Item, Answer]], object]
Tell = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking: how many items were answered, how many not, and why it ended before the end."""

    answered: int
    missing: int
    error: str = ""
    stopped: bool = False

    @property
    def said(self) -> str:
        """In one sentence."""
        told = f"{self.answered} place{'s' * (self.answered != 1)} judged"
        if self.missing:
            told += f", {self.missing} left open"
        if self.stopped:
            return f"stopped: {told}; what was answered stays"
        return f"{told}: {self.error}" if self.error else told


def ask_all(
    items: Sequence[Item],
    send: Send,
    keep: Keep,
    tell: Tell,
    stop: threading.Event,
    at_once: int = AT_ONCE,
) -> Asked:
    """Ask about every item, in questions of bounded size.

    A question that is too long is halved, what an answer leaves out is asked once more, and after a failure
    no further question is sent.

    Args:
        items: What to ask about.
        send: Sends messages, and gives what is said; may be called from several threads.
        keep: Is given the answers of each question as they come, in this thread.
        tell: Is told how many items are done, and of how many.
        stop: Set to end.
        at_once: Questions under way at a time, at most.
    """
    waiting = deque((batch, True) for batch in batches(items))
    answered = missing = 0
    error, stopped = "", False
    with ThreadPoolExecutor(max(1, at_once)) as pool:
        under_way: dict[Future[str], tuple[list[Item], bool]] = {}
        while under_way or (waiting and not error and not stopped):
            while waiting and len(under_way) < at_once and not error and not stopped:
                batch, first = waiting.popleft()
                under_way[pool.submit(send, messages(batch))] = batch, first
            done, _ = wait(under_way, timeout=0.2, return_when=FIRST_COMPLETED)
            stopped = stopped or stop.is_set()
            for future in done:
                batch, first = under_way.pop(future)
                try:
                    said = future.result()
                except TooLongError as problem:
                    if len(batch) > 1:
                        half = len(batch) // 2
                        waiting.extendleft([(batch[half:], first), (batch[:half], first)])
                    else:
                        missing += 1
                        error = error if answered else str(problem)
                    continue
                except StoppedError:
                    stopped = True
                    continue
                except ModelError as problem:
                    error = error or str(problem)
                    continue
                found = read_answers(said, batch)
                if found:
                    keep(found)
                answered += len(found)
                rest = [item for item in batch if item not in found]
                if rest and first:
                    waiting.append((rest, False))
                else:
                    missing += len(rest)
                tell(answered + missing, len(items))
    if items and not (answered or error or stopped):
        error = "its answers could not be used"
    return Asked(answered, len(items) - answered, error, stopped and not error)
