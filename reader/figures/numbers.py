"""Step 1, words to numbers: each numeral and run of number words of a line, recognised once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import takewhile
from math import gcd

from reader.figures.line import Line, Number
from reader.figures.nouns import is_plural
from reader.figures.units import POWERS, TIME_UNITS

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: 20 + 10 * k for k, word in enumerate(_TENS.split())} | {"fourty": 40}
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
SHORT_MAGNITUDES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "t": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "cr": 10**7,
}
# Letters that may also be units or initials: a magnitude only where they touch the number.
_TOUCHING = frozenset({"k", "m", "b", "t", "cr"})
PLURALS = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "lakhs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
    "trillions": 10**12,
}
GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.33"),
    "⅔": Decimal("0.67"),
    "⅛": Decimal("0.125"),
}
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6,
    "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10, "hundredth": 100,
}  # fmt: skip
ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
NUMBER_WORDS = frozenset(SMALL) | frozenset(TENS)
DASHES = frozenset({"-", "‐", "‑", "–", "—", "−"})
HYPHENS = frozenset({"-", "‐", "‑"})

# No news figure has more digits; longer runs are identifiers or attacks on the parser.
_MOST_DIGITS = 24
# Each magnitude of a number is spelled once.
_MOST_MAGNITUDES = 8
ARTICLES = frozenset({"a", "an", "half"})
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_LOOSE = frozenset({"B", "M"})
_FINE = frozenset({2, 3, 4, 8, 16, 32})  # what a length or time is parted into: "1/4 inch"
VAGUE = frozenset(PLURALS) | {"several", "few", "many", "couple"}
_AFTER_SCORES = frozenset(
    {"of", "were", "are", "have", "had", "more", "others", "died", "remain", "remained"}
)
# "At 9 300 soldiers arrived": after these a short number may stand by itself.
_BEFORE_TWO = frozenset(
    {"at", "after", "before", "by", "until", "age", "aged", "year", "june", "july", "may", "march"}
)
_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_AFTER_COMMA = frozenset({"euro", "euros", "€", "%", "percent", "million", "billion", "kronor", "kroner"})
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")


def recognise(line: Line, places: Iterable[int]) -> None:
    """Find every number of the line that begins at one of the places, and every magnitude without one.

    A number may stand inside another ("one" in "twenty-one"): which of them states something is for the
    steps that follow.
    """
    for i in places:
        word = line.low[i]
        if word in VAGUE:
            if (vague := _read_plural(line, i)) is not None:
                line.magnitudes[i] = vague
            continue
        digits = word[:1].isdigit()
        number = _read_digits(line, i) if digits else _read_words(line, i)
        if number is not None:
            line.numbers[i] = number


def parse_digits(text: str) -> Decimal | None:
    """The value of a numeral such as 1,237 or 12.40; None when it is no well-formed number."""
    if len(text) > _MOST_DIGITS or not _GROUPED.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))


_LARGEST = 27  # digits that a Decimal works with


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent or trailing zeros; what is beyond counting keeps its exponent."""
    if value.adjusted() < _LARGEST and value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return value.normalize()


def _magnitude_at(line: Line, i: int, *, short: bool = True) -> tuple[int, int]:
    """The factor that the token at ``i`` (a hyphen may lead) multiplies by, or 1; and the index after."""
    k = i
    if line.low[i] in HYPHENS and line.joined(i) and line.joined(i + 1):
        k = i + 1
    word = line.low[k]
    factor = MAGNITUDES.get(word)
    if factor is not None:
        return factor, k + 1
    if not short or k != i:
        return 1, i
    factor = SHORT_MAGNITUDES.get(word)
    if factor is None:
        return 1, i
    if (
        word in _TOUCHING
        and not line.joined(k)
        and not (line.raw[k] in _LOOSE and is_plural(line.low[k + 1]))
    ):
        return 1, i
    if word == "t" and line.raw[k] == "t":
        return 1, i
    if word == "m" and line.joined(k + 1) and line.raw[k + 1] in POWERS:
        return 1, i  # square metres
    return factor, k + 1


def _read_digits(line: Line, i: int) -> Number | None:
    """The number that starts with the numeral at ``i``, with any fraction and magnitudes after it."""
    value, j = _grouped(line, i)
    if value is None:
        return None
    glyph = GLYPHS.get(line.low[j])
    if glyph is not None:
        value, j = value + glyph, j + 1
    elif line.raw[j][:1] in SUPERSCRIPTS and line.joined(j):
        # 10⁹ is a power, 100² the mark of a note.
        power = int("".join(SUPERSCRIPTS[digit] for digit in line.raw[j][:2]))
        value, j = Decimal(10**power) if value == 10 else value, j + 1
    elif (part := _parted(line, i, j, value)) is not None:
        value, j = part
    elif line.low[j + 1] == "/" and line.joined(j + 1) and line.joined(j + 2) and not line.joined(j):
        over, under = parse_digits(line.raw[j]), parse_digits(line.raw[j + 2])
        if over and under and over < under <= 16 and value < 1000:
            value, j = value + over / under, j + 3
    scaled = 1
    for _ in range(2):
        factor, after = _magnitude_at(line, j)
        if factor == 1:
            break
        scaled, j = scaled * factor, after
    return Number(i, j, tidy(value * scaled), digits=True, scaled=scaled)


