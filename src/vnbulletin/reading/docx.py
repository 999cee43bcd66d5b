"""Word documents: paragraphs and tables in order, automatic numbers rebuilt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.errors import InputError
from vnbulletin.model import Source
from vnbulletin.reading.ledger import Ledger
from vnbulletin.reading.limits import refuse_nesting
from vnbulletin.reading.office_xml import Archive
from vnbulletin.reading.page_text import CELL_SEPARATOR
from vnbulletin.reading.plain import Decoded, name_content, repair
from vnbulletin.reading.word_numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbulletin.reading.office_xml import Element

_DOCUMENT = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
#: Parts of a run or paragraph that are not its text -> what the record calls them.
_LEFT_OUT = {
    "del": "deleted passage", "moveFrom": "moved passage", "commentReference": "comment", "drawing": "drawing",
    "pict": "drawing", "object": "embedded object",
}  # fmt: skip
_SILENT = frozenset({"pPr", "rPr", "instrText", "delText", "delInstrText", "softHyphen", "annotationRef"})
_PROPERTIES = ("title", "subject", "creator", "created", "modified", "lastModifiedBy", "keywords")


def read_docx(data: bytes, name: str) -> Source:
    """Read a Word document.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in messages.

    Returns
    -------
    Source
        One paragraph a line with its automatic number; a table row of single paragraphs as one line, cells
        separated by ``" | "``; headers above, footnotes and footers below the text; deleted and hidden passages,
        comments and drawings counted in ``left_out``.

    Raises
    ------
    InputError
        ``read.damaged``, ``read.encrypted``, ``read.expansion``, ``read.xml``, ``read.nesting``.
    """
    if not data.startswith(b"PK"):
        what = name_content(data) or ("empty" if not data else "no ZIP archive")
        raise InputError("read.damaged", f"{name}: is no Word document but {what}; save it as .docx from Word")
    archive = Archive(data, name)
    document = archive.parse(_DOCUMENT)
    if document is None:
        raise InputError("read.damaged", f"{name}: holds no {_DOCUMENT}; save it as .docx from Word")
    ledger = Ledger()
    numbering = Numbering(archive.parse("word/numbering.xml"), archive.parse("word/styles.xml"))
    writer = _Writer(numbering, ledger)
    body = document.find("body")
    try:
        lines = writer.blocks(body) if body is not None else []
    except RecursionError:  # Called from deep within another program.
        raise refuse_nesting(name) from None
    above = _read_margins(archive, "word/header", ledger)
    below = [line for member, tag in _NOTES for line in _read_notes(archive, member, tag, ledger)]
    below += _read_margins(archive, "word/footer", ledger)
    decoded = repair(Decoded("\n".join([*above, *lines, *below]), "utf-8"))
    return Source(
        decoded.text,
        name,
        format="docx",
        encoding=decoded.encoding,
        left_out=ledger.entries(),
        problems=decoded.problems,
        metadata=_read_properties(archive),
    )


class _Writer:
    """Lines from block elements."""

    def __init__(self, numbering: Numbering, ledger: Ledger) -> None:
        self.numbering = numbering
        self.ledger = ledger

    def blocks(self, parent: Element) -> list[str]:
        lines: list[str] = []
        for element in parent.children:
            if element.tag == "p":
                lines.extend(self.paragraph(element))
            elif element.tag == "tbl":
                lines.extend(self.table(element))
            elif element.tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                lines.extend(self.blocks(element))
            elif element.tag in _LEFT_OUT:
                self.ledger.add(_LEFT_OUT[element.tag])
        return lines

    def paragraph(self, paragraph: Element) -> list[str]:
        properties = paragraph.find("pPr")
        style = properties.value("pStyle") if properties is not None else None
        own = properties.find("numPr") if properties is not None else None
        num = own.value("numId") if own is not None else None
        level = own.value("ilvl") if own is not None else None
        boxes: list[Element] = []
        text = "".join(self.pieces(paragraph, boxes))
        deleted = properties is not None and properties.find("rPr", "del") is not None
        lines = [" ".join(line.split()) for line in text.split("\n")]
        filled = [line for line in lines if line]
        # Word numbers empty paragraphs too, but not those whose end is deleted.
        if not deleted:
            marker = self.numbering.mark(style, num, int(level) if level and level.isdecimal() else None)
            if marker and filled:
                filled[0] = f"{marker} {filled[0]}"
        for box in boxes:
            filled.extend(self.blocks(box))
        return filled

    def pieces(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Give the text of a paragraph piece by piece; text boxes, which float, are collected apart."""
        for child in element.children:
            tag = child.tag
            if tag == "t":
                yield child.text
            elif tag in _SILENT:
                continue
            elif tag == "r":
                if self.is_hidden(child):
                    held = sum(len(t.text) for t in child.find_all("t"))
                    self.ledger.add("hidden passage", held)
                else:
                    yield from self.pieces(child, boxes)
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag == "sym":
                code = child.attributes.get("char", "")
                yield chr(int(code, 16)) if len(code) == 4 and _is_hexadecimal(code) else ""
            elif tag == "AlternateContent":
                # The same thing for newer and older programs: one of the two.
                choice = child.find("Choice") or child.find("Fallback")
                if choice is not None:
                    yield from self.pieces(choice, boxes)
            elif tag in ("drawing", "pict", "object"):
                found = list(_find_boxes(child))
                boxes.extend(found)
                if not found:
                    self.ledger.add(_LEFT_OUT[tag])
            elif tag in _LEFT_OUT:
                held = sum(len(t.text) for r in child.find_all("r") for t in r.children if t.tag in ("t", "delText"))
                self.ledger.add(_LEFT_OUT[tag], held)
            else:  # Links, fields, insertions, content controls, formulas.
                yield from self.pieces(child, boxes)

    def is_hidden(self, run: Element) -> bool:
        vanish = run.find("rPr", "vanish")
        return vanish is not None and vanish.attributes.get("val", "1") not in ("0", "false", "off")

    def table(self, table: Element) -> list[str]:
        lines: list[str] = []
        for row in _find_rows(table):
            cells: list[list[str]] = []
            for cell in _find_cells(row):
                merged = cell.find("tcPr", "vMerge")
                continues = merged is not None and merged.attributes.get("val", "continue") == "continue"
                cells.append([] if continues else self.blocks(cell))
            filled = [cell for cell in cells if cell]
            if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
                lines.append(CELL_SEPARATOR.join(cell[0] if cell else "" for cell in cells).strip())
            else:
                lines.extend(line for cell in filled for line in cell)
        return lines


