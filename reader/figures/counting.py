"""Step 3, numbers that count: whether a number states a quantity, or belongs to a name, a code or a phrase.

The rules go by shape, never by what is named. Each list is asked from the top; the first rule that holds
decides, and where none does a number counts. A row with True says that it counts, and so keeps the rows below
from being asked; one with False that it does not. A new row goes into

* ``_LABELS``, ``_CAPITAL_LABELS`` and the like, if it is one more word for a rule that is there;
* ``NAMES``, if the number belongs to a name, in digits or words;
* ``TOUCHING``, ``ALONE`` or ``LISTED``, for digits: what touches them, what stands apart, lists and notes;
* ``ONE`` or ``WORDS``, for number words: "one", and all of them.
"""

from __future__ import annotations

from reader.figures.dates import ALL_MONTHS, WEEKDAYS
from reader.figures.line import Line, Number
from reader.figures.nouns import is_plural
from reader.figures.numbers import HYPHENS, MAGNITUDES, NUMBER_WORDS, ORDINAL_SUFFIXES, SMALL
from reader.figures.rules import Rule, decide
from reader.figures.units import (
    CURRENCY_WORDS,
    MEASURES,
    PERCENTS,
    PICTURE_LINES,
    TIME_UNITS,
    TOUCHING_MEASURES,
)

# What may be hyphened before a numeral without making it a code: "mid-2016", "under-18".
_PREFIXES = frozenset(
    {
        "mid", "early", "late", "pre", "post", "under", "over", "sub", "top", "non", "than", "about",
        "magnitude",
    }
)  # fmt: skip
# Words that number things in a row: what follows is a label and no quantity.
_LABELS = frozenset(
    {
        "number", "nos", "article", "section", "chapter", "proposition", "prop", "room", "channel",
        "highway", "route", "interstate", "phase", "grade", "page", "episode", "volume", "vol", "step",
        "pier", "gate", "terminal", "type", "tier", "category", "ward", "precinct", "psalm", "verse",
        "version", "apartment", "apt", "suite", "platform", "appendix", "exhibit", "clause", "amendment",
        "paragraph", "bowl", "hb", "sb", "gen", "level", "protocol",
    }
)  # fmt: skip
# These stand before plain quantities too, so they label only with a capital.
_CAPITAL_LABELS = frozenset(
    {
        "no", "figure", "act", "part", "season", "round", "game", "lot", "unit", "group", "bill", "measure",
        "question", "mark", "series", "line", "model", "title", "box", "hotel", "track", "rule",
        "generation", "exit", "stage", "formula", "item", "flight", "pages", "resolution", "district",
        "zone", "initiative", "table",
    }
)  # fmt: skip
# Capitalised at the start of a sentence, these still say nothing of a name.
_LEADS = frozenset(
    {
        "a", "an", "the", "about", "some", "nearly", "almost", "over", "around", "roughly", "approximately",
        "only", "just", "another", "at", "in", "on", "of", "to", "from", "for", "by", "with", "after",
        "before", "since", "until", "under", "more", "than", "least", "all", "these", "those", "its", "his",
        "her", "their", "our", "my", "your", "and", "or", "but", "up", "as", "if", "when", "while", "where",
        "there", "here", "that", "this", "it", "he", "she", "they", "we", "you", "i", "is", "are", "was",
        "were", "be", "been", "has", "have", "had", "between", "within", "during", "through", "into",
        "below", "above", "every", "other", "last", "first", "next", "past", "both", "age", "aged", "ages",
        "also", "then", "now", "still", "even", "not", "per", "which", "who", "what", "how", "fewer", "less",
        "exactly", "including", "against", "among", "toward", "towards", "via", "additional", "extra",
        "final", "former", "top", "total", "approx", "estimated", "yes", "so", "because", "like", "plus",
        "minus", "follow", "following", "nor", "each", "any", "most", "out", "off", "down", "vs", "v",
    }
)  # fmt: skip
_AFTER_K = frozenset(
    {
        "video", "videos", "tv", "tvs", "television", "resolution", "display", "displays", "screen", "race",
        "run", "runs", "versions", "version", "footage", "monitor", "monitors", "camera", "cameras",
        "streaming",
    }
)  # fmt: skip
_CALLS = frozenset({"call", "called", "calling", "calls", "dial", "dialed", "dialing", "dials"})
_AUXILIARIES = frozenset({"is", "was", "has", "had", "will", "can", "are", "were", "would", "could", "may"})
_STREETS = frozenset(
    {"street", "avenue", "road", "boulevard", "drive", "lane", "st", "ave", "blvd", "rd", "way"}
)
_STOPS = frozenset({".", "…", '"', "”", "!", "?"})
# "one-time", "two-way": the number says what kind, not how many.
_MANNERS = frozenset(
    {"time", "way", "sided", "on", "upmanship", "off", "stop", "size", "half", "third", "of"}
)
_NOT_COUNTED_BY_ONE = frozenset(
    {"of", "another", "thing", "more", "or", "'", "’", "way", "reason", "side", "hand", "that", "who"}
)
_PRONOUN_ONE_AFTER = frozenset(
    {"no", "any", "every", "each", "this", "that", "the", "which", "some", "another", "like"}
)
_STRESSING_ONE = frozenset({"within", "least", "only", "about", "than", "just", "exactly"})
_BEFORE_CLAUSE = frozenset({",", "of", "he", "she", "they", "i", "we"})


