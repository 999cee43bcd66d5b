"""Write Vietnamese in encodings from before Unicode, independently of the tables' reader."""

from __future__ import annotations

import unicodedata

from vnbulletin.tables import load_table

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def write_tcvn3(text: str) -> bytes:
    """As a typist with ABC fonts: capitals with a tone have the code of the small letter."""
    codes = {row["letter"]: int(row["code"], 16) for row in load_table("legacy_tcvn3")}
    out = bytearray()
    for c in unicodedata.normalize("NFC", text):
        code = codes.get(c, codes.get(c.lower()))
        out += bytes([code]) if code is not None and not c.isascii() else c.encode("cp1252")
    return bytes(out)


def write_vni(text: str) -> bytes:
    codes = {row["letter"]: bytes(int(x, 16) for x in row["code"].split()) for row in load_table("legacy_vni")}
    out = bytearray()
    for c in unicodedata.normalize("NFC", text):
        if c in codes:
            out += codes[c]
        elif c.lower() in codes:
            out += codes[c.lower()].decode("latin-1").upper().encode("latin-1")
        else:
            out += c.encode("cp1252")
    return bytes(out)


def write_windows_1258(text: str) -> bytes:
    out = bytearray()
    for c in unicodedata.normalize("NFC", text):
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", c)
            tones = "".join(m for m in marks if m in _TONES)
            letter = unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONES))
            out += (letter + tones).encode("cp1258")
    return bytes(out)
