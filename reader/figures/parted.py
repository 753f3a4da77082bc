"""Step 0, as found: a sentence as words, numerals and signs, with what was parted or run together put right.

Pages that were scraped or set carelessly hold "$14. 3 billion", "7: 48 am", "5,184, 000" and "August 2,2013".
Each is taken for the numerals that were meant; the places stay those of the text.
"""

from __future__ import annotations

import re

# Addresses and handles are taken whole, so that digits in them are never read as figures; the
# bounded repeats keep the match linear on hostile text.
_PLAIN = r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[^\w\s]|\d|_"
_ADDRESS = (
    r"(?P<skip>(?:https?://|www\.)\S+"
    r"|[@#][^\W\d]\w*"
    r"|\b(?:[a-zA-Z0-9-]{1,40}\.){1,4}[a-zA-Z]{2,6}/\S+)|"
)
_TOKEN = re.compile(_PLAIN)
_TOKEN_OR_ADDRESS = re.compile(_ADDRESS + _PLAIN)
_RAISED = "⁰¹²³⁴-⁹"
_ANY = re.compile(_ADDRESS + rf"[{_RAISED}]+|" + _PLAIN.replace(r"[^\W\d_]", rf"[^\W\d_{_RAISED}]"))
_ADDRESS_SIGNS = re.compile(r"[/@#]|www\.")  # no address or handle is without one

_ALONE = r"(?<![\d.,:])"
_SCALED = r"(?=\s?-?(?:million|billion|trillion|percent|per cent|bn|mn|pc)\b|\s?%)"
# What follows a number less than one, so that a point before it was parted from it.
_LESS = r" ?(?:%|per ?cent\b|calib|[Mm]agnum\b|inch\b|average\b|hitter\b)"
_NO_COUNT = r"(?! (?!hours\b)(?:[a-z]+s|men|women|people|children)\b)"  # "about 12: 10 men and two boys"
_ODD = re.compile(
    # "5,184, 000", "$3, 400,000", "12 ,500", "$14. 3 billion", "rose 4. 3 percent", "4. 9 %", "2. 5 km"
    rf"(?P<whole>{_ALONE}\d{{1,3}}(?:,\d{{3}})+, 000(?![\d.,]*\d)"
    rf"|(?:(?<=[$£€])|(?<=[$£€] )){_ALONE}\d{{1,3}}, \d{{3}}(?:,\d{{3}})+(?![\d.,]*\d)"
    rf"|{_ALONE}\d{{1,3}} ,\d{{3}}(?![\d.,]*\d)"
    rf"|{_ALONE}\d{{1,2}}\. \d(?=\s?%| (?:km|kg|kilomet|kilogram|met(?:re|er)s|miles|tonnes)\b)"
    rf"|(?:(?<=[$£€])|(?<=\brose )|(?<=\bfell )|(?<=\bby )){_ALONE}\d{{1,3}}\. \d{_SCALED}"
    rf"|(?:(?<=[$£€])|(?<=[$£€] )){_ALONE}\d{{1,3}}\. \d\d?{_SCALED}"
    rf"|{_ALONE}\d{{1,3}} \.\d{{1,2}}{_SCALED})"
    # "7: 48 am"
    rf"|(?P<clock>{_ALONE}\d{{1,2}}: [0-5]\d(?!\d)(?:: ?[0-5]\d(?!\d))?){_NO_COUNT}"
    # "August 2,2013"
    rf"|(?P<year>{_ALONE}\d{{1,2}},(?=(?:1[5-9]|20)\d\d(?![\d,.]*\d)))"
    # ".5 percent", "hit . 290"; "a. 357 Magnum", where the blank has changed sides
    r"|(?P<point>(?<![^\s(\[$£€:–—-])\.(?:\d+| \d{2,3}(?![\d.,]*\d)))"
    r"|\b(?:a|an|the|including|than)(?P<stop>\. ?\d{2,3}(?![\d.,:/]*\d))"
    rf"|\b(?:of|from|by|at)(?P<less>\. ?\d{{2,3}}(?={_LESS}))"
    r"|\b(?:batted|batting|hitting)(?P<bat>\. ?\d{3}(?![\d.,:/]*\d))"
    r"|\bhits?(?P<hit>\. ?\d{3}(?=,| (?:with|against|in|and)\b))"
    r"|[a-z](?P<stopped>\. \d{3}(?= (?:hitter|average)\b))"
    # garbled signs of the yen and the pound
    r"|(?P<yen>\bY=(?=\d))|(?P<pound>\bPS(?=\d[\d,]*(?:\.\d|,\d|[mb]|\s?(?:million|billion)\b)))"
)
# What a text has that holds any of these, or raised digits: looked for first, as few do.
_LIKELY = re.compile(
    rf"[.,:=S{_RAISED}](?:(?<=\d[.,:]) \d|(?<=\d ,)\d"
    rf"|(?<=[\s(\[$£€:–—A-Za-z-]\.) ?\d|(?<=\d,)(?:1[5-9]|20)\d\d(?!\d)"
    rf"|(?<=Y=)\d|(?<=PS)\d|(?<=[{_RAISED}]))"
)
_GARBLED = {"yen": "¥", "pound": "£"}
Words = tuple[list[str], list[int], list[int]]
"""Texts with the offsets of their starts and ends."""


def words(text: str, start: int, end: int) -> Words:
    """The words, numerals and signs of a part of a text; an address or handle is an empty one."""
    if _LIKELY.search(text, start, end):
        return _mended(text, start, end)
    return _plain(text, start, end)


def _plain(text: str, start: int, end: int) -> Words:
    if _ADDRESS_SIGNS.search(text, start, end):
        return _found(_TOKEN_OR_ADDRESS, text, start, end)
    found = list(_TOKEN.finditer(text, start, end))
    spans = [match.span() for match in found]
    return [match[0] for match in found], [first for first, _ in spans], [last for _, last in spans]


def _found(pattern: re.Pattern[str], text: str, start: int, end: int) -> Words:
    found = list(pattern.finditer(text, start, end))
    raw = ["" if match.lastgroup else match[0] for match in found]
    return raw, [match.start() for match in found], [match.end() for match in found]


def _mended(text: str, start: int, end: int) -> Words:
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(word: str, first: int, last: int) -> None:
        raw.append(word)
        starts.append(first)
        ends.append(last)

    def add_all(first: int, last: int, *, close: bool = False) -> None:
        found = _found(_ANY, text, first, last)
        raw.extend(found[0])
        starts.extend(found[1])
        ends.extend([*found[1][1:], last] if close else found[2])  # close: no blank is a gap

    at = start
    for match in _ODD.finditer(text, start, end):
        sort = match.lastgroup or ""
        first, last = match.span(sort)
        add_all(at, first)
        at = last
        if sort in ("clock", "year"):
            add_all(first, last, close=sort == "clock")
        else:
            word = _GARBLED.get(sort) or match[sort].replace(" ", "")
            if sort in ("stop", "less", "stopped", "hit", "bat"):  # the point stands with the word before it
                first = last - len(word) + 1
            add("0" + word if word[0] == "." else word, first, last)
    add_all(at, end)
    return raw, starts, ends
