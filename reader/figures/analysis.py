"""An article taken apart: paragraphs into sentences with their roles, sentences into figures."""

from __future__ import annotations

from reader.articles.languages import foreign
from reader.articles.model import Article, Sentence
from reader.articles.roles import paragraphs
from reader.articles.sentences import split
from reader.figures.model import Analysis
from reader.figures.reading import read_figures


def analyse(article: Article) -> Analysis:
    """Sentences and figures of an article, in text order; figures are read in English only."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(article.text, article.body_start, article.headings)):
        for start, end in split(article.text[paragraph.start : paragraph.end]):
            found.append(Sentence(paragraph.start + start, paragraph.start + end, paragraph.role, number))
    sentences = tuple(found)
    if foreign(article.text, article.language):
        return Analysis(article, sentences, ())
    return Analysis(article, sentences, *read_figures(article.text, sentences, article.date))
