"""Six made-up reports of one accident, from the first flash to the last count."""

from __future__ import annotations

from dataclasses import replace

from reader.articles.model import Article
from reader.importing.text import article_from_text

_REPORTS = (
    ("Norwick Ledger", "2025-06-12", "14:05+01:00", "Ferry sinks off Norwick", "84",
     "It is not known how many were saved. The Marina, which cost €14 million, was built in 1998."),
    ("Harbour Wire", "2025-06-12", "16:10+01:00", "126 dead as ferry sinks off Norwick", "126",
     "At least 180 were saved by fishing boats. The price of the ship was about €14 million."),
    ("Evening Courier", "2025-06-12", "16:25+01:00", "Norwick ferry: the number of dead rises", "126",
     "The boats of the port saved 183 people. The ferry Marina was built in 1998."),
    ("The Herald", "2025-06-12", "18:10+01:00", "What is known of the ferry Marina", "84",
     "The Marina was built in 1998 in Sandholm, and cost €15 million."),
    ("Morning Post", "2025-06-13", "07:30+01:00", "Divers search the wreck of the Marina", "141",
     "183 people were saved on Thursday. The ferry Marina was built in 1998."),
    ("The Globe", "2025-06-13", "09:00+01:00", "Norwick counts its dead", "141",
     "The boats saved 183 people, of whom 30 are in hospital."),
)  # fmt: skip
_TEXT = (
    "The ferry Marina sank off Norwick on Thursday afternoon, and {dead} people were killed, {said}.\n\n"
    "It struck a rock in heavy wind on its way {way}. {more}\n\n"
    "{total} people had been on board, the owner said.\n"
)
_SAID = ("the coast guard said", "its rescuers said", "officials said", "the port said", "as is known now",
         "the mayor told us")  # fmt: skip
_WAYS = ("to Sandholm", "out of the bay", "to the islands", "home", "to Sandholm and the north", "out")


def toll() -> list[Article]:
    """The reports, in the order of time."""
    made = []
    for k, (source, date, time, headline, dead, more) in enumerate(_REPORTS):
        total = "310" if k != 3 else "Some 300"
        body = _TEXT.format(dead=dead, said=_SAID[k], way=_WAYS[k], more=more, total=total)
        article = article_from_text(f"{headline}\n\n{body}", f"toll-{k + 1}.txt")
        made.append(replace(article, source=source, date=date, time=time))
    return made
