"""Plain text in any of the encodings that Vietnamese portals have used."""

from __future__ import annotations

from dataclasses import dataclass

from vnbulletin.model import Problem

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text decoded from bytes, the encoding, and what was odd."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode bytes to text.

    Parameters
    ----------
    data : bytes
        The content of a file.

    Returns
    -------
    Decoded
        The text; bytes that no encoding explains become U+FFFD and are counted in ``problems``.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                break
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        problem = Problem("read.undecodable", f"{text.count(chr(0xFFFD))} undecodable bytes became U+FFFD")
        return Decoded(text, "utf-8 (damaged)", (problem,))
