"""The terms of a sentence: stems, names and figures, with weights that say how telling each is.

A term tells much when it is rare in the language (background document frequency, counted over a
corpus of news) and rare in the story at hand (few sentences of the two articles have it).
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, compress
from typing import Any, NamedTuple

from reader.articles.model import Role, Sentence
from reader.comparison.kept import AT_HAND, LONG, kept
from reader.figures.model import Analysis, Figure, Kind

TOKEN = re.compile(r"[^\W\d_]+(?:(?:\.[^\W\d_]\b)+|['’][^\W\d_]+)?|\d(?:[\d.,]*\d)?")
_STOP_WORDS = """
a about above after again against all also although am among an and any are as at be because been before
being below between both but by can could did do does doing down during each few for from further had has
have having he her here hers him his how however i if in into is it its itself just me more most my no
nor not now of off on once only or other our out over own per same she should since so some such than
that the their them then there these they this those through to too under until up upon us very was we
were what when where which while who whom whose why will with within without would you your yet may might
must shall one two s t d ll re ve m say said says saying told tell according added still even much many
"""
STOP = frozenset(_STOP_WORDS.split())
DENIALS = frozenset(
    {"deny", "denies", "denied", "refuse", "refused", "refuses", "failed", "fails", "rejected", "rejects"}
)
NEGATIONS = DENIALS | {
    "not", "no", "never", "neither", "nor", "none", "without", "nobody", "nothing", "cannot",
}  # fmt: skip
MODALS = frozenset(
    {
        "will", "would", "could", "may", "might", "should", "can", "plan", "plans", "planned", "planning",
        "expected", "expects", "likely", "possible", "possibly", "potential", "if", "proposed", "seeking",
        "hopes", "hoped", "aims", "reportedly", "allegedly", "alleged", "suspected", "considering", "talks",
    }
)  # fmt: skip
EXPECTING = (MODALS - {"talks"}) | {
    "preparing", "prepares", "intends", "intended", "proposes", "proposal", "wants", "poised", "ready",
    "seeks", "hope", "hoping", "aim", "aiming", "expect", "predicted", "forecast", "apparently",
    "supposedly",
    "claims", "claimed", "alleges", "believed", "thought", "suspects", "perhaps", "probably",
}  # fmt: skip
_QUOTE = re.compile(r"[“\"][^”\"]*[”\"]?")
_MARK = re.compile(r"[“\"]")
_SPELT = {
    "u.s": "us",
    "usa": "us",
    "america": "us",
    "american": "us",
    "u.k": "uk",
    "britain": "uk",
    "british": "uk",
    "u.n": "un",
    "e.u": "eu",
    "d.c": "dc",
    "percent": "%",
    "per cent": "%",
    "bn": "billion",
    "mn": "million",
    "tn": "trillion",
    "labour": "labor",
    "defence": "defense",
    "centre": "center",
    "chief": "chief",
}
_NUMBER = {
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "dozen": "12",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
}


class Token(NamedTuple):
    """One word of a sentence: its span in the article's text, and its stem ("" for a stop word)."""

    start: int
    end: int
    stem: str
    name: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one sentence.

    ``words`` has every word in order, stop words as "=of". ``quoted`` are the terms within quotation marks.
    ``done`` are its verbs, as far as they are no names.
    ``places`` are start and end of each word, ``named`` whether it is of a name: packed, for a long article
    has very many words.
    ``denies`` and ``supposes`` say whether the sentence has a word of negation, or of what may come.
    """

    counts: dict[str, int]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    length: int
    words: tuple[str, ...] = ()
    quoted: frozenset[str] = frozenset()
    denies: bool = False
    supposes: bool = False
    places: array[int] = field(default_factory=lambda: array("I"))
    named: bytes = b""
    keys: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()

    def tokens(self) -> tuple[Token, ...]:
        """Every word of the sentence, in order; put together when asked for."""
        places = self.places
        return tuple(map(Token, places[::2], places[1::2], self.stems(), map(bool, self.named)))

    def stems(self) -> list[str]:
        """The stem of every word, "" for a stop word."""
        return ["" if word[0] == "=" else word for word in self.words]


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball (Porter 2) stem of one word, in lower case; spelling variants fall together."""
    low = word.lower().replace("’", "'")
    for ending in ("'s", "'"):
        low = low.removesuffix(ending)
    low = _SPELT.get(low, low)
    if low in _NUMBER:
        return _NUMBER[low]
    if low[:1].isdigit():
        return low.replace(",", "")
    if len(low) > 40:
        return low[:40]
    return str(_stemmer().stemWord(low))


def background() -> tuple[dict[str, float], float]:
    """Inverse document frequency of stems in news text, and that of a stem not in the table."""
    frequencies, unseen, _ = _table()
    return frequencies, unseen


VERB = 0.15
"""The least share of its uses as a verb that makes a stem tell what is done."""


def verbs() -> dict[str, float]:
    """How much a stem is used as a verb in news text, 0 to 1; stems that hardly are, are left out."""
    return _table()[2]


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, float], float, dict[str, float]]:
    """``background.tsv`` as (frequencies, that of a stem unseen, verbs); count_background.py counts it."""
    lines = (files("reader.comparison") / "background.tsv").read_text("utf-8").splitlines()
    documents = float(lines[0].split("\t")[1])
    frequencies, verb = {}, {}
    for line in lines[1:]:
        term, count, *rest = line.split("\t")
        frequencies[term] = math.log((documents + 1) / (float(count) + 0.5))
        if rest:
            verb[term] = int(rest[0]) / 100
    return frequencies, math.log((documents + 1) / 2.5), verb


