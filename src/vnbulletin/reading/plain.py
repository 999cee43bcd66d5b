"""Plain text in any of the encodings that Vietnamese portals have used."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from vnbulletin.errors import InputError
from vnbulletin.model import Problem, Source
from vnbulletin.reading import legacy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
#: Files of more lines are judged as a whole.
MAX_LINES = 1_000_000
#: Bytes looked at to tell a legacy encoding.
SAMPLE_BYTES = 1_000_000
_REPLACEMENT = "\ufffd"
#: Bytes looked at to tell UTF-16 without a mark.
_PATTERN_BYTES = 4096
#: Share of control characters from which content is no text.
_MAX_CONTROLS = 0.02
_CONTROL_BYTES = bytes([*range(9), *range(14, 27), *range(28, 32)])
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")

#: First bytes -> what the file really is.
_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive (such as .docx)"),
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, or an encrypted .docx)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"RIFF", "a media file (RIFF)"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text decoded from bytes, the encoding, and what was odd."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def name_content(data: bytes) -> str | None:
    """Say what content of a known binary kind is, None for anything else."""
    return next((what for signature, what in _SIGNATURES if data.startswith(signature)), None)


def check_text_content(data: bytes, name: str) -> None:
    """Refuse content that is of another kind than text.

    Raises
    ------
    InputError
        ``read.binary``.
    """
    what = name_content(data)
    if what is not None:
        raise InputError("read.binary", f"{name}: is {what}, not text; give it the ending of its kind, or convert it")


def decode(data: bytes) -> Decoded:
    """Decode bytes to text.

    A byte order mark is believed, then UTF-16 by its pattern of zeros, then UTF-8. Bytes that are none of
    these are read as windows-1258, TCVN3 or VNI, whichever makes Vietnamese syllables of the whole file.

    Parameters
    ----------
    data : bytes
        The content of a file.

    Returns
    -------
    Decoded
        The text; bytes that no encoding explains become U+FFFD and are counted in ``problems``.

    Examples
    --------
    >>> decode("Hội nghị Đảng bộ xã".encode("utf-16")).encoding
    'utf-16'
    >>> decode(b"H\\xe9i ngh\\xde \\xa7\\xb6ng b\\xe9 x\\xb7")
    Decoded(text='Hội nghị Đảng bộ xã', encoding='tcvn3', problems=())
    """
    for bom, encoding, codec in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], codec, encoding)
    codec_by_pattern = _guess_utf16(data)
    if codec_by_pattern is not None:
        return _decode_as(data, codec_by_pattern, codec_by_pattern)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_mixed(data)
    return repair(Decoded(text, "utf-8"))


def _decode_as(data: bytes, codec: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), encoding)
    except UnicodeDecodeError:
        text = data.decode(codec, errors="replace")
        return Decoded(text, f"{encoding} (damaged)", (tell_undecodable(text),))


def tell_undecodable(text: str) -> Problem:
    """Make the problem of a text with U+FFFD where its bytes have no character."""
    first, last = text.index(_REPLACEMENT), text.rindex(_REPLACEMENT) + 1
    n = text.count(_REPLACEMENT)
    return Problem(
        "read.undecodable", f"{n} undecodable byte{'s' * (n > 1)} became U+FFFD; save the file as UTF-8", first, last
    )


def _guess_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: one of the two bytes of most characters is zero, the other never."""
    head = data[: _PATTERN_BYTES - _PATTERN_BYTES % 2]
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > pairs * 0.4 and even <= pairs * 0.02:
        return "utf-16-le"
    if even > pairs * 0.4 and odd <= pairs * 0.02:
        return "utf-16-be"
    return None


_LATIN = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))


def read_latin(data: bytes) -> str:
    """Read bytes as windows-1252, the five bytes without a character as control characters."""
    return codecs.charmap_decode(data, "strict", _LATIN)[0]


_WINDOWS_1258 = "".join(bytes([b]).decode("cp1258", "replace") for b in range(256))


def _convert(data: bytes, encoding: str) -> str:
    """Decode bytes in one of the legacy encodings; bytes without a character become U+FFFD."""
    if encoding == "windows-1258":
        return legacy.compose(codecs.charmap_decode(data, "strict", _WINDOWS_1258)[0])
    return legacy.CONVERTERS[encoding](read_latin(data))


def _rate(text: str) -> float:
    return legacy.rate_words(legacy.find_words(text))


def _sample(data: bytes) -> bytes:
    """Take parts from all over a large file."""
    if len(data) <= SAMPLE_BYTES:
        return data
    step, part = len(data) // 50, SAMPLE_BYTES // 50
    return b"\n".join(data[start : start + part] for start in range(0, len(data), step))


