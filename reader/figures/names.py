"""Step 3, numbers in names: "Article 50", "Phase two", a flight, a model, a house number.

The rules go by shape: a label word, or a capitalised word that owes its capital neither to the start of a
sentence nor to a title, right before a small number without a unit.
"""

from __future__ import annotations

from reader.figures.dates import ALL_MONTHS, WEEKDAYS
from reader.figures.line import Line
from reader.figures.nouns import is_plural
from reader.figures.numbers import HYPHENS, MAGNITUDES, NUMBER_WORDS, ORDINAL_SUFFIXES
from reader.figures.rules import Rule, decide
from reader.figures.units import CURRENCY_CODES, MEASURES, PERCENTS, TIME_UNITS

# Words that number things in a row: what follows is a label and no quantity.
LABELS = frozenset(
    {
        "number", "nos", "article", "section", "chapter", "proposition", "prop", "room", "channel",
        "highway", "route", "interstate", "phase", "grade", "page", "episode", "volume", "vol", "step",
        "pier", "gate", "terminal", "type", "tier", "category", "ward", "precinct", "psalm", "verse",
        "version", "apartment", "apt", "suite", "platform", "appendix", "exhibit", "clause", "amendment",
        "paragraph", "bowl", "hb", "sb", "gen", "level", "protocol", "form", "iso", "exit",
    }
)  # fmt: skip
# These stand before plain quantities too, so they label only with a capital.
_CAPITAL_LABELS = frozenset(
    {
        "no", "figure", "act", "part", "season", "round", "game", "lot", "unit", "group", "bill", "measure",
        "question", "mark", "series", "line", "model", "title", "box", "hotel", "track", "rule",
        "generation", "stage", "formula", "item", "flight", "pages", "resolution", "district",
        "zone", "initiative", "table", "division", "area", "class", "plan", "court", "lane", "locker",
    }
)  # fmt: skip
# Capitalised at the start of a sentence, these still say nothing of a name.
LEADS = frozenset(
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
_CALLS = frozenset(
    {"call", "called", "calling", "calls", "dial", "dialed", "dialing", "dials", "text", "texted", "texting"}
)
_AUXILIARIES = frozenset({"is", "was", "has", "had", "will", "can", "are", "were", "would", "could", "may"})
_STREETS = frozenset(
    {"street", "avenue", "road", "boulevard", "drive", "lane", "st", "ave", "blvd", "rd", "way", "place"}
)
_COMPASS = frozenset({"n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"})
_AFTER_911 = frozenset(
    {"call", "calls", "caller", "callers", "dispatcher", "dispatchers", "operator", "operators", "hotline"}
)
_GROUPS_BY_SIZE = frozenset({"two", "three", "four", "five", "six", "seven"})
_BEFORE_NAMES = frozenset({"the", "in", "of", "at", "from", "and", "called"})
_NEAR = 120  # tokens
_PRONOUNS = frozenset({"i", "me", "we", "us", "you", "my", "our", "your"})
_SINGULAR_VERBS = frozenset({"is", "was", "has", "will", "would", "comes", "runs"})


def numbers_a_name(line: Line, i: int, j: int) -> bool:
    """Whether the number in tokens ``i`` to ``j`` is part of a name: "Article 50", "Phase two", a model."""
    rule = decide(NAMES, line, i, j)
    return rule is not None and not rule.says


def _noun(line: Line, j: int) -> str:
    """The word that a number before token ``j`` would count; a hyphen may lead it."""
    return line.low[j + 1] if line.low[j] in HYPHENS and line.joined(j + 1) else line.low[j]


def _counted(line: Line, j: int) -> bool:
    return is_plural(_noun(line, j))


def _measured(line: Line, i: int, j: int) -> bool:
    word = _noun(line, j)
    return (
        word in PERCENTS
        or word == "per"
        or word in TIME_UNITS
        or word in MEASURES
        or word in MAGNITUDES
        or word == "magnitude"
    )


def _numbered(line: Line, i: int, j: int) -> bool:
    low = line.low
    short = low[i - 1] == "." and low[i - 2] in ("no", "nos")
    return short and line.is_capital(i - 2) and line.joined(i - 1)


def _after_inner_capital(line: Line, i: int, j: int) -> bool:
    before = line.raw[i - 1]
    named = not before.isupper() and any(c.isupper() for c in before[1:])
    return named and line.raw[i].isdigit() and not _counted(line, j)


def _is_address(line: Line, i: int, j: int) -> bool:
    """Whether a street follows: "1600 Pennsylvania Avenue", "9 E 71st St"."""
    if not line.raw[i].isdigit() or line.titled:
        return False
    if line.low[j] in _COMPASS and line.is_capital(j):
        j += 1 + (line.low[j + 1] == ".")
        if line.raw[j].isdigit():
            return line.joined(j + 1) and line.low[j + 1] in ORDINAL_SUFFIXES
    for k in range(j, j + 4):
        if not line.is_capital(k) and line.low[k] != ".":
            return False
        if line.low[k] in _STREETS and k > j:
            return True
    return False


def _is_block(line: Line, i: int, j: int) -> bool:
    return line.low[j] == "block" and line.numbers[i].digits and line.numbers[i].value >= 100


def _emergency(line: Line, i: int, j: int) -> bool:
    plain = len(line.raw[i]) in (3, 5) and line.raw[i].isdigit() and j == i + 1
    return plain and (line.low[i - 1] in _CALLS or line.low[j] in _AFTER_911)


def _is_caliber(line: Line, i: int, j: int) -> bool:
    number = line.numbers[i]
    return number.digits and (line.low[j] == "magnum" or (line.low[j] == "special" and number.value < 1))


def _is_model(line: Line, i: int, j: int) -> bool:
    """Whether an article in the singular, or a verb, makes a number one thing: "a 737 MAX", "the 8900 is"."""
    digits, before = line.raw[i], line.low[i - 1]
    if not (digits.isdigit() and 3 <= len(digits) <= 4 and j == i + 1) or line.titled:
        return False
    if _is_year(line, i):
        return False
    if before == "the" and line.low[j] in _SINGULAR_VERBS:
        return True
    shouted = line.raw[j].isupper() and len(line.raw[j]) > 1 and line.raw[j] not in CURRENCY_CODES
    return (
        shouted
        and before in ("a", "an", "the", "its")
        and not line.joined(j)
        and not is_plural(line.low[j + 1])
    )


def _after_letters(line: Line, i: int, j: int) -> bool:
    """Whether capitals stand before a number that a letter touches: "GT 650M"."""
    letters = line.raw[i - 1]
    touched = j > i + 1 or (line.joined(j) and line.is_word(j))
    known = letters in CURRENCY_CODES or line.low[i - 1] in LEADS or line.low[i - 1] in ALL_MONTHS
    return (
        touched
        and 2 <= len(letters) <= 4
        and letters.isalpha()
        and letters.isupper()
        and not known
        and (line.joined(i + 1) and len(line.raw[i + 1]) == 1 and not line.titled)
    )


def _is_pronoun(line: Line, i: int, j: int) -> bool:
    """Whether a small number stands for persons or things named before: "the two met"."""
    if line.low[i - 1] != "the" or line.low[i] not in _GROUPS_BY_SIZE or line.low[j] in HYPHENS:
        return False
    words = [line.low[k] for k in range(j, min(j + 7, line.n)) if line.is_word(k)][:4]
    return not any(map(is_plural, words)) and line.low[j] not in ("of", "or", "and", ",", "to")


def _is_listed(line: Line, i: int, j: int) -> bool:
    """Whether the number in brackets is one of a list: "(1) cats and (2) dogs"."""
    if line.low[i - 1] != "(" or line.low[j] != ")" or not line.raw[i].isdigit() or len(line.raw[i]) > 2:
        return False
    number = int(line.raw[i])
    around = range(max(0, i - _NEAR), min(line.n, i + _NEAR))
    near = [line.raw[k + 1] for k in around if line.low[k] == "(" and line.low[k + 2] == ")"]
    return line.low[i - 2] == ")" or str(number - 1) in near or str(number + 1) in near


def _of_a_series(line: Line, i: int, j: int) -> bool:
    """Whether the number goes on after one in a name: "Explorer 8 and 9"."""
    joined = line.low[i - 1] in ("and", "or", "to") and line.raw[i].isdigit() and len(line.raw[i]) < 3
    if (
        not joined
        or line.is_word(j)
        or line.low[j] in HYPHENS
        or i < 3
        or line.low[i - 3] in ("and", "or", "to")
    ):
        return False
    return i - 2 in line.numbers and numbers_a_name(line, i - 2, i - 1)


def _is_flight(line: Line, i: int, j: int) -> bool:
    carrier, digits = line.raw[i - 1], line.raw[i]
    return _is_four(line, i) and len(carrier) == 2 and carrier.isupper() and not "1900" <= digits <= "2100"


def _is_four(line: Line, i: int) -> bool:
    return len(line.raw[i]) == 4 and line.raw[i].isdigit()


def _is_year(line: Line, i: int) -> bool:
    return _is_four(line, i) and "1400" <= line.raw[i] < "2150"


def _says_nothing(line: Line, i: int, j: int) -> bool:
    """Whether the capital before a number is that of a month, or of a word at a start: "At 12 of them"."""
    before = line.low[i - 1]
    if before in ALL_MONTHS or before in WEEKDAYS or before in NUMBER_WORDS:
        return True
    named = before in _PRONOUNS and line.is_capital(i - 2) and not line.opens(i - 1)  # "Sea Me We 4"
    return before in LEADS and not named


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
    Rule("caliber", "⟦357⟧ Magnum in hand, she went up.", False, _is_caliber),
    Rule("first of its sentence", "⟦12⟧ people died.", True,
         lambda line, i, j: i == 0),
    Rule("number sign", "It ranks # ⟦12⟧ worldwide.", False,
         lambda line, i, j: line.low[i - 1] in ("#", "")),  # "": an address or handle that was skipped
    Rule("No. before it", "He is No. ⟦2⟧ at the bank.", False, _numbered),
    Rule("a unit follows", "Ward ⟦12⟧ percent", True, _measured),
    Rule("label before it", "under article ⟦50⟧ of it", False,
         lambda line, i, j: line.low[i - 1] in LABELS
         or (line.low[i - 1] == "of" and line.low[i - 2] == "round")),
    Rule("version after it", "the ⟦2⟧ version of it", False,
         lambda line, i, j: _noun(line, j) == "version"),
    Rule("version number", "Web ⟦2.0⟧ companies", False,
         lambda line, i, j: line.raw[i].endswith(".0") and j == i + 1),
    Rule("label with a capital", "after Resolution ⟦242⟧ passed", False,
         lambda line, i, j: line.low[i - 1] in _CAPITAL_LABELS
         and line.is_capital(i - 1) and not _counted(line, j)),
    Rule("number that is called", "they called ⟦911⟧ at once", False, _emergency),
    Rule("street block", "in the ⟦3400⟧ block of it", False, _is_block),
    Rule("number of a list", "for cats (1) and dogs (⟦2⟧) alike", False, _is_listed),
    Rule("big three", "among the big ⟦three⟧ carmakers", False,
         lambda line, i, j: line.low[i - 1] == "big" and line.low[i] in _GROUPS_BY_SIZE),
    Rule("pronoun", "then the ⟦two⟧ met again", False, _is_pronoun),
    Rule("day of a row", "on day ⟦two⟧ it rained", False,
         lambda line, i, j: line.low[i - 1] == "day" and line.low[i - 2] in ("on", "of", "by", "for")),
    Rule("one country, two systems", "one country, ⟦two⟧ systems", False,
         lambda line, i, j: i > 2 and line.low[i - 1] == "," and line.low[i - 3] == "one"
         and line.low[i - 2] in ("country", "nation")),
    Rule("model after an article", "aboard a ⟦737⟧ MAX it fell", False, _is_model),
    Rule("model after letters", "it has a GeForce GT ⟦650M⟧ chip inside", False, _after_letters),
    Rule("next in a name", "Explorer 8 and ⟦9⟧.", False, _of_a_series),
    Rule("model after an inner capital", "the new iPhone ⟦8⟧ sold well", False, _after_inner_capital),
    Rule("house number", "they lived at ⟦1600⟧ Pennsylvania Avenue for years", False, _is_address),
    Rule("number word with a capital", "all of the Gang of ⟦Four⟧ in town left", False,
         lambda line, i, j: not line.raw[i][:1].isdigit() and line.is_capital(i)
         and not line.opens(i) and not line.titled
         and (not _counted(line, j) or (line.is_capital(j) and line.low[i - 1] in _BEFORE_NAMES))),
    Rule("number word", "saw ⟦three⟧ of them", True,
         lambda line, i, j: not line.raw[i][:1].isdigit()),
    Rule("no capital before it", "killed ⟦12⟧ of them", True,
         lambda line, i, j: "," in line.raw[i] or j - i > 1 or not line.is_capital(i - 1) or line.titled),
    Rule("capital that says nothing", "He fired. At ⟦12⟧ of them he aimed.", True, _says_nothing),
    Rule("flight number", "aboard BA ⟦2490⟧ to Rome", False, _is_flight),
    Rule("year of an event", "shown at Congress ⟦2018⟧ in May", True,
         lambda line, i, j: _is_year(line, i)),
    Rule("model that opens a sentence", "Llama ⟦3⟧ was released.", False, _opens_with_model),
    Rule("count that opens a sentence", "Protesters ⟦12⟧ of whom fled", True, _after_opening),
    Rule("count after a plural", "the Republicans ⟦54⟧ seats", True, _plural_counted),
    Rule("after a capital", "the Airbus ⟦380⟧ landed", False,
         lambda line, i, j: True),
)  # fmt: skip
