"""Step 3, numbers that count: whether a number states a quantity, or belongs to a name, a code or a phrase.

The rules go by shape, never by what is named. Each list is asked from the top; the first rule that holds
decides, and where none does a number counts. A row with True says that it counts, and so keeps the rows below
from being asked; one with False that it does not. A new row goes into

* ``NAMES`` in ``names``, if the number belongs to a name, in digits or words; or into ``LABELS`` and the like
  there, if it is one more word for a rule that is there;
* ``TOUCHING``, ``ALONE`` or ``LISTED``, for digits: what touches them, what stands apart, lists and notes;
* ``ONE`` or ``WORDS``, for number words: "one", and all of them.
"""

from __future__ import annotations

from reader.figures.line import Line, Number
from reader.figures.names import LABELS, LEADS, NAMES
from reader.figures.nouns import is_plural
from reader.figures.numbers import HYPHENS, MAGNITUDES, NUMBER_WORDS, ORDINAL_SUFFIXES, SMALL
from reader.figures.rules import Rule, decide
from reader.figures.units import (
    CURRENCY_WORDS,
    MEASURES,
    PERCENTS,
    PICTURE_LINES,
    POWERED,
    POWERS,
    TIME_UNITS,
    TOUCHING_MEASURES,
)

# What may be hyphened before a numeral without making it a code: "mid-2016", "under-18".
_PREFIXES = frozenset(
    {
        "mid", "early", "late", "pre", "post", "under", "over", "sub", "top", "non", "than", "about", "by",
        "magnitude", "now", "then",
    }
)  # fmt: skip
_AFTER_K = frozenset(
    {
        "video", "videos", "tv", "tvs", "television", "resolution", "display", "displays", "screen", "race",
        "run", "runs", "versions", "version", "footage", "monitor", "monitors", "camera", "cameras",
        "streaming",
    }
)  # fmt: skip
_STOPS = frozenset({".", "…", '"', "”", "!", "?"})
# "one-time", "two-way": the number says what kind, not how many.
_MANNERS = frozenset(
    {
        "time",
        "way",
        "sided",
        "on",
        "upmanship",
        "off",
        "stop",
        "size",
        "half",
        "third",
        "of",
        "handed",
        "dimensional",
        "and",
    }
)
_COUNTRY = frozenset({"country", "nation"})
_ONE_MANNERS = frozenset({"party"})
_HARMED = frozenset({"dead", "killed", "injured", "hurt", "wounded", "missing", "arrested", "count"})
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
    if suffix == "s":
        return line.raw[i].endswith("0")
    if suffix in ("x", "pc") or suffix in MEASURES or suffix in TIME_UNITS:
        return True
    if line.joined(j + 1) and line.is_word(j + 1):
        return False
    if suffix in POWERED and line.joined(j + 1) and line.raw[j + 1] in POWERS:
        return True
    if len(suffix) == 1 and i:
        named = line.is_capital(i - 1) and not line.opens(i - 1) and line.low[i - 1] not in LEADS
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


def _is_dimension(line: Line, i: int, j: int) -> bool:
    crossed = line.low[j] == "x" and line.joined(j) and line.joined(j + 1) and line.raw[j + 1].isdigit()
    return crossed and len(line.raw[i]) == 1 and len(line.raw[j + 1]) == 1


def _is_clause(line: Line, i: int, j: int) -> bool:
    """Whether letters in brackets touch it, as in the names of laws: "501(c)(4)"."""
    return line.low[j] == "(" and line.joined(j) and len(line.raw[j + 1]) == 1 and line.low[j + 2] == ")"


def _is_telephone(line: Line, i: int, j: int) -> bool:
    """Whether three and four digits stand together: 745-4811, and 877-555-0100 before them."""
    four = len(line.raw[i]) == 4 and line.raw[i].isdigit() and line.joined(i)
    if four and line.low[i - 1] in HYPHENS and len(line.raw[i - 2]) == 3 and line.raw[i - 2].isdigit():
        return True
    three = len(line.raw[i]) == 3 and line.raw[i].isdigit() and j == i + 1
    follows = line.low[j] in HYPHENS and line.joined(j) and line.joined(j + 1)
    return three and follows and len(line.raw[j + 1]) == 4 and line.raw[j + 1].isdigit()


