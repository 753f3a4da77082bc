"""A model on this machine that answers from a table, and with every fault that servers have."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.serving import Act, Handler, Reply, Web

CHAT = "/v1/chat/completions"
Says = Callable[[str, Mapping[str, Any]], str | None]
"""The verdict on one item of a task, None to leave it out."""


def question_of(body: bytes) -> dict[str, Any]:
    """The object that ends the last message of a question."""
    content = json.loads(body)["messages"][-1]["content"]
    assert content.endswith("]}")
    found: dict[str, Any] = json.loads(content[content.index('{"task"') :])
    assert set(found) == {"task", "items"}
    return found


def told(rows: Sequence[Mapping[str, Any]]) -> str:
    """What a model says that gives these answers."""
    return json.dumps({"answers": list(rows)}, ensure_ascii=False)


def saying(content: object) -> Reply:
    """A reply in which the model says something."""
    message = {"role": "assistant", "content": content}
    body = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    return Reply(json.dumps(body).encode(), headers={"Content-Type": "application/json"})


def refusing(status: int, message: str = "", **headers: str) -> Reply:
    """A reply that refuses, as these servers do."""
    body = json.dumps({"error": {"message": message}}).encode()
    return Reply(body, status, {"Content-Type": "application/json", **headers})


def answering(says: Says, wrap: str = "{}") -> Act:
    """Answers each item of a question; ``wrap`` holds the place of the answer in what is said."""

    def act(handler: Handler) -> None:
        question = question_of(handler.body)
        rows = [
            {"id": item["id"], "verdict": verdict, "why": f"as item {item['id']} says"}
            for item in question["items"]
            if (verdict := says(question["task"], item)) is not None
        ]
        handler.reply(saying(wrap.replace("{}", told(rows))))

    return act


def same(task: str, item: Mapping[str, Any]) -> str:
    """Says the same of everything."""
    return {"links": "same", "figures": "differ"}[task]


def serve(web: Web, *acts: Act | Reply) -> str:
    """Let the server answer questions so, one after the other, the last for ever; its address."""
    web.pages[CHAT] = list(acts)
    return web.url("/v1")