def sentence_terms(analysis: Analysis) -> list[Terms]:
    """The terms of every sentence of an article, in order; boilerplate has none."""
    return list(_with_figures(analysis))


@kept
def _with_figures(analysis: Analysis) -> tuple[Terms, ...]:
    read = _read_words if len(analysis.sentences) <= LONG else _read_words.__wrapped__
    found = list(read(analysis.article.text, analysis.sentences))
    by_sentence: dict[int, list[Figure]] = {}
    for figure in analysis.figures:
        by_sentence.setdefault(figure.sentence, []).append(figure)
    for index, figures in by_sentence.items():
        found[index] = replace(found[index], figures=tuple(figures))
    return tuple(found)


def terms_by_report(reports: Sequence[Analysis]) -> Callable[[int], list[Terms]]:
    """The terms of each of several reports, by index; put together when they are first asked for."""

    @cache
    def terms_of(report: int) -> list[Terms]:
        return sentence_terms(reports[report])

    return terms_of


@lru_cache(maxsize=AT_HAND)
def _read_words(text: str, sentences: tuple[Sentence, ...]) -> tuple[Terms, ...]:
    """The terms of every sentence but their figures; kept, as a story compares each report with many."""
    raw: list[tuple[array[int], list[_Word]]] = []
    named: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for sentence in sentences:
        places: array[int] = array("I")
        words: list[_Word] = []
        if sentence.role is not Role.BOILERPLATE and not _is_bare_heading(text, sentence):
            for match in TOKEN.finditer(text, sentence.start, sentence.end):
                places.extend(match.span())
                words.append(_read(match.group()))
            if sentence.role is Role.BODY:
                lower.update([key for _, key, _, plain, _ in words if plain])
                named.update([key for _, key, capital, _, _ in words[1:] if capital and key])
        raw.append((places, words))
    names = {key for key, count in named.items() if count > lower[key]}
    return tuple(
        _terms(text, places, words, names, sentence)
        for sentence, (places, words) in zip(sentences, raw, strict=True)
    )


_Word = tuple[str, str, bool, bool, str]
"""What ``_read`` says of a word."""


@lru_cache(maxsize=65536)
def _read(word: str) -> _Word:
    """A word in lower case; its stem, "" for a stop word; whether it has a capital, is plain; its key."""
    low = word.lower()
    key = "" if low in STOP and word != "US" else stem(word)
    capital = word[0].isupper()
    return low, key, capital, bool(key) and not capital and low[0].islower(), key or "=" + low


def _terms(
    text: str,
    places: array[int],
    words: list[_Word],
    names: set[str],
    sentence: Sentence,
) -> Terms:
    """The terms of one sentence."""
    if not words:
        return Terms({}, frozenset(), (), 0)
    lows, keys, capitals, _, marked = zip(*words, strict=True)
    named = bytes([capital and key in names for key, capital in zip(keys, capitals, strict=True)])
    content = [key for key in keys if key]
    said: list[str] = []
    if _MARK.search(text, sentence.start, sentence.end):
        quotes = [quote.span() for quote in _QUOTE.finditer(text, sentence.start, sentence.end)]
        at = 0
        for start, key in zip(places[::2], keys, strict=True):
            while at < len(quotes) and quotes[at][1] <= start:
                at += 1
            if at < len(quotes) and key and quotes[at][0] <= start:
                said.append(key)
    short = text[sentence.start : sentence.end].replace("’", "'")
    ours = frozenset(compress(marked, named))
    counts, verb = dict(Counter(content)), verbs()
    return Terms(
        counts,
        ours,
        (),
        len(content),
        marked,
        frozenset(said),
        not NEGATIONS.isdisjoint(lows) or "n't" in short,
        not MODALS.isdisjoint(lows),
        places,
        named,
        frozenset(counts),
        frozenset([key for key in counts if key in verb and key not in ours]),
    )


def _is_bare_heading(text: str, sentence: Sentence) -> bool:
    """A heading of a few words names a topic; it states nothing that could be said elsewhere."""
    if sentence.role is not Role.HEADING:
        return False
    words = TOKEN.findall(text, sentence.start, sentence.end)
    return sum(word.lower() not in STOP for word in words) < 6


def weigh(left: Sequence[Terms], right: Sequence[Terms]) -> dict[str, float]:
    """Weight of every term of two articles: rare in the language and in the story weighs most."""
    table, unseen = background()
    frequency = Counter(chain.from_iterable([terms.counts for terms in (*left, *right)]))
    sentences = sum(1 for terms in (*left, *right) if terms.counts) + 1
    in_story = {
        count: math.log((sentences + 1) / (count + 0.5)) if count < sentences else 0.0
        for count in set(frequency.values())
    }
    return {key: math.sqrt(table.get(key, unseen) * in_story[count]) for key, count in frequency.items()}


def is_telling(figure: Figure) -> bool:
    """Whether a figure alone says much: not a small count, a year or a vague magnitude."""
    if figure.vague or figure.kind is Kind.YEAR:
        return False
    return not isinstance(figure.value, Decimal) or figure.kind is Kind.MONEY or abs(figure.value) > 12
