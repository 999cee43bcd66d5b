"""Refuse HTML that would cost a parser unbounded time or memory, before it is parsed.

A tree builder follows rules of recovery (elements that close others, formatting that is opened again in
every later block), and its work on hostile pages is quadratic or worse. The scan here follows tags without
building anything; where it cannot know better it errs on the side of counting too much.
"""

from __future__ import annotations

import re
from collections import Counter

from vnbulletin.errors import InputError
from vnbulletin.reading.limits import MAX_ATTRIBUTES, MAX_ELEMENTS, MAX_NESTING, MAX_REOPENED, refuse_nesting
from vnbulletin.reading.names import split_names

# Elements without content, those that the parser closes by itself before the next of their kind, and those that
# it ignores outside a table (a table is counted anyway).
_VOID = split_names(
    "area base br col embed hr img input link meta param source track wbr frame basefont bgsound keygen"
)
_NOT_NESTING = _VOID | split_names(
    "p li dt dd tr td th thead tbody tfoot caption option optgroup colgroup html head body a nobr form"
)
# Elements that the parser opens again in later blocks until their own end tag comes, at most three that are alike.
_FORMATTING = split_names("b big code em font i s small strike strong tt u")
_ITEMS = frozenset({"li", "dd", "dt"})
_MAX_ALIKE = 3
# Drawings and formulas have rules of their own: <path/> is closed there, and <style> holds elements.
_FOREIGN = ("svg", "math")
_INTEGRATION = ("foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext")
# An end tag does not reach beyond these,
_SCOPE = frozenset(["applet", "marquee", "object", "table", "template", *_INTEGRATION])
# and that of an ordinary element (span, path) not beyond any of these either.
_SPECIAL = _SCOPE | split_names(
    "address article aside blockquote button center dd details dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 header hgroup iframe li listing main menu nav noembed noframes noscript ol p plaintext pre "
    "search section select summary td textarea th tr ul xmp"
)
_LEAVES_FOREIGN = split_names(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
# A comment, what browsers take for one (<!doctype>, <?xml>, </ >), or a tag.
_TAG = re.compile(r"<(?:!--|[!?]|/(?![a-zA-Z])|(/?)([a-zA-Z][^\s/>]*))")
_COMMENT_END = re.compile(r"--!?>")
_BOGUS_END = re.compile(">")
# Inside these, and in script and style where it is not sure that they are the text they should be, end tags
# may be mere text: they are not believed until the element ends.
_TEXT = split_names("iframe noembed noframes noscript script style textarea title xmp")
_FONT = re.compile(r"\b(?:color|face|size)\b", re.IGNORECASE)
_HEADING = re.compile("h[1-6]")
_RAW_END = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in ("script", "style")}
_ATTRIBUTES = re.compile(r"(?:[\s/]++|[^\s>/][^\s=>/]*+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*+)?)?)*+>?")
_ATTRIBUTE = re.compile(r"[^\s>/][^\s=>/]*+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*+)?)?")
_UNSURE = ("select", "frameset", *_FOREIGN)
_LONG_TAG = 2 * MAX_ATTRIBUTES


def check_markup(text: str, name: str) -> bool:
    """Refuse a page by depth, by formatting left open across blocks, by number of elements or attributes.

    Returns
    -------
    bool
        Whether the page is whole; False where it ends inside a tag, a comment or a script, so that a parser drops
        what stands there.

    Raises
    ------
    InputError
        ``read.too_large``, ``read.nesting`` or ``read.markup``.
    """
    if text.count("<") > MAX_ELEMENTS:
        raise InputError(
            "read.too_large", f"{name}: more than {MAX_ELEMENTS:,} elements on one page; split it or save it as text"
        )
    return _Scan(name).follow(text)


