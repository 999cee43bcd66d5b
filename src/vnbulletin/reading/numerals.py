"""Numbers of list items as letters and roman numerals (shared by HTML lists and Word numbering)."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 4999
_MAX_LETTERS = 26 * 26


def write_roman(number: int) -> str:
    """Write a number in small roman numerals; plain digits outside 1 to 4999.

    Examples
    --------
    >>> write_roman(14), write_roman(0)
    ('xiv', '0')
    """
    if not 1 <= number <= _MAX_ROMAN:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        n, number = divmod(number, value)
        out.append(letters * n)
    return "".join(out)


def write_letters(number: int, *, doubled: bool = False) -> str:
    """Write a number as small letters: a to z, then aa, ab (or aa, bb where ``doubled``).

    Examples
    --------
    >>> write_letters(3), write_letters(28), write_letters(28, doubled=True)
    ('c', 'ab', 'bb')
    """
    if not 1 <= number <= _MAX_LETTERS:
        return str(number)
    if doubled:
        return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out