def counts(line: Line, number: Number) -> bool:
    """Whether a number states a quantity."""
    i, j = number.first, number.last
    rules: tuple[Rule, ...]
    if number.digits:
        rules = _TOUCHED if line.joined(i) or line.joined(j) else _APART
    else:
        rules = _ONE if line.low[i] == "one" and number.value == 1 else _IN_WORDS
    rule = decide(rules, line, i, j)
    return rule is None or rule.says


def numbers_a_name(line: Line, i: int, j: int) -> bool:
    """Whether the number in tokens ``i`` to ``j`` is part of a name: "Article 50", "Phase two", a model."""
    rule = decide(NAMES, line, i, j)
    return rule is not None and not rule.says


def glued_before(line: Line, i: int) -> bool:
    """Whether letters or a code stand right before the numeral: B52, F-16, 555-0100."""
    if not line.joined(i):
        return False
    before = line.low[i - 1]
    if line.raw[i - 1][:1].isalnum() or before in ("#", "_", "/", "\\", "@", "&", "="):
        return not (before in ("/", "&") and not line.joined(i - 1))
    if before in HYPHENS and line.joined(i - 1):
        return line.low[i - 2] not in _PREFIXES
    return False


def past_code(line: Line, i: int) -> int:
    """The index after a numeral that is no figure and after what is glued to it, such as 555-0100."""
    j = i + 1
    if _is_dialled(line, i, j):
        while line.raw[j].isdigit():
            j += 1
    while line.joined(j) and (line.low[j] in HYPHENS or line.low[j] in ("/", ":") or line.raw[j].isalnum()):
        if line.low[j] in HYPHENS and line.is_word(j + 1) and len(line.raw[j + 1]) > 2:
            break
        j += 1
    return j


# --- numbers in names ---


def _noun(line: Line, j: int) -> str:
    """The word that a number before token ``j`` would count; a hyphen may lead it."""
    return line.low[j + 1] if line.low[j] in HYPHENS and line.joined(j + 1) else line.low[j]


def _counted(line: Line, j: int) -> bool:
    return is_plural(_noun(line, j))


def _measured(line: Line, i: int, j: int) -> bool:
    word = _noun(line, j)
    return word in PERCENTS or word == "per" or word in TIME_UNITS or word in MEASURES or word in MAGNITUDES


def _numbered(line: Line, i: int, j: int) -> bool:
    low = line.low
    short = low[i - 1] == "." and low[i - 2] in ("no", "nos")
    return short and line.is_capital(i - 2) and line.joined(i - 1)


def _after_inner_capital(line: Line, i: int, j: int) -> bool:
    before = line.raw[i - 1]
    named = not before.isupper() and any(c.isupper() for c in before[1:])
    return named and line.raw[i].isdigit() and not _counted(line, j)


def _is_address(line: Line, i: int, j: int) -> bool:
    if not line.raw[i].isdigit() or line.titled:
        return False
    for k in range(j, j + 4):
        if not line.is_capital(k) and line.low[k] != ".":
            return False
        if line.low[k] in _STREETS and k > j:
            return True
    return False


