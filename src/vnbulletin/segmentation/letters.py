"""Letter classes of Vietnamese, for patterns over the view."""

from __future__ import annotations

import unicodedata

_BASES = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VOWELS = "".join(unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES)

#: Lower-case letters, for use inside a character class.
LOWER = "a-zđ" + "".join(c for c in _VOWELS if not c.isascii())
#: Upper-case letters, for use inside a character class.
UPPER = "A-ZĐ" + "".join(c for c in _VOWELS.upper() if not c.isascii())
#: What closes a quotation or a bracket.
CLOSERS = "\"”»'’)\\]"
