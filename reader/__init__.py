"""storydiff: a news reader for the terminal that sets two reports of one event side by side."""

__version__ = "0.1.0"
