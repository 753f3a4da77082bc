"""Step 1, words to numbers: each numeral and run of number words of a line, recognised once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reader.figures.line import Line, Number

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


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent or trailing zeros."""
    if value == value.to_integral_value():
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
    if factor is None or (word in _TOUCHING and not line.joined(k)):
        return 1, i
    if word == "t" and line.raw[k] == "t":
        return 1, i
    return factor, k + 1


def _read_digits(line: Line, i: int) -> Number | None:
    """The number that starts with the numeral at ``i``, with any fraction and magnitudes after it."""
    value, j = _grouped(line, i)
    if value is None:
        return None
    glyph = GLYPHS.get(line.low[j])
    if glyph is not None:
        value, j = value + glyph, j + 1
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
    if word == "half":
        k = i + 1
        if low[k] in HYPHENS and line.joined(k):
            k += 1
        if low[k] in ("a", "an"):
            k += 1
        if low[k] == "dozen":
            return Number(i, k + 1, Decimal(6))
        if low[k] in MAGNITUDES and low[k] != "hundred":
            return Number(i, k + 1, Decimal(MAGNITUDES[low[k]] // 2), scaled=MAGNITUDES[low[k]])
        return None
    if word in ("a", "an"):
        k = i + 1
        if low[k] == "half":
            number = _read_words(line, k)
            return None if number is None else Number(i, number.last, number.value, scaled=number.scaled)
        if low[k] == "quarter" and low[k + 1] in (*HYPHENS, "of"):
            m = k + 3 if low[k + 2] == "a" else k + 2
            if low[m] in MAGNITUDES and low[m] not in ("hundred", "thousand"):
                return Number(i, m + 1, Decimal(MAGNITUDES[low[m]] // 4), scaled=MAGNITUDES[low[m]])
            return None
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
    half = False
    for _ in range(_MOST_MAGNITUDES):
        if and_a_half(line, j):
            half, j = True, and_a_half(line, j)
        factor, after = _magnitude_at(line, j, short=False)
        if factor == 1:
            break
        if factor == 100:
            current = max(current, 1) * 100
            if half:
                current, half = current + 50, False
        else:
            total += max(current, 1) * factor + (factor // 2 if half else 0)
            current, half = 0, False
        scaled, j = max(scaled, factor), after
        k = j + 1 if low[j] == "and" else j
        more = _under_hundred(line, k) if scaled > 1 and low[k] in NUMBER_WORDS else None
        if more is None:
            continue
        # A smaller part must follow: "two hundred and five", "five thousand twenty".
        if more[0] >= factor or (k != j and factor > 1000):
            break
        current, j = (current + more[0] if factor == 100 else more[0]), more[1]
    value = Decimal(total + current)
    if half:
        value += Decimal("0.5")
    return Number(i, j, value, scaled=scaled)


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
