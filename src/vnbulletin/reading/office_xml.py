"""Members of Office files, read as XML with limits: no document types, no entities, nothing fetched."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from vnbulletin.errors import InputError
from vnbulletin.reading.limits import MAX_MEMBERS, MAX_NESTING, check_expansion, refuse_nesting
from vnbulletin.reading.names import split_names

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Elements of one member: in all, and those kept, which cost some hundred bytes each.
MAX_XML_ELEMENTS = 2_000_000
MAX_KEPT_ELEMENTS = 1_000_000
# The look of letters and paragraphs, most of a Word file by bulk.
_LOOK = split_names(
    "rFonts sz szCs lang color bCs iCs kern spacing ind jc shd proofErr bookmarkStart bookmarkEnd "
    "lastRenderedPageBreak tabs tcW tcBorders gridCol highlight position noProof widowControl keepNext keepLines"
)


@dataclass(slots=True)
class Element:
    """An XML element, names without their namespaces.

    Parameters
    ----------
    tag : str
        Local name.
    attributes : dict of str to str
        By local name.
    children : list of Element
        In order.
    parts : list of str
        Character data directly inside, before and between the children.
    """

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All character data directly inside."""
        return "".join(self.parts)

    def find(self, *path: str) -> Element | None:
        """Find the first descendant along a path of tags."""
        element: Element | None = self
        for tag in path:
            element = next((c for c in element.children if c.tag == tag), None) if element is not None else None
        return element

    def find_all(self, tag: str) -> Iterator[Element]:
        """Give the children with a tag."""
        return (c for c in self.children if c.tag == tag)

    def value(self, *path: str) -> str | None:
        """Give the ``val`` attribute of a descendant."""
        found = self.find(*path)
        return found.attributes.get("val") if found is not None else None


class Archive:
    """A ZIP archive whose members are read within limits.

    Raises
    ------
    InputError
        ``read.damaged`` where the archive is broken or cut off, ``read.expansion`` where it expands as no document
        does.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self.file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
            raise self._damaged(str(error)) from None
        members = self.file.infolist()
        if len(members) > MAX_MEMBERS:
            raise InputError("read.expansion", f"{name}: {len(members):,} members in the archive, as no document has")
        self.members = {member.filename: member for member in members}
        for member in members:
            check_expansion(member.compress_size, member.file_size, name, member.filename)
        check_expansion(len(data), sum(m.file_size for m in members), name, "the archive")

    def _damaged(self, why: str) -> InputError:
        return InputError(
            "read.damaged", f"{self.name}: is damaged or cut off ({why}); fetch it again, or save it anew from Word"
        )

    def read(self, member: str) -> bytes | None:
        """Give the content of a member, None where there is none."""
        info = self.members.get(member)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise InputError("read.encrypted", f"{self.name}: is protected by a password; save it without one")
        try:
            # No more is ever expanded than the directory declares, and that has been checked.
            with self.file.open(info) as stream:
                return stream.read(info.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error) as error:
            raise self._damaged(str(error)) from None

    def parse(self, member: str) -> Element | None:
        """Parse a member as XML, None where there is none."""
        data = self.read(member)
        return None if data is None else parse_xml(data, f"{self.name} ({member})")


def parse_xml(data: bytes, name: str) -> Element:
    """Parse XML into elements.

    Raises
    ------
    InputError
        ``read.xml`` for a document type (the way to entity bombs) or malformed XML, ``read.nesting``,
        ``read.too_large``.

    Examples
    --------
    >>> parse_xml(b"<p x='1'><t>Tin</t></p>", "demo").find("t").text
    'Tin'
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    root = Element("", {})
    stack = [root]
    n = kept = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal n, kept
        n += 1
        if n > MAX_XML_ELEMENTS:
            raise InputError("read.too_large", f"{name}: more than {MAX_XML_ELEMENTS:,} elements; split it")
        element = Element(_local(tag), {_local(k): v for k, v in attributes.items()})
        if element.tag not in _LOOK:
            kept += 1
            if kept > MAX_KEPT_ELEMENTS:
                raise InputError("read.too_large", f"{name}: more than {MAX_KEPT_ELEMENTS:,} elements; split it")
            stack[-1].children.append(element)
        stack.append(element)
        if len(stack) > MAX_NESTING:
            raise refuse_nesting(name)

    def end(_: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        stack[-1].parts.append(text)

    def refuse(*_: object) -> None:
        raise InputError("read.xml", f"{name}: declares a document type, which no Office file does; not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise InputError("read.xml", f"{name}: broken XML ({error}); save it anew from Word") from None
    return root.children[0]


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
