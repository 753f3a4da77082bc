"""Whether a number counts anything, or belongs to a name, a code, a list or a turn of phrase."""

from __future__ import annotations

from reader.figures import units
from reader.figures.dates import ALL_MONTHS, WEEKDAYS
from reader.figures.line import Line
from reader.figures.numbers import HYPHENS, MAGNITUDES, NUMBER_WORDS, ORDINAL_SUFFIXES, SMALL, Number

PERCENTS = frozenset({"%", "percent", "pct", "percentage"})
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
    if _is_dialled(line, i):
        while line.raw[j].isdigit():
            j += 1
    while line.joined(j) and (line.low[j] in HYPHENS or line.low[j] in ("/", ":") or line.raw[j].isalnum()):
        if line.low[j] in HYPHENS and line.is_word(j + 1) and len(line.raw[j + 1]) > 2:
            break
        j += 1
    return j


def digits_count(line: Line, number: Number) -> bool:
    """Whether a number in digits states a quantity."""
    low, i, j = line.low, number.first, number.last
    if glued_before(line, i) or _is_code(line, j) or _is_dialled(line, i):
        return False
    if number.last > i + 1 and line.raw[i + 1] == "K" and number.value <= 10_000 and low[j] in _AFTER_K:
        return False  # "8K video", "a 10K race"
    if low[i - 1] == "per" and i:
        return False  # "per 100,000 people": what a rate is taken of
    if line.joined(j) and line.is_word(j):
        suffix = low[j]
        if low[i - 1] in _LABELS:
            return False  # "Interstate 35W"
        if suffix in ORDINAL_SUFFIXES:
            return low[j + 1].startswith("birthday")
        return suffix in ("s", "x") or touching_unit(line, i, j)
    if low[i - 1] == "[" and low[j] == "]":
        return False
    # "1. First point", "2) ...", and messages numbered "1 — Name".
    if i == 0 and low[j] in (".", ")") and line.joined(j) and j < line.n - 1:
        return False
    listed = i == 0 or low[i - 1] in _STOPS
    if listed and low[j] in ("—", "–") and not line.joined(j) and j == i + 1:
        return False
    return not numbers_a_name(line, i, j)


def touching_unit(line: Line, i: int, j: int) -> bool:
    """Whether the letters at ``j`` that touch the numeral at ``i`` are a unit: 12ms, 150hp, 67W, 3p."""
    suffix = line.low[j]
    if suffix in units.MEASURES or suffix in units.TIME_UNITS:
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
        picture = line.raw[i] in units.PICTURE_LINES
        return not picture and (line.low[j + 1] != "." or line.low[j + 2] != "m")
    return line.raw[j] in units.TOUCHING_MEASURES


def _is_dialled(line: Line, i: int) -> bool:
    """Whether a telephone number starts here: a numeral with a zero in front and another after it."""
    word = line.raw[i]
    return len(word) >= 3 and word[0] == "0" and word.isdigit() and line.raw[i + 1][:1].isdigit()


def _is_code(line: Line, j: int) -> bool:
    """Whether what touches a numeral's end makes it part of a code: 555-010-9999, 3-D, 24/7, 12:30:15."""
    low = line.low
    if not line.joined(j) or not line.joined(j + 1):
        return False
    after = line.raw[j + 1]
    if low[j] in HYPHENS:
        if after[:1].isdigit():
            return low[j + 2] in HYPHENS and line.joined(j + 2) and line.raw[j + 3][:1].isdigit()
        # "7-Eleven", "12-Step": a capital after the hyphen makes a name, but for headlines and units.
        if (
            line.is_capital(j + 1)
            and not line.titled
            and not after.isupper()
            and low[j + 1] not in MAGNITUDES
            and low[j + 1] not in units.MEASURES
            and low[j + 1] not in units.TIME_UNITS
        ):
            return True
        return len(after) == 1 and after.isalpha() and low[j + 1] not in ("k", "m", "b")
    if low[j] in ("/", "_", ":", "&", "\\", "="):
        return low[j] != "/" or after[:1].isdigit()
    return False


def words_count(line: Line, number: Number) -> bool:
    """Whether a number in words states a quantity."""
    low, i, j = line.low, number.first, number.last
    if low[i] in ("a", "an", "half") or number.scaled > 1:
        return True
    if low[i - 1] in HYPHENS and line.joined(i) and line.joined(i - 1):
        return False
    if low[j] in HYPHENS and line.joined(j) and low[j + 1] in _MANNERS:
        return False
    if low[i] == "zero" and not (low[j] in PERCENTS or any(map(units.is_plural, low[j : j + 2]))):
        return False
    if low[i - 1] in ("take", "takes", "took") and low[j] == "to":
        return False
    if low[i] == "one" and number.value == 1:
        return _one_counts(line, i)
    return not numbers_a_name(line, i, j)