def _is_flight(line: Line, i: int, j: int) -> bool:
    carrier, digits = line.raw[i - 1], line.raw[i]
    return _is_four(line, i) and len(carrier) == 2 and carrier.isupper() and not "1900" <= digits <= "2100"


def _is_four(line: Line, i: int) -> bool:
    return len(line.raw[i]) == 4 and line.raw[i].isdigit()


def _after_opening(line: Line, i: int, j: int) -> bool:
    short = line.opens(i - 1) and len(line.raw[i]) < 3
    return short and line.is_word(j) and not line.is_capital(j)


def _opens_with_model(line: Line, i: int, j: int) -> bool:
    if not _after_opening(line, i, j):
        return False
    if _noun(line, j) in _AUXILIARIES:
        return True
    return not (line.low[i - 1].endswith("s") or any(map(is_plural, line.low[j : j + 3])))


def _plural_counted(line: Line, i: int, j: int) -> bool:
    plural = line.low[i - 1].endswith("s") and _noun(line, j) == line.raw[j]
    return plural and _counted(line, j) and len(line.raw[i]) < 3


NAMES = (
    Rule("house number at the start", "⟦1600⟧ Pennsylvania Avenue was closed.", False,
         lambda line, i, j: i == 0 and _is_address(line, i, j)),
    Rule("first of its sentence", "⟦12⟧ people died.", True,
         lambda line, i, j: i == 0),
    Rule("number sign", "It ranks # ⟦12⟧ worldwide.", False,
         lambda line, i, j: line.low[i - 1] in ("#", "")),  # "": an address or handle that was skipped
    Rule("No. before it", "He is No. ⟦2⟧ at the bank.", False, _numbered),
    Rule("a unit follows", "Ward ⟦12⟧ percent", True, _measured),
    Rule("label before it", "under article ⟦50⟧ of it", False,
         lambda line, i, j: line.low[i - 1] in _LABELS),
    Rule("version after it", "the ⟦2⟧ version of it", False,
         lambda line, i, j: _noun(line, j) == "version"),
    Rule("version number", "Web ⟦2.0⟧ companies", False,
         lambda line, i, j: line.raw[i].endswith(".0") and j == i + 1),
    Rule("label with a capital", "after Resolution ⟦242⟧ passed", False,
         lambda line, i, j: line.low[i - 1] in _CAPITAL_LABELS
         and line.is_capital(i - 1) and not _counted(line, j)),
    Rule("number that is called", "they called ⟦911⟧ at once", False,
         lambda line, i, j: line.low[i - 1] in _CALLS and len(line.raw[i]) == 3 and line.raw[i].isdigit()),
    Rule("model after an inner capital", "the new iPhone ⟦8⟧ sold well", False, _after_inner_capital),
    Rule("house number", "they lived at ⟦1600⟧ Pennsylvania Avenue for years", False, _is_address),
    Rule("number word with a capital", "all of the Big ⟦Three⟧ in town left", False,
         lambda line, i, j: not line.raw[i][:1].isdigit() and line.is_capital(i)
         and not line.opens(i) and not line.titled and not _counted(line, j)),
    Rule("number word", "saw ⟦three⟧ of them", True,
         lambda line, i, j: not line.raw[i][:1].isdigit()),
    Rule("no capital before it", "killed ⟦12⟧ of them", True,
         lambda line, i, j: "," in line.raw[i] or j - i > 1 or not line.is_capital(i - 1) or line.titled),
    Rule("capital that says nothing", "He fired. At ⟦12⟧ of them he aimed.", True,
         lambda line, i, j: (before := line.low[i - 1]) in ALL_MONTHS or before in WEEKDAYS
         or before in _LEADS or before in NUMBER_WORDS),
    Rule("flight number", "aboard BA ⟦2490⟧ to Rome", False, _is_flight),
    Rule("year of an event", "shown at Congress ⟦2018⟧ in May", True,
         lambda line, i, j: _is_four(line, i)),
    Rule("model that opens a sentence", "Llama ⟦3⟧ was released.", False, _opens_with_model),
    Rule("count that opens a sentence", "Protesters ⟦12⟧ of whom fled", True, _after_opening),
    Rule("count after a plural", "the Republicans ⟦54⟧ seats", True, _plural_counted),
    Rule("after a capital", "the Airbus ⟦380⟧ landed", False,
         lambda line, i, j: True),
)  # fmt: skip

# --- numbers in digits ---


