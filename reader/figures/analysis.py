"""An article taken apart: paragraphs into sentences with their roles, sentences into figures."""

from __future__ import annotations

from reader.articles.languages import foreign
from reader.articles.model import Article
from reader.articles.sentences import sentences_of
from reader.figures.model import Analysis
from reader.figures.reading import read_figures


def analyse(article: Article) -> Analysis:
    """Sentences and figures of an article, in text order; figures are read in English only."""
    sentences = sentences_of(article)
    if foreign(article.text, article.language):
        return Analysis(article, sentences, ())
    return Analysis(article, sentences, *read_figures(article.text, sentences, article.date))