def _one_counts(line: Line, i: int) -> bool:
    """Whether "one" counts ("at least one officer") and is no article or pronoun."""
    low, before, after = line.low, line.low[i - 1], line.low[i + 1]
    if after in HYPHENS and line.joined(i + 1):
        return True
    if after in _NOT_COUNTED_BY_ONE or after in NUMBER_WORDS or after[:1].isdigit():
        return False
    if after in units.TIME_UNITS:
        if before in _STRESSING_ONE:
            return True
        if after == "day":
            return low[i + 2] in ("after", "before", "later", "earlier", "alone")
        return low[i + 2] not in _BEFORE_CLAUSE
    if after in PERCENTS or after in units.MEASURES or after in units.CURRENCY_WORDS:
        return True
    if before in _PRONOUN_ONE_AFTER or not line.is_word(i + 1):
        return False
    if before in _STRESSING_ONE or after == "person":
        return True
    if line.opens(i) and low[i + 2] in ("was", "were", "is", "died", "remains", "remained"):
        return True
    # Beside another small count "one" counts too: "two officers and one civilian".
    near = low[max(0, i - 14) : i] + low[i + 1 : min(line.n, i + 15)]
    return any(word in SMALL and word != "one" for word in near)


def numbers_a_name(line: Line, i: int, j: int) -> bool:
    """Whether the number in tokens ``i`` to ``j`` is part of a name: "Article 50", "Phase two", a model.

    The rule goes by shape: a label word, or a capitalised word that owes its capital neither to the
    start of a sentence nor to a title, right before a small number without a unit.
    """
    low, raw = line.low, line.raw
    if i == 0:
        return _is_address(line, i, j)
    before, digits = low[i - 1], raw[i]
    if before in ("#", ""):
        return True
    if before == "." and low[i - 2] in ("no", "nos") and line.is_capital(i - 2) and line.joined(i - 1):
        return True
    word = low[j + 1] if low[j] in HYPHENS and line.joined(j + 1) else low[j]
    counted = units.is_plural(word)
    if (
        word in PERCENTS
        or word == "per"
        or word in units.TIME_UNITS
        or word in units.MEASURES
        or word in MAGNITUDES
    ):
        return False
    if before in _LABELS or word == "version" or (digits.endswith(".0") and j == i + 1):
        return True
    if before in _CAPITAL_LABELS and line.is_capital(i - 1) and not counted:
        return True
    if before in _CALLS and len(digits) == 3 and digits.isdigit():
        return True
    # iPhone, eBay: a capital inside the word makes it a name anywhere.
    if (
        not raw[i - 1].isupper()
        and any(c.isupper() for c in raw[i - 1][1:])
        and digits.isdigit()
        and not counted
    ):
        return True
    if _is_address(line, i, j):
        return True
    if not digits[:1].isdigit():
        # A number word with a capital inside a sentence is a name: "The Five", "Big Three".
        return line.is_capital(i) and not line.opens(i) and not line.titled and not counted
    if "," in digits or j - i > 1 or not line.is_capital(i - 1) or line.titled:
        return False
    if before in ALL_MONTHS or before in WEEKDAYS or before in _LEADS or before in NUMBER_WORDS:
        return False
    if len(digits) == 4 and digits.isdigit():
        # "BA 2490" is a flight; "WWDC 2025" has its year.
        return len(raw[i - 1]) == 2 and raw[i - 1].isupper() and not "1900" <= digits <= "2100"
    if line.opens(i - 1) and len(digits) < 3 and line.is_word(j) and not line.is_capital(j):
        # "Protesters 12 of them ..." against "Llama 3 beat ...".
        near = low[j : j + 3]
        return word in _AUXILIARIES or not (before.endswith("s") or any(map(units.is_plural, near)))
    # "Republicans 54 seats": between a plural and a counted noun a short number is a quantity; else it is
    # part of a name.
    plural = line.low[i - 1].endswith("s")
    return not (counted and plural and word == raw[j] and len(digits) < 3)


def _is_address(line: Line, i: int, j: int) -> bool:
    """Whether a house number stands here: "1600 Pennsylvania Avenue"."""
    low = line.low
    if not line.raw[i].isdigit() or line.titled:
        return False
    for k in range(j, j + 4):
        if not line.is_capital(k) and low[k] != ".":
            return False
        if low[k] in _STREETS and k > j:
            return True
    return False
