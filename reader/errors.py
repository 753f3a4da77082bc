"""The errors a person can meet. Each message is one sentence: the thing, the place, the reason."""

from __future__ import annotations


class StorydiffError(Exception):
    """Base of every error that is shown to a person as one sentence, never as a traceback."""


class InputError(StorydiffError):
    """A file, folder or argument that cannot be read as an article."""


class UnusableError(StorydiffError):
    """The library cannot be used at all, so that nothing can be said of what it holds."""


class LibraryError(StorydiffError):
    """The data dir or its database cannot be used as asked."""
