"""Cleaning: nothing that is left can command a terminal or hide from the eye, and every offset leads back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles import cleaning
from reader.articles.cleaning import Draft, clean, clean_draft, clean_line

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u034f\u115f\u1160\u180e\u200b\u2060\u2061\u2064\u206a\u3164\ufeff\uffa0\ufff9\U000e0041"
NEVER = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{BIDI}{INVISIBLE}\ud800-\udfff\U000e0000-\U000e0fff]"
)

# Every character that a rule names, and enough plain ones to make them meet.
hostile = st.text(
    st.sampled_from(
        "\x00\x07\x08\t\n\r\x0b\x0c\x1b\x7f\x85\x90\x98\x9b\x9c\x9d\x9e\x9f[]PX^_\\;:0159?@~HJm ab中"
        "\u0301\u0300\u200b\u200c\u200d\u2028\u202e\u2066\u061c\ufe0f\ufeff\ufffd\ud800\udfff"
        "\u0645\u06cc\u0915\u094d\u2640\U0001f469\U0001f4bb\U000e0041"
    ),
    max_size=60,
)
anything = st.text(st.characters(codec=None), max_size=80)


@settings(deadline=None)
@given(hostile | anything)
def test_nothing_unsafe_is_left_and_cleaning_again_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert not NEVER.search(once)
    assert clean(once) == once


@settings(deadline=None)
@given(hostile | anything)
def test_what_is_passed_over_at_one_look_has_nothing_to_clean(raw: str) -> None:
    if not re.search(cleaning._PERHAPS, raw):
        assert not re.search(cleaning._UNSAFE, raw)
        assert not re.search(f"{cleaning._TO_NEWLINE}|{cleaning._TO_SPACE}|{cleaning._BROKEN}", raw)


@settings(deadline=None)
@given(hostile | anything)
def test_each_character_leads_back_to_its_own_place(raw: str) -> None:
    draft = Draft(raw)
    clean_draft(draft)
    to_file = draft.source_map().to_file
    places = [to_file(at) for at in range(len(draft.text))]
    assert places == sorted(set(places))
    for place, kept in zip(places, draft.text, strict=True):
        there = raw[place]
        if kept == "\n":
            assert there in "\n\r\x85\u2028\u2029"
        elif kept == " ":
            assert there in " \t\x0b\x0c"
        else:
            assert kept == there or (
                kept == "\ufffd" and re.match("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", there)
            )


@settings(deadline=None)
@given(hostile)
def test_a_clean_line_is_one_line(raw: str) -> None:
    line = clean_line(raw)
    assert line == " ".join(line.split())
    assert not NEVER.search(line)


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x2FF), max_size=80))
def test_plain_text_stays_as_it_is(raw: str) -> None:
    draft = Draft(raw)
    clean_draft(draft)
    assert draft.text == raw
    assert draft.source_map().points == ()


@settings(deadline=None)
@given(
    hostile,
    st.lists(st.lists(st.tuples(st.integers(0, 70), st.integers(0, 9)), max_size=6), max_size=4),
)
def test_cuts_upon_cuts_keep_the_map_true(raw: str, rounds: list[list[tuple[int, int]]]) -> None:
    draft = Draft(raw)
    for spans in rounds:
        draft.cut(sorted((at, at + size) for at, size in spans if at + size <= len(draft.text)))
        to_file = draft.source_map().to_file
        assert "".join(raw[to_file(at)] for at in range(len(draft.text))) == draft.text


ATTACKS = {
    "clear the screen": ("a\x1b[2Jb", "ab"),
    "colours": ("\x1b[1;31mred\x1b[0m", "red"),
    "colon parameters": ("\x1b[38:2::1:2:3mx", "x"),
    "private mode": ("a\x1b[?1049hb", "ab"),
    "intermediate byte": ("a\x1b[1 qb", "ab"),
    "C1 CSI": ("a\x9b2Jb", "ab"),
    "clipboard": ("a\x1b]52;c;cm0gLXJm\x07b", "ab"),
    "clipboard with ST": ("a\x1b]52;c;cm0gLXJm\x1b\\b", "ab"),
    "C1 OSC": ("a\x9d52;c;cm0=\x9cb", "ab"),
    "window title": ("a\x1b]0;owned\x07b", "ab"),
    "link": ("\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\", "click"),
    "DCS": ('a\x1bP$q"p\x1b\\b', "ab"),
    "C1 DCS": ("a\x90q#0\x9cb", "ab"),
    "APC": ("a\x1b_Gf=100;AAAA\x1b\\b", "ab"),
    "PM and SOS": ("a\x1b^x\x1b\\\x1bXy\x1b\\b", "ab"),
    "reset": ("a\x1bcb", "ab"),
    "charset": ("a\x1b(0b", "ab"),
    "lone escape at the end": ("a\x1b", "a"),
    "unfinished CSI": ("a\x1b[12", "a12"),
    "unfinished OSC keeps the next line": ("a\x1b]0;x\nb", "a0;x\nb"),
    "nested escapes": ("a\x1b\x1b[2J[2Jb", "a[2Jb"),
    "escape put together by a cut": ("a\x1b\x00[2Jb", "a[2Jb"),
    "backspaces": ("rise\x08\x08\x08\x08fall", "risefall"),
    "bell": ("a\x07b", "ab"),
    "delete": ("a\x7fb", "ab"),
    "overwrite the line": ("true\rfalse", "true\nfalse"),
    "windows lines": ("a\r\nb\r\n", "a\nb\n"),
    "returns before a line end": ("a\r\r\r\nb", "a\nb"),
    "hidden return": ("a\r\x00\nb", "a\nb"),
    "other line ends": ("a\x85b\u2028c\u2029d", "a\nb\nc\nd"),
    "tabs": ("a\tb\x0bc\x0cd", "a b c d"),
    "right-to-left override": ("pay \u202e001\u202c now", "pay 001 now"),
    "isolates and marks": ("a\u2066b\u2069\u200e\u200f\u061cc", "abc"),
    "zero width": ("ra\u200bte\u2060s\ufeff", "rates"),
    "soft hyphen": ("infla\u00adtion", "inflation"),
    "Hangul filler": ("a\u3164b\uffa0c", "abc"),
    "tag characters": ("a\U000e0069\U000e006e\U000e007fb", "ab"),
    "variation selectors beyond 16": ("a\U000e0100b", "ab"),
    "interlinear marks": ("a\ufff9b\ufffac\ufffbd", "abcd"),
    "zalgo": ("e" + "\u0301" * 50 + "nd", "e" + "\u0301" * 4 + "nd"),
    "zalgo through zero widths": ("e" + "\u0301\u200b" * 9 + "nd", "e" + "\u0301" * 4 + "nd"),
    "surrogates": ("a\ud83db\udcffc", "a\ufffdb\ufffdc"),
    "noncharacters": ("a\ufdd0b\uffffc", "a\ufffdb\ufffdc"),
    "joiner in a Latin word": ("ra\u200dte\u200cs", "rates"),
    "joiner that an invisible let in": ("a\u061c\u200db", "ab"),
    "pile of joiners": ("\u0645\u200c\u200c\u200d\u06cc", "\u0645\u200c\u06cc"),
}


@pytest.mark.parametrize(("raw", "expected"), ATTACKS.values(), ids=ATTACKS.keys())
def test_attacks(raw: str, expected: str) -> None:
    assert clean(raw) == expected


KEPT = {
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "woman technologist with skin": "\U0001f469\U0001f3fd\u200d\U0001f4bb",
    "rainbow flag": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "heart": "\u2764\ufe0f",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "decomposed": unicodedata.normalize("NFD", "Việt Nam, Ångström"),
    "Hebrew points": "בְּרֵאשִׁית",
    "Thai": "ที่นี่",
    "right-to-left words": "قال الوزير: 5 ملايين",
    "private use and astral": "𝒜 𐍈 \ue000",
    "signs": "€5 – “no…” ≥ 3 ½ °C\u00a0£\u202f7",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert clean(text) == text


def test_an_unclosed_string_does_not_eat_the_article() -> None:
    text = "\x1b]0;title " + "A long line of news. " * 400 + "\x07 end"
    assert "A long line of news." in clean(text)


@pytest.mark.parametrize(
    "piece",
    [
        "\r",
        "\r\r\n",
        "\x90",
        "\x9dx",
        "\x1b]",
        "\x1b[" + "1" * 63,
        "a\u061c\u200d",
        "a\u200b\u0301",
        "a\x00",
        "\x1b" + " " * 8,
    ],
    ids=repr,
)
def test_long_hostile_input_is_cleaned(piece: str) -> None:
    """Linear work is done in a moment here; what grows with the square of the length would not end."""
    text = clean(piece * (400_000 // len(piece)) + "\nend")
    assert text.endswith("\nend")
    assert not NEVER.search(text)
