"""An article taken apart: spans that slice back, and roles that sentences take from their paragraphs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Article, Role
from reader.figures.analysis import analyse
from reader.figures.model import Kind
from reader.importing.text import article_from_text

TEXT = """\
Norwick wall will cost £4.2 million

The wall of Norwick will cost £4.2 million, the board said. It will be 310 metres long.

What the town says

About 40 people came on 6 May 2025. “It is too much. We are few,” said Ann Lee, 61.

Read more: the wall in pictures
"""

news = st.lists(
    st.sampled_from(
        [
            "$5 million",
            "3%",
            "5",
            "to",
            "about",
            "Mr. Lee",
            "said",
            ".",
            ". ",
            "\n",
            "\n\n",
            "“",
            "”",
            "(",
            ")",
            "June 5",
            "2024",
            "...",
            "one",
            "half",
            "-",
            "a",
            "\u200d",
            "12:30",
            "p.m.",
            "per cent",
            "# ",
            "*",
            "1,000",
            "people",
        ]
    ),
    max_size=40,
).map(" ".join)


def check_spans(text: str, article: Article) -> None:
    analysis = analyse(article)
    end = 0
    for sentence in analysis.sentences:
        assert end <= sentence.start < sentence.end <= len(article.text)
        assert not article.text[end : sentence.start].strip()
        end = sentence.end
    assert not article.text[end:].strip()
    at = 0
    for figure in analysis.figures:
        assert at <= figure.start < figure.end
        at = figure.end
        assert article.text[figure.start : figure.end] == figure.text
        sentence = analysis.sentences[figure.sentence]
        assert sentence.start <= figure.start and figure.end <= sentence.end
    numbers = [sentence.paragraph for sentence in analysis.sentences]
    assert numbers == sorted(numbers)


@settings(max_examples=150, deadline=None)
@given(news, st.booleans())
def test_spans_slice_back(text: str, markdown: bool) -> None:
    check_spans(text, article_from_text(text, markdown=markdown))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_spans_slice_back_in_any_text(text: str) -> None:
    check_spans(text, article_from_text(text))


def test_sentences_take_the_role_of_their_paragraph() -> None:
    analysis = analyse(article_from_text(TEXT))
    assert [(s.role, s.paragraph, analysis.sentence_text(k)) for k, s in enumerate(analysis.sentences)] == [
        (Role.HEADLINE, 0, "Norwick wall will cost £4.2 million"),
        (Role.BODY, 1, "The wall of Norwick will cost £4.2 million, the board said."),
        (Role.BODY, 1, "It will be 310 metres long."),
        (Role.HEADING, 2, "What the town says"),
        (Role.BODY, 3, "About 40 people came on 6 May 2025."),
        (Role.BODY, 3, "“It is too much. We are few,” said Ann Lee, 61."),
        (Role.BOILERPLATE, 4, "Read more: the wall in pictures"),
    ]


def test_figures_know_their_sentence() -> None:
    analysis = analyse(article_from_text(TEXT))
    assert [(f.text, f.kind, f.sentence) for f in analysis.figures if f.kind is not Kind.DATE] == [
        ("£4.2 million", Kind.MONEY, 0),
        ("£4.2 million", Kind.MONEY, 1),
        ("310 metres", Kind.MEASURE, 2),
        ("40", Kind.COUNT, 4),
        ("61", Kind.AGE, 5),
    ]
    for index in range(len(analysis.sentences)):
        assert all(analysis.figures[k].sentence == index for k in analysis.figures_in(index))


def test_the_same_text_gives_the_same_analysis() -> None:
    assert analyse(article_from_text(TEXT)) == analyse(article_from_text(TEXT))


def test_an_empty_article_has_nothing() -> None:
    analysis = analyse(article_from_text(""))
    assert analysis.sentences == () and analysis.figures == ()