def _parted(line: Line, i: int, j: int, value: Decimal) -> tuple[Decimal, int] | None:
    """The value and end of "1/4 inch" and "4-1/2-month", written with a stroke."""
    whole = line.low[j] in HYPHENS and line.joined(j) and line.joined(j + 1)
    k = j + 1 if whole else i  # of the upper part
    if not (line.low[k + 1] == "/" and line.joined(k + 1) and line.joined(k + 2)) or line.joined(i):
        return None
    over, under = parse_digits(line.raw[k]), parse_digits(line.raw[k + 2])
    after = k + 4 if line.low[k + 3] in HYPHENS else k + 3
    if (
        not over
        or under not in _FINE
        or over >= under
        or not (line.is_word(after) and line.low[after] != "and")
    ):
        return None
    return (value if whole else Decimal(0)) + over / under, k + 3


def _grouped(line: Line, i: int) -> tuple[Decimal | None, int]:
    """The numeral at ``i`` and the index after it: also "48 500" with spaces and "14,80" with a comma."""
    text = line.raw[i]
    value = parse_digits(text)
    if value is None and _COMMA.fullmatch(text) and line.low[i + 1] in _AFTER_COMMA:
        return Decimal(text.replace(",", ".")), i + 1
    j = i + 1
    if value is None or not (len(text) <= 3 and text.isdigit() and text[0] != "0") or _is_named(line, i):
        return value, j
    while (
        j - i < 8 and len(line.raw[j]) == 3 and line.raw[j].isdigit() and line.start[j] == line.end[j - 1] + 1
    ):
        j += 1
    if line.low[i - 1] in _BEFORE_TWO and j == i + 2:
        return value, i + 1
    if j == i + 1 or line.joined(j) or line.raw[j][:1].isdigit() or not line.is_word(j):
        return value, i + 1
    return parse_digits("".join(line.raw[i:j])), j


def _is_named(line: Line, i: int) -> bool:
    return line.is_capital(i - 1) and not line.opens(i - 1)


def _under_hundred(line: Line, i: int) -> tuple[int, int] | None:
    word = line.low[i]
    if word in TENS:
        value, j = TENS[word], i + 1
        k = j + 1 if line.low[j] in HYPHENS and line.joined(j) and line.joined(j + 1) else j
        digit = SMALL.get(line.low[k], 0)
        if 1 <= digit <= 9:
            return value + digit, k + 1
        return value, j
    if word in SMALL:
        return SMALL[word], i + 1
    return None


def _dozen(line: Line, j: int) -> int | None:
    k = j + 1 if line.low[j] in HYPHENS and line.joined(j) else j
    return k + 1 if line.low[k] in ("dozen", "score") and line.low[k + 1] != "points" else None


def _read_words(line: Line, i: int) -> Number | None:
    """The number that starts with the number word at ``i``: "twenty-one", "a dozen", "half a million"."""
    low = line.low
    word = low[i]
    if (whole := _part_of_magnitude(line, i)) is not None or word == "half":
        return whole
    if word in ("a", "an"):
        k = i + 1
        if low[k] == "half":
            number = _read_words(line, k)
            return None if number is None else Number(i, number.last, number.value, scaled=number.scaled)
        if low[k] == "dozen":
            return Number(i, k + 1, Decimal(12))
        if low[k] not in MAGNITUDES:
            return None
        total, current, j, scaled = 0, 1, k, 1
    else:
        first = _under_hundred(line, i)
        if first is None:
            return None
        current, j = first
        total, scaled = 0, 1
        if (after := _dozen(line, j)) is not None:
            return Number(i, after, Decimal(12 if low[after - 1] == "dozen" else 20) * current)
    part = Decimal(0)
    if low[j] == "point" and 0 <= SMALL.get(low[j + 1], 10) < 10:
        # "one point two million"
        decimals, j = low[j + 1 : j + 4], j + 1
        digits = [str(SMALL[word]) for word in takewhile(lambda word: SMALL.get(word, 10) < 10, decimals)]
        part, j = Decimal("0." + "".join(digits)), j + len(digits)
    for _ in range(_MOST_MAGNITUDES):
        if not part and (more := _and_part(line, j)) is not None:
            part, j = more
        factor, after = _magnitude_at(line, j, short=False)
        if factor == 1:
            break
        if factor == 100:
            current, part = max(current, 1) * 100 + int(part * 100), Decimal(0)
        else:
            total += max(current, 0 if part else 1) * factor + int(part * factor)
            current, part = 0, Decimal(0)
        scaled, j = max(scaled, factor), after
        k = j + 1 if low[j] == "and" else j
        more_words = _under_hundred(line, k) if scaled > 1 and low[k] in NUMBER_WORDS else None
        if more_words is None:
            continue
        # A smaller part must follow: "two hundred and five", "five thousand twenty".
        if more_words[0] >= factor or (k != j and factor > 1000):
            break
        current, j = (current + more_words[0] if factor == 100 else more_words[0]), more_words[1]
    if part and scaled > 1:
        part *= scaled  # "a million and a half"
    return Number(i, j, tidy(Decimal(total + current) + part), scaled=scaled)


