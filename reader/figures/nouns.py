"""The nouns that news counts: which words look like plurals, and which of them a number counts."""

from __future__ import annotations

from reader.figures.line import Line

IRREGULAR_PLURALS = frozenset(
    {
        "people", "children", "men", "women", "police", "feet", "teeth", "lives", "wives", "crew", "staff",
        "personnel", "cattle", "sheep", "fish", "aircraft", "spacecraft", "species", "series", "media",
        "data", "criteria", "phenomena", "alumni", "mice", "geese", "policemen", "policewomen", "firemen",
        "gunmen", "servicemen", "congressmen", "congresswomen", "businessmen", "fishermen", "spokesmen",
        "grandchildren", "troops", "deer", "dead", "wounded", "injured", "faithful", "salespeople",
        "townspeople",
    }
)  # fmt: skip
_ENDINGS_NOT_PLURAL = ("ss", "us", "is", "ous", "ics")
_NOT_MEN = frozenset({"specimen", "regimen", "abdomen", "acumen", "stamen"})
_NOT_NOUNS = frozenset(
    {
        "was", "is", "has", "does", "his", "its", "this", "as", "us", "says", "thus", "yes", "plus",
        "perhaps", "always", "whereas", "less", "versus", "hers", "ours", "theirs", "yours", "across",
        "besides", "afterwards", "towards", "gas", "news", "others", "business", "makes", "gets", "goes",
        "comes", "takes", "gives", "remains", "becomes", "seems", "appears", "includes", "means", "wants",
        "needs", "shows", "tells", "mass", "press", "class", "express", "access", "congress",
    }
)  # fmt: skip
_PHRASE_STOPS = frozenset(
    {
        "in", "on", "at", "by", "for", "from", "to", "with", "and", "or", "but", "was", "were", "is", "are",
        "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should",
        "must", "who", "which", "that", "when", "where", "while", "as", "if", "than", "after", "before",
        "since", "until", "during", "over", "under", "into", "against", "about", "the", "a", "an", "this",
        "these", "those", "his", "her", "its", "their", "our", "my", "your", "he", "she", "it", "they", "we",
        "i", "you", "not", "because", "per", "said", "did", "do", "through", "between", "vs", "versus", "so",
    }
)  # fmt: skip


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR_PLURALS or (word[-3:] == "men" and len(word) > 5 and word not in _NOT_MEN):
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word not in _NOT_NOUNS
        and not word.endswith(_ENDINGS_NOT_PLURAL)
    )


def counted_noun(line: Line, i: int, *, single: bool = False) -> str:
    """The head of the noun phrase that starts at token ``i``, as the text has it; "" when none is seen.

    The head is the last of the plural nouns that stand together ("top Meta researchers"), or the noun
    after a hyphen, made plural ("a three-judge panel"). After "one" (``single``) it is the next word.
    """
    low = line.low
    j = i
    if low[j] in ("-", "‑") and line.joined(j) and line.joined(j + 1):
        word = low[j + 1]
        if word in ("to", "or", "by") or not line.is_word(j + 1):
            return ""
        return word if is_plural(word) else word + "s"
    if low[j] == "of":
        j += 1
        while low[j] in (
            "the",
            "these",
            "those",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
            "all",
            "them",
            "us",
        ):
            j += 1
    if single:
        return low[j] if line.is_word(j) and low[j] not in _PHRASE_STOPS else ""
    best = ""
    for k in range(j, min(j + 7, line.n)):
        word = low[k]
        if not line.is_word(k):
            if word in ("-", "‑", "'", "’", ".") and line.joined(k):
                continue
            break
        if word in _PHRASE_STOPS:
            break
        if is_plural(word) and not (low[k + 1] in ("-", "‑") and line.joined(k + 1)):
            best = word
            if not is_plural(low[k + 1]):
                break
    return best