def _is_dialled(line: Line, i: int, j: int) -> bool:
    word = line.raw[i]
    return len(word) >= 3 and word[0] == "0" and word.isdigit() and line.raw[i + 1][:1].isdigit()


def _is_code(line: Line, i: int, j: int) -> bool:
    low = line.low
    if not line.joined(j) or not line.joined(j + 1):
        return False
    after = line.raw[j + 1]
    if low[j] in HYPHENS:
        if after[:1].isdigit():
            return low[j + 2] in HYPHENS and line.joined(j + 2) and line.raw[j + 3][:1].isdigit()
        # "7-Eleven", "12-Step": a capital after the hyphen makes a name, but for headlines and units.
        word = low[j + 1]
        measures = word in MAGNITUDES or word in MEASURES or word in TIME_UNITS
        if line.is_capital(j + 1) and not line.titled and not after.isupper() and not measures:
            return True
        return len(after) == 1 and after.isalpha() and word not in ("k", "m", "b")
    if low[j] in ("/", "_", ":", "&", "\\", "="):
        return low[j] != "/" or after[:1].isdigit()
    return False


def _touches_word(line: Line, j: int) -> bool:
    return line.joined(j) and line.is_word(j)


def _touches_unit(line: Line, i: int, j: int) -> bool:
    suffix = line.low[j]
    if not _touches_word(line, j):
        return False
    if suffix in ("s", "x") or suffix in MEASURES or suffix in TIME_UNITS:
        return True
    if line.joined(j + 1) and line.is_word(j + 1):
        return False
    if len(suffix) == 1 and i:
        named = line.is_capital(i - 1) and not line.opens(i - 1) and line.low[i - 1] not in _LEADS
        inner = any(c.isupper() for c in line.raw[i - 1][1:])
        if named or inner or line.low[i - 1] in ("flight", "seat", "gate", "room"):
            return False
    if suffix == "p":
        if line.low[j + 1] in ("et", "pt", "ct", "mt"):
            return False
        picture = line.raw[i] in PICTURE_LINES
        return not picture and (line.low[j + 1] != "." or line.low[j + 2] != "m")
    return line.raw[j] in TOUCHING_MEASURES


def _is_kind(line: Line, i: int, j: int) -> bool:
    thousands = j > i + 1 and line.raw[i + 1] == "K" and line.numbers[i].value <= 10_000
    return thousands and line.low[j] in _AFTER_K


def _is_message(line: Line, i: int, j: int) -> bool:
    starts = i == 0 or line.low[i - 1] in _STOPS
    return starts and line.low[j] in ("—", "–") and not line.joined(j) and j == i + 1


ALONE = (
    Rule("telephone number", "call ⟦020⟧ 7946 now", False, _is_dialled),
    Rule("resolution or distance", "an ⟦8K⟧ video of it", False, _is_kind),
    Rule("what a rate is taken of", "nine per ⟦100,000⟧ people", False,
         lambda line, i, j: bool(i) and line.low[i - 1] == "per"),
)  # fmt: skip
TOUCHING = (
    Rule("code before it", "an F-⟦16⟧ crashed", False, lambda line, i, j: glued_before(line, i)),
    Rule("code after it", "they work ⟦24⟧/7", False, _is_code),
    Rule("label and letter", "on Interstate ⟦35⟧W at noon", False,
         lambda line, i, j: line.low[i - 1] in _LABELS and _touches_word(line, j)),
    Rule("birthday", "her ⟦50⟧th birthday", True,
         lambda line, i, j: _touches_word(line, j) and line.low[j] in ORDINAL_SUFFIXES
         and line.low[j + 1].startswith("birthday")),
    Rule("ordinal", "the ⟦50⟧th time", False,
         lambda line, i, j: _touches_word(line, j) and line.low[j] in ORDINAL_SUFFIXES),
    Rule("unit that touches it", "after ⟦12⟧ms it ended", True, _touches_unit),
    Rule("letters that touch it", "the ⟦12⟧abc code", False,
         lambda line, i, j: _touches_word(line, j)),
)  # fmt: skip
LISTED = (
    Rule("reference", "as shown [⟦12⟧] before", False,
         lambda line, i, j: line.low[i - 1] == "[" and line.low[j] == "]"),
    Rule("list number", "⟦1⟧. Wash the rice", False,
         lambda line, i, j: i == 0 and line.low[j] in (".", ")") and line.joined(j) and j < line.n - 1),
    Rule("numbered message", "⟦1⟧ — Anna writes", False, _is_message),
)  # fmt: skip
_APART = ALONE + LISTED + NAMES
_TOUCHED = ALONE + TOUCHING + LISTED + NAMES

