"""Lines of text from the tree of a page: one block a line, list markers and table rows written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vnbulletin.reading.limits import MAX_NESTING, refuse_nesting
from vnbulletin.reading.numerals import write_letters, write_roman
from vnbulletin.reading.page_elements import (
    HEADINGS,
    NOT_SHOWN,
    get_names,
    has_no_markers,
    is_block,
    is_breadcrumb,
    is_hidden,
    is_meta,
    is_navigation,
    is_preformatted,
    is_separate,
)

if TYPE_CHECKING:
    from vnbulletin.reading.ledger import Ledger
    from vnbulletin.reading.page_elements import Attributes

CELL_SEPARATOR = " | "
PATH_SEPARATOR = " / "
BULLET = "-"
#: A path from the home page has few steps; whatever is longer is something else under that name.
MAX_PATH_STEPS = 12
MAX_PATH_LENGTH = 400
#: A cell of a table of facts has few lines; a table with longer ones lays out a page.
MAX_CELL_LINES = 6
#: The parser may build a tree somewhat deeper than the scan before it could see.
MAX_DEPTH = MAX_NESTING + 64

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_HAS_MARK = re.compile(r"[-–—+*•●▪■◦‣►✓✔→]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,5})[.)/]", re.IGNORECASE)
_PATH_MARK = re.compile(r"[>›»/\\|→–-]")
_FILLING = re.compile(r"[\s\-–|•»›>/()\d:,.]*")
# No word goes on with a capital behind these: "phản" and "Giảm" in two elements are two things.
_ENDS_THING = re.compile(r"[a-zà-ỹ\d:;)\]+]$")
_EMOJI = re.compile(r"[^\w\s]{1,8}")
_RUNNING_TEXT = frozenset({"p", "ul", "ol", "strong", "b", "em", "font", "u"})
# A number of so many digits is more than a browser counts to.
_TOO_LONG = 10
_NUMBER = re.compile(r"\s*([-+]?\d{1,10})")


def read_tree(root: Any, name: str, ledger: Ledger, *, show_hidden: bool = False) -> str:
    """Write the visible text of a tree as lines.

    Parameters
    ----------
    root : node
        The element whose text is wanted, ``body`` as a rule.
    name : str
        The page, for messages.
    ledger : Ledger
        Receives what is left out.
    show_hidden : bool
        Read parts that the page hides as well.

    Returns
    -------
    str
        One block a line.
    """
    writer = _Writer(name, ledger, show_hidden)
    writer.children(root, 0, nav=False, pre=False)
    writer.flush()
    return "\n".join(writer.lines)


class _List:
    """The numbering of one list element."""

    __slots__ = ("kind", "next", "shown", "step")

    def __init__(self, tag: str, attributes: Attributes, n_items: int, *, nav: bool) -> None:
        self.shown = not nav and not has_no_markers(attributes)
        self.kind = (attributes.get("type") or "1") if tag == "ol" else ""
        reverse = "reversed" in attributes
        self.step = -1 if reverse else 1
        start = _read_number(attributes.get("start"))
        self.next = start if start is not None else n_items if reverse else 1

    def mark(self, value: int | None) -> str:
        """Give the marker of the next item and count on."""
        if value is not None:
            self.next = value
        number = self.next
        self.next += self.step
        if not self.shown:
            return ""
        if not self.kind:
            return BULLET
        if self.kind in ("a", "A"):
            written = write_letters(number)
        elif self.kind in ("i", "I"):
            written = write_roman(number)
        else:
            written = str(number)
        return (written.upper() if self.kind in ("A", "I") else written) + "."


def _read_number(value: str | None) -> int | None:
    match = _NUMBER.match(value or "")
    return int(match[1]) if match and len(match[1]) < _TOO_LONG else None


class _Writer:
    """Lines while the tree is walked."""

    def __init__(self, name: str, ledger: Ledger, show_hidden: bool) -> None:
        self.show_hidden = show_hidden
        self.name = name
        self.ledger = ledger
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.marker = ""
        self.bullet = False
        self.boundary = False  # The next text opens an element right behind another.
        self.lists: list[_List] = []
        self.tables: list[list[list[list[str]]]] = []

    # Lines

    def flush(self, *, pre: bool = False) -> None:
        """End the line."""
        if not self.parts:
            return
        text = "".join(self.parts)
        self.parts.clear()
        if pre:
            for line in text.splitlines():
                self.put(line.rstrip())
        else:
            self.put(" ".join(text.split()))

    def put(self, line: str) -> None:
        if not line or not line.strip(_INVISIBLE):
            return
        if self.marker:
            # A list that writes its own dashes shows them beside the bullet; one is enough to read.
            if not (self.bullet and _HAS_MARK.match(line)):
                line = f"{self.marker} {line}"
            self.marker = ""
        self.lines.append(line)

    def capture(self, node: Any, depth: int, *, nav: bool, pre: bool) -> list[str]:
        """Render the children of a node apart and give their lines."""
        self.flush()
        outer, self.lines = self.lines, []
        try:
            self.children(node, depth, nav=nav, pre=pre)
            self.flush(pre=pre)
            return self.lines
        finally:
            self.lines = outer

    # The tree

    def children(self, node: Any, depth: int, *, nav: bool, pre: bool) -> None:
        if depth > MAX_DEPTH:
            raise refuse_nesting(self.name)
        parts = self.parts
        child = node.child
        # Whether an inline element stands right before, one that is a thing of its own, a date or the like.
        inline = separate = meta = False
        while child is not None:
            tag = child.tag
            if tag == "-text":
                text = child.text_content
                if text:
                    if self.boundary and parts and text[0].isupper() and _ENDS_THING.search(parts[-1]):
                        parts.append(" ")
                    self.boundary = False
                    if not text.isspace():
                        inline = separate = meta = False
                    parts.append(text)
            elif tag == "br":
                if pre:
                    parts.append("\n")
                else:
                    self.flush()
                inline = separate = meta = False
            elif tag == "-comment":
                self.ledger.add("comment")
            elif tag and tag[0] != "-":
                attributes = child.attributes
                if tag in NOT_SHOWN or tag == "desc":
                    self.leave_out(child, NOT_SHOWN.get(tag, "description"), tag in ("script", "style"))
                elif (attributes or tag == "dialog") and not self.show_hidden and is_hidden(tag, attributes):
                    self.leave_out(child, "hidden element")
                elif is_block(tag, attributes):
                    self.flush(pre=pre)
                    self.block(child, tag, attributes, depth, nav=nav, pre=pre)
                    inline = separate = meta = False
                else:
                    is_thing = is_separate(tag, attributes)
                    is_note = is_thing and is_meta(tag, attributes)
                    if is_note and meta and not "".join(parts[-3:]).rstrip().endswith(":"):
                        self.flush(pre=pre)
                    elif inline and (is_thing or separate or nav):
                        parts.append(" ")
                    self.boundary = inline
                    self.inline(child, tag, attributes, depth, nav=nav, pre=pre)
                    inline, separate, meta = True, is_thing, is_note
            child = child.next

    def leave_out(self, node: Any, kind: str, code: bool = False) -> None:
        held = 0 if code else len("".join((node.text(deep=True) or "").split()))
        if code or held or kind != "hidden element":
            self.ledger.add(kind, held)

    def inline(self, node: Any, tag: str, attributes: Attributes, depth: int, *, nav: bool, pre: bool) -> None:
        if tag == "img":
            alt = (attributes.get("alt") or "").strip()
            if alt and _EMOJI.fullmatch(alt):
                self.parts.append(alt)  # Social networks show emoji as images.
            elif alt:
                self.ledger.add("alternative text", len(alt))
        elif tag == "input":
            value = attributes.get("value")
            if value and (attributes.get("type") or "").lower() in ("submit", "button", "reset"):
                self.parts.append(f" {value} ")
        elif tag == "wbr":
            return
        elif pre or not is_preformatted(tag, attributes):
            self.children(node, depth + 1, nav=nav, pre=pre)
        else:
            self.flush()
            self.children(node, depth + 1, nav=nav, pre=True)
            self.flush(pre=True)

    def block(self, node: Any, tag: str, attributes: Attributes, depth: int, *, nav: bool, pre: bool) -> None:
        depth += 1
        nav = nav or is_navigation(tag, attributes)
        if attributes and is_breadcrumb(attributes):
            self.path(node, tag, attributes, depth)
        elif tag in ("ul", "ol"):
            self.list(node, tag, attributes, depth, nav=nav, pre=pre)
        elif tag == "li":
            self.item(node, attributes, depth, nav=nav, pre=pre)
        elif tag == "table":
            self.table(node, attributes, depth, nav=nav, pre=pre)
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append(self.capture(node, depth, nav=nav, pre=pre))
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
            self.children(node, depth, nav=nav, pre=pre)
            self.flush(pre=pre)
        else:
            inner = pre or is_preformatted(tag, attributes)
            self.children(node, depth, nav=nav, pre=inner)
            self.flush(pre=inner)

    def path(self, node: Any, tag: str, attributes: Attributes, depth: int) -> None:
        """Write the steps of a breadcrumb on one line, unless it is too long to be one."""
        self.lists.append(_List("ul", attributes, 0, nav=True))
        steps = self.capture(node, depth, nav=True, pre=False)
        self.lists.pop()
        if len(steps) > MAX_PATH_STEPS or sum(map(len, steps)) > MAX_PATH_LENGTH:
            self.lines.extend(steps)
            return
        marked = any(_PATH_MARK.match(step) or _PATH_MARK.match(step[-1]) for step in steps)
        self.put((" " if marked else PATH_SEPARATOR).join(steps))

    def list(self, node: Any, tag: str, attributes: Attributes, depth: int, *, nav: bool, pre: bool) -> None:
        n_items = 0
        if "reversed" in attributes:
            child = node.child
            while child is not None:
                n_items += child.tag == "li"
                child = child.next
        self.lists.append(_List(tag, attributes, n_items, nav=nav))
        self.children(node, depth, nav=nav, pre=pre)
        self.flush(pre=pre)
        self.lists.pop()
        self.marker = ""

    def item(self, node: Any, attributes: Attributes, depth: int, *, nav: bool, pre: bool) -> None:
        around = self.lists[-1] if self.lists else None
        self.marker = around.mark(_read_number(attributes.get("value"))) if around else ""
        self.bullet = self.marker == BULLET
        if self.bullet and _is_link_or_card(node):
            self.marker = ""
        self.children(node, depth, nav=nav, pre=pre)
        self.flush(pre=pre)
        self.marker = ""

    def table(self, node: Any, attributes: Attributes, depth: int, *, nav: bool, pre: bool) -> None:
        """Write a table: a row of single lines as one line, anything else cell by cell."""
        self.tables.append([])
        above = self.capture(node, depth, nav=nav, pre=pre)  # Its caption, and what stands outside of cells.
        rows = self.tables.pop()
        self.lines.extend(above)
        lays_out = attributes.get("role") == "presentation" or any(
            len(cell) > MAX_CELL_LINES for row in rows for cell in row
        )
        for row in rows:
            filled = [cell for cell in row if cell]
            if len(filled) > 1 and not lays_out and all(len(cell) == 1 for cell in filled):
                self.put(CELL_SEPARATOR.join(cell[0] if cell else "" for cell in row).strip())
            else:
                for cell in filled:
                    for line in cell:
                        self.put(line)


def _is_link_or_card(item: Any) -> bool:
    """Tell items of menus and lists of news (a link, a picture with a heading) from items of a text."""
    child = item.child
    links = 0
    while child is not None:
        tag = child.tag
        if tag == "-text":
            if not _FILLING.fullmatch(child.text_content or ""):
                return False
        elif tag == "a":
            links += 1
        elif tag in HEADINGS or tag in ("div", "article", "figure", "section"):
            return True
        elif tag in _RUNNING_TEXT or (tag == "span" and not get_names(child.attributes)):
            return False
        child = child.next
    return links > 0
