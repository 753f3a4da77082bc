"""Whether a text is in the language that is read: English. Told by its commonest words, else by what it says.

After Cavnar and Trenkle's finding (1994) that the commonest words of a language tell it; here few languages,
and English only given up for one whose words stand clearly more often, or for another script.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 6_000  # characters
_LEAST = 40  # words; of fewer only what the article says of itself counts
_CLEARLY = 2.0
_ENGLISH = "en"
_COMMON = {
    _ENGLISH: "the of and to in a that is for was on with as it by at from has have be he said are this an",
    "German": "der die und das in den von zu mit sich des auf für ist im dem nicht ein eine als auch es hat",
    "French": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont",
    "Spanish": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus",
    "Italian": "di e il la che in a per un è del non le si una i da con sono dei nel alla ha anche della",
    "Portuguese": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao",
    "Dutch": "de van het een en in is dat op te zijn met voor niet aan er die ook als om bij door naar heeft",
    "Swedish": "och i att en det som är på av för med den till inte har de om ett var men så från vi kan",
    "Danish": "og i at det en den til er som på de med af for ikke der et har om var fra han men sig",
    "Polish": "i w na z do się nie jest to że o od za po jak ale dla przez oraz który są był było",
    "Turkish": "ve bir bu da de için ile olarak daha çok olan gibi en ne kadar sonra ise var o ama her",
}
_SETS = {name: frozenset(words.split()) for name, words in _COMMON.items()}
_TAGS = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish", "pl": "Polish", "tr": "Turkish",
}  # fmt: skip
ANOTHER = "another language"


@lru_cache(maxsize=256)
def foreign(text: str, tag: str = "") -> str:
    """The language of a text that is not English, by its name in English; empty for English.

    Args:
        text: The text.
        tag: The BCP 47 tag that it came with; it decides only where the words do not tell.
    """
    head = text[:_LOOKED_AT]
    words = [word.lower() for word in _WORD.findall(head)]
    if len(words) < _LEAST:
        main = tag.partition("-")[0].lower()
        letters = [char for char in head if char.isalpha()]
        latin = sum(char < "\u0250" for char in letters)
        if len(letters) >= _LEAST and latin * 2 < len(letters):
            return ANOTHER
        return _TAGS.get(main, "") if len(words) > 3 else ""
    if sum(word[0] < "\u0250" for word in words) * 2 < len(words):
        return ANOTHER
    shares = {name: sum(word in common for word in words) / len(words) for name, common in _SETS.items()}
    most = max(shares, key=lambda name: shares[name])
    return most if most != _ENGLISH and shares[most] > _CLEARLY * shares[_ENGLISH] else ""