def _recognise_bytes(data: bytes) -> str | None:
    """Name the legacy encoding of bytes; None where nothing makes them better Vietnamese than damaged UTF-8."""
    sample = _sample(data)
    best = legacy.recognise(read_latin(sample))
    share = _rate(_convert(sample, best)) if best else legacy.MIN_SHARE
    as_windows = _rate(_convert(sample, "windows-1258"))
    if as_windows >= share:
        best, share = "windows-1258", as_windows
    return best if best and share > _rate(sample.decode("utf-8", errors="replace")) else None


def _decode_mixed(data: bytes) -> Decoded:
    """Decode bytes that are not UTF-8 throughout."""
    lines = data.splitlines(keepends=True) if data.count(b"\n") <= MAX_LINES else [data]
    decoded: list[str | None] = []
    for line in lines:
        try:
            decoded.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            decoded.append(None)
    # All lines that are not UTF-8 are judged together: one alone is too short to tell. A few lines of a legacy
    # file may be UTF-8 by accident; then they are no Vietnamese.
    good = "".join(text for text in decoded if text is not None and not text.isascii())
    is_mixed = bool(good) and _rate(good) > legacy.MIN_SHARE
    rest = b"".join(line for line, text in zip(lines, decoded) if text is None) if is_mixed else data
    encoding = _recognise_bytes(rest)
    if encoding is None:
        text = data.decode("utf-8", errors="replace")
        return Decoded(text, "utf-8 (damaged)", (tell_undecodable(text),))
    if is_mixed:
        return _join_lines(lines, decoded, encoding)
    text = _convert(data, encoding)
    return Decoded(text, encoding, (tell_undecodable(text),) if _REPLACEMENT in text else ())


def _join_lines(lines: list[bytes], decoded: list[str | None], encoding: str) -> Decoded:
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line, text in zip(lines, decoded):
        if text is None:
            text = _convert(line, encoding)
            spans.append((at, at + len(text)))
        pieces.append(text)
        at += len(text)
    return Decoded("".join(pieces), f"utf-8 + {encoding}", (_mixed(spans, encoding),))


def _mixed(spans: list[tuple[int, int]], encoding: str) -> Problem:
    n = len(spans)
    return Problem(
        "read.mixed_encodings",
        f"{n} line{'s' * (n > 1)} in {encoding} within Unicode text, converted; check them, and save the file as UTF-8",
        spans[0][0],
        spans[-1][1],
    )


def repair(decoded: Decoded) -> Decoded:
    """Convert text that is Unicode only by its bytes: Latin characters that stand for letters of a legacy font.

    Parameters
    ----------
    decoded : Decoded
        Text from a page, a document or a file.

    Returns
    -------
    Decoded
        The same object where nothing is to be done. A legacy text is converted whole; legacy lines among
        lines in Unicode are converted and named in ``problems``.
    """
    text = decoded.text
    if text.isascii() or not legacy.is_suspicious(text):
        return decoded
    if not legacy.has_unicode_vietnamese(text):
        encoding = legacy.recognise(text)
        if encoding is None:
            return decoded
        return Decoded(legacy.CONVERTERS[encoding](text), f"{decoded.encoding} ({encoding})", decoded.problems)
    lines = legacy.find_suspicious_lines(text)
    if not lines:
        return decoded
    encoding = legacy.recognise("".join(text[start:end] for start, end in lines))
    if encoding is None:
        return decoded
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    copied = at = 0
    for start, end in lines:
        new = legacy.CONVERTERS[encoding](text[start:end])
        pieces += [text[copied:start], new]
        at += start - copied
        spans.append((at, at + len(new)))
        at += len(new)
        copied = end
    pieces.append(text[copied:])
    problem = _mixed(spans, encoding)
    return Decoded("".join(pieces), f"{decoded.encoding} + {encoding}", (*decoded.problems, problem))


def read_plain(data: bytes, name: str, kind: str = "txt") -> Source:
    """Read plain text (or Markdown, which is kept as it is written).

    Raises
    ------
    InputError
        ``read.binary`` where the content is no text.
    """
    check_text_content(data, name)
    decoded = decode(data)
    text = decoded.text
    problems = decoded.problems
    controls = 0
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):  # Quick, and enough for nearly all files.
        controls = len(_CONTROLS.findall(text))
    if controls > max(8, len(text) * _MAX_CONTROLS):
        raise InputError(
            "read.binary", f"{name}: is no text ({controls:,} control characters); give it the ending of its kind"
        )
    if controls:
        first = _CONTROLS.search(text)
        at = first.start() if first else None
        message = f"{controls} control character{'s' * (controls > 1)} (such as NUL) kept in the text"
        problems = (*problems, Problem("read.control_characters", message, at, None if at is None else at + 1))
    return Source(text, name, format=kind, encoding=decoded.encoding, problems=problems)
