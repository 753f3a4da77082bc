"""What can be shown of an article at once, however long it is. Plain data."""

from __future__ import annotations

from dataclasses import replace

from reader.articles.model import Article

LONG = 400_000
"""Characters beyond which what is worked out of an article lets one wait."""


def beginning(article: Article, most: int) -> Article:
    """The article up to the end of a paragraph, and of no more than so many characters."""
    if len(article.text) <= most:
        return article
    end = article.text.rfind("\n", article.body_start + 1, most)
    if end < most // 2:
        end = max(most, article.body_start)
    return replace(
        article,
        text=article.text[:end].rstrip() + " …",
        headings=tuple(span for span in article.headings if span[1] <= end),
        forms=tuple(form for form in article.forms if form.end <= end),
    )