# --- numbers in words ---


def _spans_time(line: Line, i: int, j: int) -> bool:
    return line.low[i + 1] in TIME_UNITS


def _numbers_follow(line: Line, i: int, j: int) -> bool:
    after = line.low[i + 1]
    return after in _NOT_COUNTED_BY_ONE or after in NUMBER_WORDS or after[:1].isdigit()


def _unit_follows(line: Line, i: int, j: int) -> bool:
    after = line.low[i + 1]
    return after in PERCENTS or after in MEASURES or after in CURRENCY_WORDS


def _begins_a_death(line: Line, i: int, j: int) -> bool:
    return line.opens(i) and line.low[i + 2] in ("was", "were", "is", "died", "remains", "remained")


def _beside_a_count(line: Line, i: int, j: int) -> bool:
    near = line.low[max(0, i - 14) : i] + line.low[i + 1 : min(line.n, i + 15)]
    return any(word in SMALL and word != "one" for word in near)


ONE = (
    Rule("one and a hyphen", "a ⟦one⟧-judge panel", True,
         lambda line, i, j: line.low[i + 1] in HYPHENS and line.joined(i + 1)),
    Rule("one of something", "⟦one⟧ of them left", False, _numbers_follow),
    Rule("time, stressed", "within ⟦one⟧ day of it", True,
         lambda line, i, j: line.low[i - 1] in _STRESSING_ONE and _spans_time(line, i, j)),
    Rule("day between two events", "they left ⟦one⟧ day after it", True,
         lambda line, i, j: line.low[i + 1] == "day"
         and line.low[i + 2] in ("after", "before", "later", "earlier", "alone")),
    Rule("some day", "they hope ⟦one⟧ day to leave", False,
         lambda line, i, j: line.low[i + 1] == "day"),
    Rule("some time", "in ⟦one⟧ year, he said", False,
         lambda line, i, j: line.low[i + 2] in _BEFORE_CLAUSE and _spans_time(line, i, j)),
    Rule("a span of time", "it took ⟦one⟧ year to build", True, _spans_time),
    Rule("one of a unit", "about ⟦one⟧ percent", True, _unit_follows),
    Rule("pronoun", "this ⟦one⟧ man left", False,
         lambda line, i, j: line.low[i - 1] in _PRONOUN_ONE_AFTER or not line.is_word(i + 1)),
    Rule("one, stressed", "at least ⟦one⟧ officer fell", True,
         lambda line, i, j: line.low[i - 1] in _STRESSING_ONE or line.low[i + 1] == "person"),
    Rule("one who died", "⟦One⟧ man died there", True, _begins_a_death),
    Rule("one beside a count", "two officers and ⟦one⟧ civilian", True, _beside_a_count),
    Rule("article or pronoun", "in ⟦one⟧ case they left", False,
         lambda line, i, j: True),
)  # fmt: skip
WORDS = (
    Rule("large, or an article", "⟦half a million⟧ people", True,
         lambda line, i, j: line.low[i] in ("a", "an", "half") or line.numbers[i].scaled > 1),
    Rule("second half of a compound", "page-⟦one⟧ news", False,
         lambda line, i, j: line.low[i - 1] in HYPHENS and line.joined(i) and line.joined(i - 1)),
    Rule("manner", "a ⟦two⟧-way street", False,
         lambda line, i, j: line.low[j] in HYPHENS and line.joined(j) and line.low[j + 1] in _MANNERS),
    Rule("zero of nothing", "to ground ⟦zero⟧ again", False,
         lambda line, i, j: line.low[i] == "zero"
         and not (line.low[j] in PERCENTS or any(map(is_plural, line.low[j : j + 2])))),
    Rule("it takes two to", "it takes ⟦two⟧ to tango", False,
         lambda line, i, j: line.low[i - 1] in ("take", "takes", "took") and line.low[j] == "to"),
)  # fmt: skip
_IN_WORDS = WORDS + NAMES
_ONE = WORDS + ONE
