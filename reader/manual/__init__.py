"""The manual: pages of Markdown beside this file, one a topic."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files

from reader.errors import InputError


@dataclass(frozen=True, slots=True)
class Topic:
    """A page: the name to ask for it by, its title, and one line about it."""

    name: str
    title: str
    about: str


_TOPICS = (
    Topic("start", "Getting started", "from the first run to the morning's news"),
    Topic("library", "The library", "the list: views, marks, filter, order, what to do with an article"),
    Topic("reading", "Reading an article", "moving, searching, versions, bookmarks and notes"),
    Topic("comparing", "Comparing two articles", "what the signs mean, and how to move"),
    Topic("story", "One story, many reports", "every report against every other, figure by figure"),
    Topic("second", "A second reader", "a language model for what the words leave in doubt, if you wish"),
    Topic("feeds", "Feeds and what comes in", "adding files and pages, following feeds"),
    Topic("searching", "Searching", "words, phrases, fields, dates, states and figures"),
    Topic("keys", "All keys", "every key of every screen"),
    Topic("deciding", "How a comparison decides", "what makes sentences linked, and figures differ"),
    Topic("stories", "How stories are found", "which articles are taken to report the same event"),
    Topic("commands", "The command line", "every verb, what it prints, the exit status"),
    Topic("formats", "Formats", "what can be read in, and the JSON that comes out"),
    Topic("numbers", "How good and how fast it is", "every number, with the command that measures it"),
    Topic("data", "Your data", "where it lives, what keeps it safe, what goes over the network"),
    Topic("limits", "What it cannot do", "where not to trust it"),
    Topic("inside", "Inside", "the rooms of the code, and where something new goes"),
)
"""The pages in reading order; each is the file of its name."""


def topics() -> tuple[Topic, ...]:
    """Every page, in reading order."""
    return _TOPICS


def find(name: str) -> Topic:
    """The topic with this name, or the only one whose name begins so.

    Raises:
        InputError: There is none, or there are several.
    """
    wanted = name.strip().lower().removesuffix(".md")
    names = [topic.name for topic in _TOPICS]
    begun = [known for known in names if wanted and known.startswith(wanted)]
    if wanted in names or len(begun) == 1:
        return _TOPICS[names.index(wanted if wanted in names else begun[0])]
    shown = "".join(letter if letter.isprintable() else "?" for letter in name)[:40]
    if begun:
        raise InputError(f"{shown}: several topics of the manual begin like that: {', '.join(begun)}")
    near = get_close_matches(wanted, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}? " if near else ""
    raise InputError(f"{shown}: no such topic of the manual; {hint}the topics are {', '.join(names)}")


def page(name: str) -> str:
    """The Markdown of a topic's page.

    Raises:
        InputError: There is no such topic, or several begin like that.
    """
    return (files(__name__) / f"{find(name).name}.md").read_text(encoding="utf-8")