def fraction_at(line: Line, i: int) -> tuple[Decimal, int] | None:
    """A part in words at token ``i`` and the index after it: "half", "a quarter", "three-quarters"."""
    low = line.low
    if low[i] == "half":
        return Decimal("0.5"), i + 1
    over = 1 if low[i] in ("a", "an") else SMALL.get(low[i], 0)
    j = i + 2 if low[i + 1] in HYPHENS and line.joined(i + 1) and line.joined(i + 2) else i + 1
    under = DENOMINATORS.get(low[j], 0)
    if not 0 < over < under or gcd(over, under) > 1 or not _agree(over, low[j], j > i + 1):
        return None
    return (Decimal(over) / under).quantize(Decimal("0.0001")).normalize(), j + 1


def _agree(over: int, part: str, hyphen: bool) -> bool:
    """Whether a part in words is in the grammatical number that so many need: "one-tenth", "two tenths"."""
    return not part.endswith("s") if over == 1 else part.endswith("s") or hyphen


def _and_part(line: Line, j: int) -> tuple[Decimal, int] | None:
    """What "and a half", "and one-half" or "and a quarter" adds, and the index after it; hyphens allowed."""
    if after := and_a_half(line, j):
        return Decimal("0.5"), after
    found = fraction_at(line, j + 1) if line.low[j] == "and" and line.low[j + 1] != "half" else None
    if found is None or line.low[found[1]] == "of" or not line.is_word(found[1]):
        return None
    return found


def _part_of_magnitude(line: Line, i: int) -> Number | None:
    """The number that is a part of a magnitude: "half a dozen", "three quarters of a million"."""
    found = fraction_at(line, i)
    if found is None:
        return None
    low, (part, k) = line.low, found
    whole = low[k - 1].startswith(("hal", "quarter"))
    k += low[k] in HYPHENS and line.joined(k) and line.joined(k + 1)
    of = low[k] == "of"
    k += of
    k += low[k] in ("a", "an", "one")
    if low[k] == "dozen":
        return Number(i, k + 1, tidy(part * 12)) if part == Decimal("0.5") else None
    factor = MAGNITUDES.get(low[k], 0)
    if (factor < 10**5 and not (factor == 1000 and part == Decimal("0.5"))) or not (whole or of):
        return None
    return Number(i, k + 1, tidy(part * factor), scaled=factor)


def sign_before(line: Line, first: int) -> tuple[int, int]:
    """First token of a number with its sign, and the sign: -1 after "minus" or a dash that it touches."""
    k = first - 1
    if k >= 0 and line.low[k] == "minus":
        return (first, 1) if line.low[k - 1] in ("or", *DASHES) else (k, -1)  # "plus or minus 3"
    dash = line.low[k] in ("-", "−", "–") and line.joined(first)
    apart = k < 1 or (not line.joined(k) and not line.raw[k - 1][:1].isdigit())
    return (k, -1) if dash and apart and (k > 0 or line.low[k] == "−") else (first, 1)


def and_a_half(line: Line, j: int) -> int:
    """The index after "and a half" (hyphens allowed) at ``j``, or 0."""
    k = j
    for word in ("and", "a", "half"):
        if line.low[k] in HYPHENS and line.joined(k):
            k += 1
        if line.low[k] != word:
            return 0
        k += 1
    return k


def _read_plural(line: Line, i: int) -> Number | None:
    """A magnitude with no number: "dozens", "tens of thousands", "several hundred"."""
    low = line.low
    if low[i] in ("several", "few", "many") or (low[i] == "couple" and low[i + 1] != "of"):
        if low[i + 1] == "dozen":
            return Number(i, i + 2, Decimal(12), vague=True)
        if low[i + 1] in MAGNITUDES:
            scale = MAGNITUDES[low[i + 1]]
            j = i + 2
            if low[j] in MAGNITUDES:
                scale, j = scale * MAGNITUDES[low[j]], j + 1
            return Number(i, j, Decimal(scale), vague=True)
        return None
    if low[i : i + 2] == ["couple", "of"] and low[i + 2] in TIME_UNITS:
        return Number(i, i + 2, Decimal(2))
    value = PLURALS.get(low[i])
    if value is None:
        return None
    j = i + 1
    while low[j] == "of" or low[j] in MAGNITUDES:
        k = j + 1 if low[j] == "of" else j
        factor = PLURALS.get(low[k]) or MAGNITUDES.get(low[k])
        if factor is None or value * factor > 10**18:
            break
        value, j = value * factor, k + 1
    if (low[i] == "tens" and j == i + 1) or (low[i] == "scores" and low[j] not in _AFTER_SCORES):
        return None
    return Number(i, j, Decimal(value), vague=True)