def _is_international(line: Line, i: int, j: int) -> bool:
    """Whether it is of a telephone number with a country's code: "+44 20 7946 0321"."""
    k = i
    while k and line.raw[k - 1].isdigit() and i - k < 5:
        k -= 1
    return line.low[k - 1] == "+" and k >= 1 and line.joined(k) and (k < i or line.raw[j].isdigit())


ALONE = (
    Rule("telephone number", "call ⟦020⟧ 7946 now", False, _is_dialled),
    Rule("telephone number with +", "call +44 20 ⟦7946⟧ 0321 now", False, _is_international),
    Rule("resolution or distance", "an ⟦8K⟧ video of it", False, _is_kind),
    Rule("what a rate is taken of", "nine per ⟦100,000⟧ people", False,
         lambda line, i, j: bool(i) and line.low[i - 1] == "per"),
)  # fmt: skip


TOUCHING = (
    Rule("telephone number with hyphens", "call ⟦745⟧-4811 now", False, _is_telephone),
    Rule("law by its clause", "a ⟦501⟧(c)(4) group", False, _is_clause),
    Rule("four by four", "in a ⟦4⟧x4 truck", False, _is_dimension),
    Rule("code before it", "an F-⟦16⟧ crashed", False, lambda line, i, j: glued_before(line, i)),
    Rule("code after it", "they work ⟦24⟧/7", False, _is_code),
    Rule("label and letter", "on Interstate ⟦35⟧W at noon", False,
         lambda line, i, j: line.low[i - 1] in LABELS and _touches_word(line, j)),
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
    per_cent = after == "per" and line.low[i + 2] == "cent"
    return per_cent or after in PERCENTS or after in MEASURES or after in CURRENCY_WORDS


def _begins_a_death(line: Line, i: int, j: int) -> bool:
    return line.opens(i) and line.low[i + 2] in ("was", "were", "is", "died", "remains", "remained")


def _beside_a_count(line: Line, i: int, j: int) -> bool:
    """Whether one is counted with others: "two officers and one civilian", "one dead and six hurt"."""
    low = line.low
    before, after = low[max(0, i - 14) : i - 1], low[i + 1 : min(line.n, i + 9)]
    if low[i - 1] in ("and", "but", ",", "or", "plus", "with", "—", "–", "-", "including"):
        return any(_is_count(word) for word in before)
    and_so = [k for k, word in enumerate(after) if word in ("and", "but")]
    return any(_is_count(word) for k in and_so for word in after[k + 1 : k + 3])


def _is_count(word: str) -> bool:
    return (word in SMALL and word != "one") or (word.isdigit() and len(word) < 4)


def _named_one(line: Line, i: int, j: int) -> bool:
    """Whether it numbers a name: "Phase One", "Plan B One-Step"."""
    if line.low[i - 1] in LABELS or (line.low[i + 1] in _COUNTRY and line.low[i + 2 : i + 4] == [",", "two"]):
        return i > 0
    return line.is_capital(i) and not (line.opens(i) or line.titled)


ONE = (
    Rule("one in a name", "in Phase ⟦One⟧ of it", False, _named_one),
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
    Rule("one to so many", "it got ⟦one⟧ to three feet", True,
         lambda line, i, j: line.low[i + 1] in ("to", "or") and i + 2 in line.numbers),
    Rule("one who came to harm", "leaves ⟦one⟧ dead in Rome", True,
         lambda line, i, j: line.low[i + 1] in _HARMED),
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
         lambda line, i, j: line.low[j] in HYPHENS and line.joined(j) and (line.low[j + 1] in _MANNERS
         or (line.low[i] == "one" and line.low[j + 1] in _ONE_MANNERS)
         or (line.low[i] == "zero" and line.low[j + 1] in ("day", "days")))),
    Rule("zero of nothing", "to ground ⟦zero⟧ again", False,
         lambda line, i, j: line.low[i] == "zero"
         and not (line.low[j] in PERCENTS or any(map(is_plural, line.low[j : j + 2])))),
    Rule("it takes two to", "it takes ⟦two⟧ to tango", False,
         lambda line, i, j: line.low[i - 1] in ("take", "takes", "took") and line.low[j] == "to"
         and j + 1 not in line.numbers),
)  # fmt: skip
_IN_WORDS = WORDS + NAMES
_ONE = WORDS + ONE
