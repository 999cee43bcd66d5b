"""Limits on inputs, in one place; each is an error with a code, never a silent cut."""

from __future__ import annotations

from vnbulletin.errors import InputError

#: Largest file read, in bytes (a bulletin has about 5 kB; the largest legal texts about 5 MB).
MAX_FILE_BYTES = 64_000_000
#: Largest expansion of a compressed member against its compressed size, and in all.
MAX_EXPANSION = 200
MAX_EXPANDED_BYTES = 200_000_000
#: Deepest nesting of markup.
MAX_NESTING = 512


def check_size(size: int, name: str) -> None:
    """Refuse a file that is too large.

    Raises
    ------
    InputError
        ``read.too_large``.
    """
    if size > MAX_FILE_BYTES:
        raise InputError(
            "read.too_large",
            f"{name}: {size:,} bytes, more than the limit of {MAX_FILE_BYTES:,}; split it, or read it yourself and "
            "pass the text",
        )
