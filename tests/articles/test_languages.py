"""Which texts are in a language that is not read."""

from __future__ import annotations

import pytest

from reader.articles.languages import ANOTHER, foreign
from reader.articles.model import Article
from reader.comparison.compare import compare
from reader.figures.analysis import analyse
from reader.importing.samples import load_samples
from reader.report.words import summary

GERMAN = (
    "Der Hafen von Norwick wird für 14,3 Milliarden Euro ausgebaut, und die Arbeit soll im März beginnen. "
    "Der Rat hat das am Montag mit elf zu vier Stimmen beschlossen, sagte der Sprecher. "
    "Die Fischer sind nicht gefragt worden, und sie sagen, dass der Hafen für sie nicht zu gebrauchen ist."
)
FRENCH = (
    "Le port de la ville sera agrandi pour une somme de 14,3 milliards, et les travaux commencent en mars. "
    "Le conseil de la ville a pris la décision lundi par onze voix contre quatre, a dit le porte-parole. Les "
    "pêcheurs ne sont pas contents, et ils disent que le port ne sera pas utile pour eux dans ce temps."
)
RUSSIAN = (
    "Совет порта решил расширить причал на сорок метров, и работы начнутся весной, сказал председатель. " * 5
)


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "German"), (FRENCH, "French"), (RUSSIAN, ANOTHER)])
def test_other_languages(text: str, language: str) -> None:
    """No figure of them is read as something else, and the comparison says why."""
    assert foreign(text) == language
    other = analyse(Article("x", "Hafen", text))
    assert other.figures == () and other.sentences
    english = analyse(load_samples()[0])
    told = summary(compare(english, other))
    assert f"is in {language}, and only English is read" in told


def test_english_is_english() -> None:
    for sample in load_samples():
        assert foreign(sample.text, "de") == "", "what is written counts, not what is said of it"
    assert foreign("Zoo is given two bears") == foreign("") == foreign("12 13 14") == ""


def test_of_few_words_what_is_said_of_them_counts() -> None:
    assert foreign("Zoo bekommt zwei Bären geschenkt", "de-AT") == "German"
    assert foreign("Zoo bekommt zwei Bären geschenkt") == foreign("Zoo is given two bears", "en-GB") == ""