class _Scan:
    """The open elements while tags go by."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[str] = []
        self.counts: Counter[str] = Counter()
        self.formatting: dict[str, list[str]] = {tag: [] for tag in _FORMATTING}
        self.alike: Counter[tuple[str, str]] = Counter()
        self.n_formatting = 0
        self.reopened = 0
        self.item: bool | None = None
        self.text_element: str | None = None

    def follow(self, text: str) -> bool:
        at = last = 0
        search = _TAG.search
        while (match := search(text, at)) is not None:
            at = match.end()
            if match[2] is None:
                # "<!-->" is a whole comment.
                end = (_COMMENT_END if match[0] == "<!--" else _BOGUS_END).search(text, at - 2)
                if end is None:
                    return False
                at = end.end()
                continue
            tag = match[2].lower()
            last = at
            if len(tag) == 2 and _HEADING.fullmatch(tag):
                tag = "h1"  # Any heading's end tag closes any heading.
            if match[1]:
                if self.text_element in (None, tag):
                    self.text_element = None
                    self.close(tag)
                continue
            attributes = _ATTRIBUTES.match(text, at)
            written = attributes[0] if attributes is not None else ""
            at += len(written)
            if at == len(text) and text[-1] != ">":
                return False
            if len(written) > _LONG_TAG and sum(1 for _ in _ATTRIBUTE.finditer(written)) > MAX_ATTRIBUTES:
                raise InputError(
                    "read.markup",
                    f"{self.name}: an element with more than {MAX_ATTRIBUTES} attributes; "
                    "check where the file comes from",
                )
            if tag in _RAW_END and self.text_element is None and not any(self.counts[other] for other in _UNSURE):
                end = _RAW_END[tag].search(text, at)
                if end is None:
                    return False
                at = end.start()
                continue
            foreign = self.is_foreign()
            if foreign and (tag in _LEAVES_FOREIGN or (tag == "font" and _FONT.search(written))):
                while self.counts["svg"] or self.counts["math"]:
                    self.counts[self.open.pop()] -= 1
                foreign = False
            if (foreign or tag in _FOREIGN) and written.endswith("/>"):
                continue
            drawing = self.counts["svg"] or self.counts["math"]
            self.start(tag, written, nests=tag not in (_VOID if drawing else _NOT_NESTING))
        return not last or text.find(">", last - 1) >= 0

    def is_foreign(self) -> bool:
        counts = self.counts
        return bool(counts["svg"] or counts["math"]) and not any(counts[tag] for tag in _INTEGRATION)

    def start(self, tag: str, written: str, *, nests: bool) -> None:
        if tag in _ITEMS:
            # A list item closes the one before, an entry of a definition list too; but each may hold the other.
            nests = nests or (self.item is not None and self.item != (tag == "li"))
            self.item = tag == "li"
        if tag in _TEXT and self.text_element is None:
            self.text_element = tag
        if tag in _FORMATTING:
            if self.alike[tag, written] < _MAX_ALIKE:
                self.alike[tag, written] += 1
                self.formatting[tag].append(written)
                self.n_formatting += 1
        elif tag in _SPECIAL:
            self.reopened += self.n_formatting
            if self.reopened > MAX_REOPENED:
                raise refuse_nesting(self.name)
        if nests:
            self.open.append(tag)
            self.counts[tag] += 1
            if len(self.open) > MAX_NESTING:
                raise refuse_nesting(self.name)

    def close(self, tag: str) -> None:
        if self.formatting.get(tag):
            self.alike[tag, self.formatting[tag].pop()] -= 1
            self.n_formatting -= 1
        if not self.counts[tag] or tag == "frameset":
            return
        i = len(self.open) - 1
        while self.open[i] != tag:
            top = self.open[i]
            stopped = top in _SCOPE or (top in _SPECIAL and tag not in _SPECIAL and tag not in _FORMATTING)
            if stopped and tag not in ("table", "template"):
                return
            i -= 1
        if tag in _FORMATTING:  # What stands inside stays open.
            del self.open[i]
            self.counts[tag] -= 1
            return
        popped = self.open[i:]
        del self.open[i:]
        for top in popped:
            if top in _FORMATTING and tag not in _SPECIAL:
                self.open.append(top)  # The parser opens it again.
            else:
                self.counts[top] -= 1
