"""Step 5, context: the words around a number without a unit that make it an age."""

from __future__ import annotations

from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.nouns import is_plural
from reader.figures.numbers import NUMBER_WORDS
from reader.figures.rules import Rule, decide

_PERSON_AFTER = frozenset({",", ".", ";", ")", "—", "–", "who", "was", "is", "of", "and", "said", ""})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "another"})
_OLDEST = 120
_DIED = frozenset(
    {"dead", "dies", "died", "die", "dying", "death", "passed", "away", "married", "retired", "retire"}
)
_PERSONS = frozenset(
    {
        "he", "she", "who", "actor", "actress", "singer", "author", "writer", "man", "woman", "boy", "girl",
        "victim", "suspect", "driver", "senator", "musician", "composer", "director", "artist", "painter",
        "player", "father", "mother", "brother", "sister", "son", "daughter", "husband", "wife", "comedian",
        "star", "poet", "journalist", "teacher", "soldier", "officer", "deputy", "widow", "dancer", "coach",
    }
)  # fmt: skip
_CLAUSE_ENDS = frozenset({".", ",", ";", "”", '"', "’", "'", "", "!", "?", "and", "when", "but", "at", "—"})


def read_age(line: Line, number: Number, k: int) -> Draft | None:
    """The age in years that the words around a number make it: "aged 34", "Ms Ito, 29, said"."""
    if number.scaled != 1 or not 0 < number.value < _OLDEST:
        return None
    rule = decide(AGES, line, number.first, k)
    if rule is None or not rule.says:
        return None
    return Draft(number.first, number.last, Kind.AGE, number.value, unit="years")


def _in_digits(line: Line, i: int, most: int = 2, least: int = 2) -> bool:
    return line.raw[i].isdigit() and least <= len(line.raw[i]) <= most


def _after_at(line: Line, i: int, j: int) -> bool:
    return line.low[i - 1] == "at" or (line.low[i - 1] in ("just", "only") and line.low[i - 2] == "at")


def _opens_with_at(line: Line, i: int, j: int) -> bool:
    leads = line.low[i - 1] != "at" or line.opens(i - 1)
    return _after_at(line, i, j) and leads and line.low[j] in (",", ".", "and") and _in_digits(line, i)


def _between_commas(line: Line, i: int, j: int) -> bool:
    return line.low[i - 1] == "," and i >= 2 and line.low[j] in _PERSON_AFTER and _in_digits(line, i, 3, 1)


def _after_a_name(line: Line, i: int, j: int) -> bool:
    return _between_commas(line, i, j) and (line.is_capital(i - 2) or line.raw[i - 2] in (")", "”"))


def _after_a_noun(line: Line, i: int, j: int) -> bool:
    if not _between_commas(line, i, j) or line.low[j] != "," or not _in_digits(line, i):
        return False
    if line.low[j + 1] in NUMBER_WORDS or line.raw[j + 1].isdigit():
        return False
    near = line.low[max(0, i - 6) : i - 2]  # its article stands close by
    return line.is_word(i - 2) and not is_plural(line.low[i - 2]) and not _ARTICLES.isdisjoint(near)


def _in_brackets(line: Line, i: int, j: int) -> bool:
    return line.low[i - 1] == "(" and line.low[j] in (")", ",") and i >= 2 and _in_digits(line, i)


def _over_or_under(line: Line, i: int, j: int) -> bool:
    people = ("people", "men", "women", "those", "children", "anyone", "adults")
    return line.low[i - 1] in ("over", "under") and line.low[i - 2] in people


def _was(line: Line, i: int, j: int) -> bool:
    said = line.low[i - 1] == "was" and line.is_capital(i - 2) and len(line.raw[i]) == 2
    return said and line.low[j] in (",", ".", "and", "when", "at")


def _was_so_old(line: Line, i: int, j: int) -> bool:
    """Whether a person is said to be so old: "the actress was 68", "I'm now 85"."""
    low = line.low
    if low[j] not in _CLAUSE_ENDS or not _in_digits(line, i):
        return False
    k = i - 1 if low[i - 1] in ("now", "just", "only", "already") else i
    if low[k - 1] in ("was", "is", "were"):
        return low[k - 2] in _PERSONS or (k < i and line.is_capital(k - 2))
    return (
        k < i and low[k - 2] in ("'", "’") and low[k - 1] in ("m", "s") and low[k - 3] in ("i", "he", "she")
    )


