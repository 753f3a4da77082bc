"""The manual: its pages, its links and the README's, and the verb that shows it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from reader import manual
from reader.errors import InputError
from tests.program import ROOT, run
from tests.test_cli import Call, call

__all__ = ["call"]

FOLDER = ROOT / "reader" / "manual"
NAMES = [topic.name for topic in manual.topics()]
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
README_LINES = 150
COLUMNS = 120
PAGES = [ROOT / "README.md", *sorted(FOLDER.glob("*.md"))]
EVERY_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)


def links(path: Path) -> list[tuple[bool, str]]:
    """Whether it is a picture, and the target, of each link of a page."""
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.S)
    return [(bool(mark), target) for mark, target in LINK.findall(text)]


def anchors(path: Path) -> set[str]:
    """What a link can point at within a page."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# Pages


def test_each_topic_has_its_page_and_each_page_its_topic() -> None:
    assert sorted(NAMES) == sorted(path.stem for path in FOLDER.glob("*.md"))
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("topic", manual.topics(), ids=NAMES)
def test_a_page_begins_with_its_title(topic: manual.Topic) -> None:
    text = manual.page(topic.name)
    assert text.startswith(f"# {topic.title}\n\n") and text.endswith("\n")
    assert topic.about and not topic.about.endswith(".")


@EVERY_PAGE
def test_lines_are_short_and_only_the_readme_has_pictures(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > COLUMNS and not line.startswith("|")] == []
    assert path.name == "README.md" or not any(picture for picture, _ in links(path))


@EVERY_PAGE
def test_every_link_leads_somewhere(path: Path) -> None:
    """Relative targets are in the checkout, and headings that are pointed at stand there."""
    for _, target in links(path):
        if re.match(r"\w+:", target):
            continue
        name, _, anchor = target.partition("#")
        to = path.parent / name if name else path
        assert to.is_file() and ROOT in to.resolve().parents, target
        assert not anchor or anchor in anchors(to), target


def test_a_topic_may_be_given_by_its_beginning() -> None:
    assert manual.find("comp").name == "comparing"
    assert manual.find("Comparing.md").name == "comparing"
    assert manual.find("story").name == "story"
    assert manual.page("lim") == (FOLDER / "limits.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("sto", ["sto: several topics", "story, stories"]),
        ("serching", ["did you mean searching?", "the topics are start, library,"]),
        ("zebra", ["zebra: no such topic", "the topics are start, library,"]),
        ("", ["no such topic"]),
        ("\x1b[2J../start", ["?[2J../start: no such topic"]),
    ],
)
def test_an_unknown_topic_is_refused(name: str, parts: list[str]) -> None:
    with pytest.raises(InputError) as refused:
        manual.find(name)
    for part in parts:
        assert part in str(refused.value)
    assert "\x1b" not in str(refused.value)


# The README


def test_the_readme_is_short_and_names_every_page() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= README_LINES
    for topic in manual.topics():
        assert f"| [{topic.title}](reader/manual/{topic.name}.md) | {topic.about} |" in text
    assert sum(picture for picture, _ in links(ROOT / "README.md")) == 1


# The verb


def test_the_topics(call: Call) -> None:
    result = call("manual")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    for topic, line in zip(manual.topics(), lines, strict=False):
        assert line.split()[0] == topic.name
        assert topic.title in line and line.endswith(topic.about)
    assert max(map(len, lines)) <= COLUMNS


@pytest.mark.parametrize("name", NAMES)
def test_a_page_in_a_pipe_is_markdown(call: Call, name: str) -> None:
    result = call("manual", name)
    assert (result.status, result.err, result.out) == (0, "", manual.page(name))


def test_no_such_topic(call: Call) -> None:
    call("manual", "serching").refused("serching", "did you mean searching?")
    call("manual", "start", "library").refused(status=2)


def test_help_has_an_example(call: Call) -> None:
    result = call("manual", "--help")
    assert result.status == 0 and "storydiff manual comparing" in result.out


@pytest.mark.parametrize("name", NAMES)
def test_a_page_on_a_terminal_is_set(call: Call, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """No Markdown marks are left, the measure is kept, and a link says how to open its page."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "90")
    shown = call("manual", name).out
    assert manual.find(name).title in shown
    assert "\x1b" not in shown and "](" not in shown and "**" not in shown and "<!--" not in shown
    assert max(map(len, shown.splitlines())) <= 90
    for target in re.findall(r"\((\w+)\.md", manual.page(name)):
        assert f"manual {target}" in " ".join(shown.split())


def test_a_terminal_gets_colour_unless_nobody_wants_it(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1m" in call("manual", "start").out
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in call("manual", "start").out


def test_the_manual_opens_no_screen() -> None:
    """Neither Textual nor the library is loaded for a page."""
    code = (
        "import sys\nfrom reader.cli import main\nmain(['manual', 'keys'])\n"
        "sys.exit(', '.join({'textual', 'sqlite3', 'reader.library'} & set(sys.modules)) or None)"
    )
    result = run(command=(sys.executable, "-c", code))
    assert (result.returncode, result.stderr.strip()) == (0, "")
