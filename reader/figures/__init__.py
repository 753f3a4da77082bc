"""Reading figures: from the words of a sentence to the amounts, shares, counts and dates that it states.

A sentence goes through these steps, in the files named. ``reading`` walks the way: all numbers are
recognised once (1); then each place, from left to right, is read by steps 2 to 5; then ranges, lists and
hedges (6, 7) are seen to over the whole sentence, and years (8) over the whole article. No file imports one
that stands below it here, but ``quantities``, which joins 4 and 5: the contracts in ``pyproject.toml`` see
to that. A rule is a row of a table with an example, and every example is a test.

====  ======================  ================================  =============================================
step  from ... to             files                             a new rule goes here when ...
====  ======================  ================================  =============================================
      (words that all ask)    ``units``, ``nouns``              a unit, currency or measure is missing: a word
0     text to words           ``line``                          text is cut into tokens in another way
1     words to numbers        ``numbers``                       "two and a half dozen" is one more spelling
2     numbers to dates        ``dates``, ``clock``              a date or time of day is written otherwise
3     numbers that count      ``counting``, ``names``           a number is part of a name, code or phrase
4     numbers to quantities   ``quantities`` (the order),       a new sort of quantity: a reader, and its row
                              ``money``, ``measures``,          in ``quantities.UNITS`` or ``reading.READERS``
                              ``durations``, ``decades``,
                              ``shares``, ``multiples``,
                              ``ratios``
5     context                 ``ages``; ``quantities.CONTEXT``  words around a bare number make it an age
6     ranges and lists        ``ranges``, ``lists``             two quantities bound one figure, or share
7     hedges                  ``qualifiers``                    "well past" qualifies: a row, no code
8     years                   ``years``                         a date without a year is to be placed
====  ======================  ================================  =============================================

What comes out is a ``model.Figure``; on the way it is a ``drafts.Draft``. ``analysis`` puts sentences and
figures of an article together.
"""
