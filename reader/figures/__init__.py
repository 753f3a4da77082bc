"""Reading figures: from the words of a sentence to the amounts, shares, counts and dates that it states.

A sentence goes through these steps in this order, each over the whole of it, each in the files named; a step
knows only those before it. ``reading`` walks the way. A rule is a row of a table, with a name and an example
(``rules``); every example is a test.

====  ======================  ================================  =============================================
step  from ... to             files                             a new rule goes here when ...
====  ======================  ================================  =============================================
      (words that all ask)    ``units``, ``nouns``              a unit, currency or measure is missing: a word
0     text to words           ``line``                          text is cut into tokens in another way
1     words to numbers        ``numbers``                       "two and a half dozen" is one more spelling
2     numbers to dates        ``dates``, ``clock``              a date or time of day is written otherwise
3     numbers that count      ``counting``                      a number is part of a name, code or phrase
4     numbers to quantities   ``quantities`` (the order),       a new sort of quantity: a reader, and its row
                              ``money``, ``measures``,          in ``quantities.UNITS`` or ``reading.READERS``
                              ``durations``, ``decades``,
                              ``shares``, ``multiples``,
                              ``ratios``
5     context                 ``ages``; ``quantities.CONTEXT``  words around a bare number make it an age
6     ranges and lists        ``ranges``, ``lists``             two quantities bound one figure, or share
7     hedges                  ``qualifiers``                    "well over" qualifies: a row, no code
8     years                   ``years``                         a date without a year is to be placed
====  ======================  ================================  =============================================

What comes out is a ``model.Figure``; on the way it is a ``drafts.Draft``. ``analysis`` puts sentences and
figures of an article together.
"""
