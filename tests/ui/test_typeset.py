"""Prose in rows: nothing is lost, nothing is too wide, every place leads back to the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.articles.model import Article, Role
from reader.figures.model import Analysis
from reader.importing.text import article_from_text
from reader.ui import typeset as typesetting
from reader.ui import wrapping
from reader.ui.typeset import Setting, typeset
from tests.ui.stories import LEFT, STORIES, analyse

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
WORDS = st.one_of(
    st.sampled_from(["The", "a", "bank", "raised", "rates", "on", "Monday", "to", "5%", "$40", "million,"]),
    st.sampled_from(
        ["日本銀行は金利を", FAMILY, "e\u0301cole", "x" * 120, "한국은행", "ป้าย", "☎️", "👍🏽", "A.", "said."]
    ),
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Co", "Cn"]), min_size=1, max_size=12
    ),
)
TEXTS = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", " ", " ", " ", "  ", ". ", "\n", "\n\n"])), min_size=1, max_size=60
).map(lambda parts: "".join(a + b for a, b in parts))


def analysed(text: str) -> Analysis:
    """The text as an article, cleaned as on import."""
    return analyse(article_from_text(text))


def sign_places(analysis: Analysis, picks: list[int]) -> dict[int, str]:
    """Signs at the ends of some words."""
    ends = [k for k in range(1, len(analysis.article.text) + 1) if _ends_a_word(analysis.article.text, k)]
    inside = [e for e in ends if any(s.start < e <= s.end for s in analysis.sentences)]
    return {inside[pick % len(inside)]: "≠" for pick in picks} if inside else {}


def _ends_a_word(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and (at == len(text) or text[at].isspace())


def check(analysis: Analysis, setting: Setting, signs: dict[int, str]) -> None:
    """What must hold of any setting."""
    text = analysis.article.text
    stated = [piece for row in setting.rows for piece in row.pieces if not piece.sign]
    for row in setting.rows:
        assert sum(cell_len(piece.text) for piece in row.pieces) <= setting.measure
        assert bool(row.pieces) is (row.sentence >= 0)
        for piece in row.pieces:
            if piece.sign:
                assert piece.start == piece.end and piece.text == signs[piece.start]
            else:
                # A blank may stand behind a piece, and white space in the text is one blank on the row.
                assert text[piece.start : piece.end].split() == piece.text.split()
                if "  " not in text and "\n" not in text[piece.start : piece.end]:
                    assert piece.text.removesuffix(" ") == text[piece.start : piece.end].removesuffix(" ")
    # Every character of every sentence, once, in order.
    assert [p.start for p in stated] == sorted(p.start for p in stated)
    assert all(a.end <= b.start for a, b in pairwise(stated))
    set_text = "".join("".join(p.text.split()) for p in stated)
    said = "".join("".join(analysis.sentence_text(k).split()) for k in range(len(analysis.sentences)))
    assert set_text == said
    # Words that fit are never broken, and a blank stands between words of one row.
    plain = ["".join(p.text for p in row.pieces if not p.sign) for row in setting.rows]
    words = [w for k in range(len(analysis.sentences)) for w in analysis.sentence_text(k).split()]
    if all(w.isascii() and len(w) + 1 < setting.measure for w in words):
        assert [word for row in plain for word in row.split()] == words
    assert [p.start for row in setting.rows for p in row.pieces if p.sign] == sorted(signs)
    # Each sentence has its rows, and its first character stands on the first of them.
    for index, sentence in enumerate(analysis.sentences):
        first, last = setting.rows_of(index)
        assert first <= last
        assert setting.row_of_offset(sentence.start) == first
        assert setting.row_of_offset(sentence.end - 1) == last
        pieces = [p for row in setting.rows[first : last + 1] for p in row.pieces if not p.sign]
        assert pieces[0].start <= sentence.start and pieces[-1].end >= sentence.end


@given(TEXTS, st.integers(8, 100), st.booleans(), st.lists(st.integers(0, 500), max_size=5))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, measure: int, by_sentence: bool, picks: list[int]) -> None:
    """Every word once and in order, no row too wide, offsets lead back, signs stand behind their places."""
    analysis = analysed(text)
    signs = sign_places(analysis, picks)
    check(analysis, typeset(analysis, measure, by_sentence=by_sentence, signs=signs), signs)


def test_plain_characters_take_one_cell_each() -> None:
    plain = [chr(k) for k in range(0x110000) if typesetting._PLAIN.fullmatch(chr(k))]
    assert len(plain) > 500 and all(cell_len(c) == 1 for c in plain)
    assert not any(wrapping._WIDE.match(c) for c in plain)


PLAIN_WORDS = st.lists(st.text("ab7.-$é’—", min_size=1, max_size=12), min_size=1, max_size=40)


@given(
    st.lists(PLAIN_WORDS, min_size=1, max_size=8),
    st.integers(8, 30),
    st.dictionaries(st.integers(0, 300), st.sampled_from("≠≟=·")),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_rows_counted_at_once_are_those_found_word_by_word(
    sentences: list[list[str]], measure: int, signs: dict[int, str], by_sentence: bool
) -> None:
    """The pattern that counts the rows of plain words ends them where wrapping does."""
    analysis = analysed("Rates rise again\n\n" + " ".join(" ".join(words) + " It is." for words in sentences))
    setting = typeset(analysis, measure, by_sentence=by_sentence, signs=signs)
    blocks = setting.manuscript.blocks
    assert any(block.said for block in blocks)
    for k, block in enumerate(blocks):
        start, end = block.sentences[0][1], block.sentences[-1][2]
        near = {place: sign for place, sign in signs.items() if start < place <= end}
        slow = wrapping.wrap(analysis.article.text, block.sentences, measure, near)
        assert setting._counts[k] == len(slow), block
        assert [list(row.pieces) for row in setting._block(k)] == [pieces for pieces, _ in slow]


@pytest.mark.parametrize("article", STORIES, ids=lambda a: a.headline)
@pytest.mark.parametrize("measure", [8, 33, 76])
@pytest.mark.parametrize("by_sentence", [False, True])
def test_the_stories(article: Article, measure: int, by_sentence: bool) -> None:
    analysis = analyse(article)
    signs = {figure.end: "≠" for figure in analysis.figures}
    check(analysis, typeset(analysis, measure, by_sentence=by_sentence, signs=signs), signs)


def rows_of(setting: Setting) -> list[str]:
    """The rows as they read."""
    return ["".join(piece.text for piece in row.pieces).rstrip() for row in setting.rows]


def test_paragraphs_run_on() -> None:
    """A blank row between paragraphs; sentences run on within one, or begin a row each."""
    analysis = analysed("Rates rise again\n\nThe bank moved. It was Monday.\n\nNo one spoke at all today.")
    assert rows_of(typeset(analysis, 76)) == [
        "Rates rise again",
        "",
        "The bank moved. It was Monday.",
        "",
        "No one spoke at all today.",
    ]
    assert rows_of(typeset(analysis, 76, by_sentence=True)) == [
        "Rates rise again",
        "",
        "The bank moved.",
        "It was Monday.",
        "",
        "No one spoke at all today.",
    ]


def test_wrapping_at_words() -> None:
    """As many words as fit; a row begins with its sentence, and knows whether it begins a block."""
    analysis = analysed("Rates rise again\n\nThe bank moved. It was Monday.")
    setting = typeset(analysis, 20)
    assert rows_of(setting)[2:] == ["The bank moved. It", "was Monday."]
    assert [(row.sentence, row.first) for row in setting.rows[2:]] == [(1, True), (2, False)]
    assert setting.spans[1:] == ((2, 2), (2, 3))


def test_a_word_longer_than_the_row_is_cut() -> None:
    analysis = analysed("Rates rise again\n\nSee " + "x" * 30 + " now.")
    setting = typeset(analysis, 12)
    assert "".join(rows_of(setting)[2:]).replace(" ", "") == "See" + "x" * 30 + "now."


def test_wide_text_breaks_between_characters() -> None:
    setting = typeset(analysed("見出しです\n\n" + "日本銀行は金利を引き上げた。" * 3), 10)
    for row in rows_of(setting)[2:-1]:
        assert cell_len(row) in (8, 9, 10)


@pytest.mark.parametrize("cluster", [FAMILY, "e\u0301", "👍🏽", "☎️"])
def test_what_is_one_character_to_the_eye_is_not_broken(cluster: str) -> None:
    analysis = analysed("Rates rise again\n\n" + cluster * 20)
    for row in typeset(analysis, 9).rows:
        for piece in row.pieces:
            assert piece.text.strip().replace(cluster, "") in ("", "Rates", "rise", "again", "Rates rise")


def test_a_sign_stays_with_its_word() -> None:
    """Behind the figure and before what follows it, on the same row even where it is the last to fit."""
    analysis = analysed("Rates rise again\n\nIt cost $40 million, she said.")
    end = analysis.article.text.index("million") + len("million")
    for measure in range(12, 60):
        text = "\n".join(rows_of(typeset(analysis, measure, signs={end: "≠"})))
        assert "million≠," in text


def test_the_preface_follows_the_headline() -> None:
    """Lines about the article stand between headline and text, and belong to no sentence."""
    analysis = analyse(LEFT)
    setting = typeset(analysis, 40, preface=["Left Daily, Lena Lee", "A note."])
    assert rows_of(setting)[:5] == [
        LEFT.headline,
        "Left Daily, Lena Lee",
        "A note.",
        "",
        "The bridge was opened on Monday. It cost",
    ]
    assert [row.sentence for row in setting.rows[:4]] == [0, -1, -1, -1]
    assert setting.row_of_offset(0) == 0


FORMED = """Wall