def _died_at(line: Line, i: int, j: int) -> bool:
    return (
        _after_at(line, i, j) and _in_digits(line, i, 3) and not _DIED.isdisjoint(line.low[max(0, i - 4) : i])
    )


def _as_young_as(line: Line, i: int) -> bool:
    return line.low[i - 1] == "as" == line.low[i - 3] and line.low[i - 2] in ("young", "old")


def _when_he_was(line: Line, i: int, j: int) -> bool:
    low = line.low
    was = low[i - 1] in ("was", "were", "is") and low[i - 2] in ("he", "she", "who", "i")
    since = low[i - 3] in ("when", "since", "until", "she", "he")
    return was and since and low[j] in (",", ".", "and", "when")


AGES = (
    Rule("aged", "a man aged ⟦34⟧ fell", True,
         lambda line, i, j: bool(i) and line.low[i - 1] in ("aged", "age", "ages")),
    Rule("at the age of", "at the age of ⟦34⟧ he fell", True,
         lambda line, i, j: line.low[i - 1] == "of" and line.low[i - 2] in ("age", "ages")),
    Rule("ages so and so", "for ages 12 and ⟦17⟧ only", True,
         lambda line, i, j: line.low[i - 1] == "and" and line.low[i - 3] in ("ages", "aged")),
    Rule("at, at the start", "At ⟦34⟧, he left.", True, _opens_with_at),
    Rule("died at", "Ann Ito, dead at ⟦95⟧ in Rome", True,
         lambda line, i, j: _died_at(line, i, j)
         and (line.low[j] in _CLAUSE_ENDS or line.low[j] in ("in", "on", "after", "of"))),
    Rule("at", "he looked at ⟦34⟧ of them", False, _after_at),
    Rule("after a name", "said Ann Ito, ⟦34⟧, at home", True, _after_a_name),
    Rule("after a noun", "The suspect, ⟦29⟧, was charged", True, _after_a_noun),
    Rule("after a comma", "in the rooms, ⟦29⟧ of them", False, _between_commas),
    Rule("in brackets, after a name", "Ann Ito (⟦34⟧) won", True,
         lambda line, i, j: _in_brackets(line, i, j) and line.is_capital(i - 2)),
    Rule("in brackets", "the rooms (⟦34⟧) burned", False, _in_brackets),
    Rule("turned", "he turned ⟦34⟧ in May", True,
         lambda line, i, j: line.low[i - 1] in ("turned", "turns", "turning")
         and line.low[j] in (",", ".", "in", "on", "this", "last", "next", "and")),
    Rule("people over so much", "for people over ⟦65⟧ in May", True,
         lambda line, i, j: _over_or_under(line, i, j)
         and (not line.is_word(j) or line.low[j] in ("or", "and", "to", "in", "who", "should"))),
    Rule("people over a count", "put people over ⟦65⟧ rooms", False, _over_or_under),
    Rule("and older", "for all ⟦18⟧ and older", True,
         lambda line, i, j: line.low[j] in ("and", "or") and line.low[j + 1] in ("older", "younger")),
    Rule("age group", "in the 18-to-⟦34⟧ age group", True,
         lambda line, i, j: line.low[j] == "age"
         and line.low[j + 1] in ("range", "group", "groups", "bracket", "demographic")),
    Rule("those of so much and over", "for those ⟦18⟧ and over", True,
         lambda line, i, j: line.low[j] == "and" and line.low[j + 1] in ("over", "under")
         and line.low[i - 1] in ("those", "people", "adults", "age", "women", "men")),
    Rule("was, after a name", "that Ito was ⟦34⟧ when it fell", True, _was),
    Rule("as young as", "girls as young as ⟦15⟧, she said", True,
         lambda line, i, j: _as_young_as(line, i) and not is_plural(line.low[j])),
    Rule("when he was", "when he was ⟦34⟧, it fell", True, _when_he_was),
    Rule("was so old", "the actress was ⟦68⟧.", True, _was_so_old),
)  # fmt: skip
