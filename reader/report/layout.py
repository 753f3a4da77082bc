"""Words set for a terminal or a pipe, with colour or without: what every text report stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.articles.cleaning import clean_line

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.figures.model import Value

_CODES = {
    "bold": "1",
    "dim": "2",
    "differs": "1;33",
    "unclear": "33",
    "compatible": "36",
    "same": "34",
    "alone": "2",
}


class Paint(NamedTuple):
    """Colour, or none."""

    on: bool = False

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.on else text


def one_line(text: str) -> str:
    """Text with its white space folded."""
    return " ".join(text.split())


def shorten(text: str, width: int) -> str:
    """Text in one line of at most ``width`` terminal cells, ended with an ellipsis where cut."""
    line = one_line(text)
    if len(line) <= width and line.isascii():
        return line
    from rich.cells import cell_len, set_cell_size

    if cell_len(line) <= width:
        return line
    return set_cell_size(line, max(0, width - 1)).rstrip() + "…"


def pad(text: str, width: int) -> str:
    """Text shortened or filled with blanks to exactly ``width`` cells."""
    line = shorten(text, width)
    if line.isascii():
        return line.ljust(width)
    from rich.cells import cell_len

    return line + " " * max(0, width - cell_len(line))


def fill(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Text wrapped at words, whole."""
    import textwrap

    return textwrap.fill(
        one_line(text), max(20, width), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def about(article: Article) -> str:
    """Source, byline and date of an article, as far as they are known."""
    return ", ".join(part for part in (article.source, article.byline, article.dated) if part)


def source_of(article: Article) -> str:
    """The source of an article; for want of one, the name of its file."""
    return source_name(article.source, article.url, article.path)


def source_name(source: str, url: str, path: str) -> str:
    """What to call an outlet: its name, else that of the file, else the host of the address."""
    name = source or clean_line(path.replace("\\", "/").rsplit("/", 1)[-1])
    if not name and url:
        from reader.articles.addresses import host_of

        name = host_of(url)
    return name


def number_text(value: Value, *, grouped: bool = False) -> str:
    """A number without exponent, its thousands grouped if asked; a date or time as ISO."""
    from decimal import Decimal

    if isinstance(value, Decimal):
        return f"{value:,f}" if grouped else f"{value:f}"
    return str(value)


def cut(text: str, width: int) -> str:
    """Text of exactly ``width`` cells, ended with an ellipsis where it was longer."""
    from rich.cells import cell_len, set_cell_size

    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
    return text + " " * (width - size)