def _is_hexadecimal(code: str) -> bool:
    return all(c in "0123456789abcdefABCDEF" for c in code)


def _find_boxes(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.tag == "txbxContent":
            yield child
        else:
            yield from _find_boxes(child)


def _find_rows(table: Element) -> Iterator[Element]:
    for child in table.children:
        if child.tag == "tr":
            yield child
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _find_rows(child)


def _find_cells(row: Element) -> Iterator[Element]:
    for child in row.children:
        if child.tag == "tc":
            yield child
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _find_cells(child)


def _read_margins(archive: Archive, prefix: str, ledger: Ledger) -> list[str]:
    """Read headers or footers once each; those without a letter (page numbers) are left out."""
    lines: list[str] = []
    for member in sorted(m for m in archive.members if m.startswith(prefix) and m.endswith(".xml")):
        root = archive.parse(member)
        if root is None:
            continue
        found = _Writer(Numbering(None, None), Ledger()).blocks(root)
        if any(c.isalpha() for line in found for c in line):
            lines.extend(line for line in found if line not in lines)
        elif found:
            ledger.add("page number", sum(map(len, found)))
    return lines


def _read_notes(archive: Archive, member: str, tag: str, ledger: Ledger) -> list[str]:
    root = archive.parse(member)
    if root is None:
        return []
    writer = _Writer(Numbering(None, None), ledger)
    lines = []
    number = 0
    for note in root.find_all(tag):
        if note.attributes.get("type", "normal") != "normal":
            continue
        number += 1
        found = writer.blocks(note)
        if found:
            lines.extend([f"({number}) {found[0]}", *found[1:]])
    return lines


def _read_properties(archive: Archive) -> dict[str, str]:
    root = archive.parse("docProps/core.xml")
    if root is None:
        return {}
    return {e.tag: e.text.strip() for e in root.children if e.tag in _PROPERTIES and e.text.strip()}
