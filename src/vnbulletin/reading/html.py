"""HTML pages: every visible character kept, blocks as lines, nothing executed or fetched."""

from __future__ import annotations

import codecs
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from vnbulletin.errors import DependencyError, InputError
from vnbulletin.model import Problem, Source
from vnbulletin.reading.ledger import Ledger
from vnbulletin.reading.legacy import CONVERTERS
from vnbulletin.reading.limits import MAX_HTML_BYTES, MAX_METADATA, check_size, refuse_nesting, tell_cut_metadata
from vnbulletin.reading.markup import check_markup
from vnbulletin.reading.page_text import read_tree
from vnbulletin.reading.plain import Decoded, check_text_content, decode, read_latin, repair

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*(?:[\"']\s*)?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
#: Names under which pages tell about themselves; the first that is there is kept.
_METADATA = frozenset(
    {
        "og:title", "og:site_name", "og:url", "og:description", "og:updated_time", "description", "author", "copyright",
        "article:published_time", "article:modified_time", "article:author", "article:section", "pubdate", "date",
        "dc.title", "dc.date", "dc.date.issued", "dc.creator", "dcterms.created", "datepublished", "generator",
    }
)  # fmt: skip
#: A page that shows less than this and hides more is waiting for a script.
MIN_VISIBLE = 200


def read_html(data: bytes, name: str) -> Source:
    """Read a page.

    Parameters
    ----------
    data : bytes
        The page as saved.
    name : str
        What to call it in messages.

    Returns
    -------
    Source
        The visible text, one block a line; scripts, styles, comments and hidden parts counted in ``left_out``;
        what the head says (title, publication time) in ``metadata``.

    Raises
    ------
    InputError
        ``read.too_large``, ``read.nesting``, ``read.markup`` or ``read.binary``.

    Examples
    --------
    >>> page = b"<title>T</title><ol start=2><li>M&#7897;t</ol><table><tr><td>A<td>B</table><script>x</script>"
    >>> source = read_html(page, "page.html")
    >>> print(source.text)
    2. Một
    A | B
    >>> source.left_out, source.metadata["title"]
    (('1 script',), 'T')
    """
    check_size(len(data), name, MAX_HTML_BYTES)
    check_text_content(data, name)
    return parse_html(decode_html(data), name)


def decode_html(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a page: byte order mark, UTF-8 where the bytes are it, then what the page declares, then detection."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:64]:
        return decode(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    # Only what nothing else can be is believed: pages in ABC and VNI fonts declare a Latin charset.
    if declared is None:
        match = _CHARSET.search(data, 0, _HEAD_BYTES)
        declared = match[1].decode("ascii") if match else None
    label = (declared or "").lower()
    if label in ("windows-1258", "cp1258", "x-cp1258", "utf-16", "utf-16le", "gb2312", "gbk", "big5", "euc-kr"):
        try:
            return Decoded(data.decode(label.removeprefix("x-")), label)
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(data)
    if decoded.encoding in CONVERTERS:
        # Tags are no part of the words: they are taken away before anything is converted.
        return Decoded(read_latin(data), "windows-1252")
    if decoded.encoding.endswith("(damaged)") and label in ("iso-8859-1", "windows-1252", "latin1"):
        return Decoded(data.decode("cp1252", errors="replace"), "windows-1252")
    return decoded


def parse_html(decoded: Decoded, name: str) -> Source:
    """Read a page that is decoded already."""
    from selectolax.lexbor import LexborHTMLParser

    is_whole = check_markup(decoded.text, name)
    # NUL ends strings in C; surrogates have no UTF-8.
    markup = decoded.text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    tree = LexborHTMLParser(markup)
    ledger = Ledger()
    metadata, cut = _read_head(tree, ledger)
    problems = list(decoded.problems)
    if not is_whole:
        problems.append(_tell_cut_off())
    if cut:
        problems.append(tell_cut_metadata(cut))
    text = _read_body(tree, name, ledger)
    if len(text) < MIN_VISIBLE < ledger.characters["hidden element"]:
        ledger = Ledger()
        _read_head(tree, ledger)
        text = _read_body(tree, name, ledger, show_hidden=True)
        problems.append(
            Problem("read.hidden", "the page hides its text until a script shows it; hidden parts were read too")
        )
    frames = tree.css("frameset")
    if frames:
        ledger.add("frameset")
        problems.append(
            Problem("read.frames", "the page is a frame for other pages, whose text is not in this file; save those")
        )
    elif not text.strip():
        reason = "it is built by a script in the browser; save it from there" if ledger.counts["script"] else "empty"
        problems.append(Problem("read.no_text", f"the page has no visible text ({reason})"))
    repaired = repair(Decoded(text, decoded.encoding))
    return Source(
        repaired.text,
        name,
        format="html",
        encoding=repaired.encoding,
        left_out=ledger.entries(),
        problems=(*_without_places(problems), *repaired.problems),
        metadata=metadata,
    )


def _read_body(tree: Any, name: str, ledger: Ledger, *, show_hidden: bool = False) -> str:
    if tree.body is None:
        return ""
    try:
        return read_tree(tree.body, name, ledger, show_hidden=show_hidden)
    except RecursionError:  # Called from deep within another program.
        raise refuse_nesting(name) from None


def _tell_cut_off() -> Problem:
    told = "the page ends inside a tag, a comment or a script, so its end may be missing; fetch it again"
    return Problem("read.cut_off", told)


def _without_places(problems: list[Problem]) -> list[Problem]:
    """Drop places that refer to the markup; the text of the page has other offsets."""
    return [Problem(p.code, p.message) for p in problems]


def _read_head(tree: Any, ledger: Ledger) -> tuple[Mapping[str, str], list[str]]:
    """Give what the head of a page says about it, and what of that was cut."""
    metadata: dict[str, str] = {}
    cut: list[str] = []

    def keep(key: str, value: str) -> None:
        if key not in metadata:
            metadata[key] = value[:MAX_METADATA]
            if len(value) > MAX_METADATA:
                cut.append(key)

    head = tree.head
    if head is None:
        return metadata, cut
    child = head.child
    while child is not None:
        tag = child.tag
        if tag == "title":
            keep("title", " ".join((child.text(deep=True) or "").split()))
        elif tag == "meta":
            attributes = child.attributes
            key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
            value = attributes.get("content")
            if value and key in _METADATA:
                keep(key, value.strip())
        elif tag == "link":
            attributes = child.attributes
            if (attributes.get("rel") or "").lower() == "canonical" and attributes.get("href"):
                keep("canonical", attributes["href"] or "")
        elif tag in ("script", "style", "noscript", "template"):
            ledger.add(tag)
        elif tag == "-comment":
            ledger.add("comment")
        child = child.next
    return metadata, cut


def read_article(data: bytes, name: str) -> Source:
    """Read only the article of a page, as ``trafilatura`` sees it; the rest is lost.

    Raises
    ------
    DependencyError
        ``dependency.trafilatura`` where the package is missing.
    InputError
        ``read.no_article`` where nothing is found.
    """
    try:
        trafilatura: Any = import_module("trafilatura")
    except ImportError:
        raise DependencyError(
            "dependency.trafilatura",
            "reading only the article of a page needs trafilatura; pip install 'vnbulletin[web]'",
        ) from None
    check_size(len(data), name, MAX_HTML_BYTES)
    check_text_content(data, name)
    decoded = decode_html(data)
    is_whole = check_markup(decoded.text, name)
    text = trafilatura.extract(decoded.text, favor_recall=True, include_tables=True, include_comments=False)
    if not text:
        raise InputError("read.no_article", f"{name}: trafilatura finds no article; read it without html='trafilatura'")
    problems = decoded.problems if is_whole else (_tell_cut_off(), *decoded.problems)
    note = "everything that trafilatura takes for no article (not counted)"
    return Source(text, name, format="html", encoding=decoded.encoding, left_out=(note,), problems=problems)