> The wall is dear, and it will be dearer still.

- It is a long item of a list, that goes on.
- Short.
"""


def test_forms_set_off_quotes_and_hang_lists() -> None:
    """The lead is no text: offsets and rows of sentences are as without it; narrow windows have none."""
    analysis = analyse(article_from_text(FORMED, markdown=True))
    setting = typeset(analysis, 30, with_forms=True)
    assert [row.lead + "".join(p.text for p in row.pieces).rstrip() for row in setting.rows] == [
        "Wall",
        "",
        "│ The wall is dear, and it",
        "│ will be dearer still.",
        "",
        "- It is a long item of a",
        "  list, that goes on.",
        "",
        "- Short.",
    ]
    check(analysis, setting, {})
    assert not any(row.lead for row in typeset(analysis, 20, with_forms=True).rows)
    assert not any(row.lead for row in typeset(analysis, 30).rows)


def test_roles() -> None:
    setting = typeset(analyse(LEFT), 40)
    assert setting.rows[0].role is Role.HEADLINE
    assert setting.rows[-1].role is Role.BODY


def test_offsets_outside() -> None:
    """An offset before, between or behind the sentences leads to the nearest row before it."""
    setting = typeset(analyse(LEFT), 40)
    assert setting.row_of_offset(-5) == 0
    assert setting.row_of_offset(10**9) == len(setting.rows) - 1
    assert setting.rows_of(-1) == setting.rows_of(10**6) == (0, 0)
    assert Setting().row_of_offset(3) == 0
