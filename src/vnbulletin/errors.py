"""Errors that name the input, what is wrong with it and what to do.

Every error carries a stable ``code`` so that a pipeline can count and route failures without
reading the message.
"""

from __future__ import annotations


class VnbulletinError(Exception):
    """Base of all errors that the library raises on purpose.

    Parameters
    ----------
    code : str
        Stable identifier such as ``"read.missing"``; part of the public face.
    message : str
        One sentence that names the input, what is wrong and what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[VnbulletinError], tuple[str, str]]:
        return type(self), (self.code, self.message)


class InputError(VnbulletinError):
    """An input cannot be read or is refused (missing, too large, broken, of an unknown kind)."""


class OutputError(VnbulletinError):
    """An output cannot be written."""


class TableError(VnbulletinError):
    """A table of facts is malformed; the message names file, row and column."""


class ModelError(VnbulletinError):
    """A trained model cannot be loaded or does not fit the label table."""


class DependencyError(VnbulletinError):
    """An optional package is needed; the message says which extra installs it."""
