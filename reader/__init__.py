"""storydiff: a news reader for the terminal that sets two reports of one event side by side.

Bytes become an article (``importing``), an article becomes sentences and figures (``articles``, ``figures``),
two of them become a comparison (``comparison``), and that is kept (``library``), reported (``report``) or
shown (``ui``). The rooms, and the one file for each new thing, are drawn in ``manual/inside.md``.
"""

__version__ = "0.1.0"
