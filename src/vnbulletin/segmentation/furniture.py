"""Part lines that hold several things, and mark what the cues recognise."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.segmentation.cues import load_cues, may_hold_inside, recognise
from vnbulletin.segmentation.lines import PICTURE, Line
from vnbulletin.segmentation.stamp_lines import Piece, is_reactions, is_toolbar, part_stamp_line, read_count
from vnbulletin.segmentation.timestamps import match_timestamp, may_hold_timestamp
from vnbulletin.text import View
from vnbulletin.text.view import ZERO_WIDTH, substitute

#: Longer lines are running text, save for a banner or a breadcrumb above the article.
LONGEST_CUE_LINE = 320
LONGEST_STAMP_LINE = 160
LONGEST_VIEWS_LINE = 80
LONGEST_MENU = 200
LONGEST_ENTRY = 50
#: So many blanks set the entries of a menu apart, and a tab stands for so many.
WIDE, TAB = 3, 4
#: The name of a picture's file has no fewer characters.
SHORTEST_FILE = 8
#: A head of a page has so many lines at most.
LONGEST_HEAD = 24
LONGEST_BANNER = 4000
_TITLE_STAMP = re.compile(r"\s\(?(?=(?:\d{1,2}[:h]\d{2}|\d{1,2}/\d{1,2}/20\d\d)[^()]{0,24}\)$)")
# Three names or more side by side are a menu; two are a trail where an arrow joins them.
_ARROWS = ">»›‹«◂▸▹▶►◄◀→←↦⟩❯⇒➔➜"
_ARROW = rf"(?:-{{0,2}}[{_ARROWS}]{{1,2}}|::|//|\\\\)"
_FIELD = rf"[^|·•{_ARROWS}/.;:!?]{{1,40}}"
_MENU = re.compile(
    rf"(?:{_FIELD}(?:\s[|·•]\s?{_FIELD}){{2,11}}|{_FIELD}(?:\s/\s{_FIELD}(?:/{_FIELD})?){{2,11}}"
    rf"|{_FIELD}(?:\s{_ARROW}\s?{_FIELD}){{1,8}})\s?[|·•{_ARROWS}]*"
    rf"|(?:\[[^\[\]]{{2,40}}\][\s\-|/]{{0,3}}){{2,8}}"
)
_BETWEEN = re.compile(rf"[|·•{_ARROWS}/]\s|::|\]")
_GAP = re.compile(" +")
_PLAIN = frozenset("0123456789.,-/: ()+%")
# "00:00 / 04:12": the clock of a player that reads the article aloud.
_PLAYER = re.compile(r"(?<!\d)\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d(?!\d)")
# ">> <headline>" inside an article, "← <headline>" and "<headline> →" below it lead to other pages.
_LEADS_AWAY = re.compile(r">{2,3} ?\w|← ?\w|[^→]{2,}→$")
# "![caption](/upload/1.jpg?width=400)", "Hội Nông dân huyện https://.../logo.png": a picture as software saves it.
_PICTURE = re.compile(r"!\[[^\n]{0,240}\]\([^()\s]{1,300}\)|[^\n]{0,80}https?://[^\s()]{4,200}\.(?:png|jpe?g|gif|svg|webp)")
# "{title}", "{{ views }}": a field that the template of a page left unfilled.
_PLACEHOLDER = re.compile(r"\{{1,2} ?[\w.$]{1,40} ?\}{1,2}")
# "3699Ngày cập nhật 23/08/2019", "PVCập nhật 17:39": the label is glued to what stands before it.
_GLUED_LABEL = re.compile(
    r"(?<=\w)(?=(?:Cập nhật|Ngày (?:đăng|cập nhật|tạo|viết|xuất bản)|Đăng (?:lúc|ngày|bởi)|Lượt xem|"
    r"Thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|Chủ nhật)(?!\w))"
)
# The literal null of a field that is not filled stands before the headline.
_NULL = "null "
_JUNK = re.compile(r"[\W_]+|\d{1,3}\s?%")


@cache
def _print_endings() -> tuple[str, ...]:
    return tuple(c.text for c in load_cues().end)


@cache
def _long_openings() -> tuple[str, ...]:
    return tuple(c.text for c in load_cues().start.values() if c.kind in ("banner", "breadcrumb"))


@cache
def _sentence_openings() -> tuple[str, ...]:
    """First words of the furniture that a long sentence can be."""
    table = load_cues()
    kinds = ("banner", "breadcrumb", "footer", "related")
    return tuple({c.text.split(" :")[0].rstrip(":") for c in table.start.values() if c.kind in kinds})


def _cut(line: Line, start: int, end: int, kind: str | None, gap: bool) -> Line:
    piece = Line(line.start + start, line.start + end, line.text[start:end], line.low[start:end], gap)
    piece.kind = kind
    return piece


def _make_piece(line: Line, piece: Piece) -> Line:
    out = _cut(line, piece.start, piece.end, piece.kind, line.gap and piece.start == 0)
    out.stamp, out.views = piece.stamp, piece.views
    return out


def _part_publication(line: Line) -> list[Line] | None:
    """Part a line of publication data."""
    low = line.low
    if len(low) <= LONGEST_STAMP_LINE and may_hold_timestamp(low):
        glued = _GLUED_LABEL.search(line.text)
        if glued is not None:
            at = glued.start()
            head, rest = _cut(line, 0, at, None, line.gap), _cut(line, at, len(low), None, False)
            return [*part_line(head), *part_line(rest)]
        pieces = part_stamp_line(line.text, low)
        if pieces is not None:
            return [_make_piece(line, piece) for piece in pieces]
    if len(low) <= LONGEST_VIEWS_LINE and ("xem" in low or "đọc" in low) and recognise(line.text, low) is None:
        pieces = part_stamp_line(line.text, low, needs_date=False) if any(c.isdigit() for c in low) else None
        if pieces is not None:
            return [_make_piece(line, piece) for piece in pieces]
    return None


def _mark_by_cue(line: Line) -> bool:
    """Mark a line that a cue of the table recognises."""
    cue = recognise(line.text, line.low)
    if cue is None:
        return False
    line.kind, line.place, line.reach = cue.kind, cue.place, cue.reach
    if cue.reach == "list" and len(line.low.partition(":")[2].split()) >= 3:
        # "Xem thêm: <headline>" is the whole list.
        line.reach = "line"
    if cue.kind == "views":
        line.views = read_count(line.low)
    return True


def _mark_by_shape(line: Line) -> bool:
    """Mark rows of links, of readers' reactions and of menu entries."""
    low = line.low
    if len(low) <= LONGEST_VIEWS_LINE:
        if is_toolbar(low):
            line.kind = "print_link"
            return True
        # "28/9;" ends a sentence that the page breaks.
        if low[-1] not in ".,;" and is_reactions(low) and any(c not in _PLAIN for c in low):
            line.kind = "counter"
            return True
        if "/" in low and _PLAYER.search(low) is not None:
            line.kind = "print_link"
            return True
    leads = (low[0] in ">←" or low[-1] == "→") and len(low) <= LONGEST_MENU and not line.ends_sentence
    if leads and _LEADS_AWAY.match(low) is not None:
        line.kind = "related"
        return True
    if len(low) <= LONGEST_MENU and _BETWEEN.search(low) is not None and _MENU.fullmatch(line.text) is not None:
        line.kind, line.place = "breadcrumb", "head"
        return True
    return False


def _part_title(line: Line) -> list[Line]:
    """Part a print link or a time in brackets from the headline before it."""
    low = line.low
    length = len(low)
    for ending in _print_endings() if low.endswith(_print_endings()) else ():
        if low.endswith(ending) and length > len(ending) + 1 and low[-len(ending) - 1] in " |-":
            head = line.text[: -len(ending)].rstrip(" |-")
            if head:
                # The separator belongs to the link: the title ends with its last letter.
                rest = line.text[len(head) :]
                at = len(head) + len(rest) - len(rest.lstrip())
                return [_cut(line, 0, len(head), None, line.gap), _cut(line, at, length, "print_link", False)]
    if low[-1] == ")" and (found := _TITLE_STAMP.search(low)) is not None and found.start() >= 20:
        stamp = match_timestamp(low, found.end())
        if stamp is not None and stamp.value is not None and stamp.value.hour is not None:
            second = _cut(line, found.start() + 1, length, "timestamp", False)
            second.stamp = stamp
            return [_cut(line, 0, found.start(), None, line.gap), second]
    return [line]


def _names_files(low: str) -> bool:
    """Whether a line is nothing but names that cameras and messengers give to pictures ("z48978_b3cf", "img_2034")."""
    return all(
        len(word) >= SHORTEST_FILE
        and "_" in word
        and "/" not in word
        and word.isascii()
        and any(c.isdigit() for c in word)
        for word in low.split()
    )


def part_line(line: Line) -> list[Line]:
    """Part a short line into what it holds, each piece marked where a cue or a date says what it is.

    Parameters
    ----------
    line : Line
        A line of the page.

    Returns
    -------
    list of Line
        The line itself, or its pieces in text order.
    """
    if _JUNK.fullmatch(line.low):
        line.kind = "junk"
        return [line]
    if ("](" in line.low or "http" in line.low) and _PICTURE.fullmatch(line.low) is not None:
        line.kind, line.place = "related", PICTURE
        return [line]
    if "_" in line.low and _names_files(line.low):
        line.kind, line.place = "related", PICTURE
        return [line]
    if line.low[0] == "{" and _PLACEHOLDER.fullmatch(line.low) is not None:
        line.kind = "print_link"
        return [line]
    if line.low.startswith(_NULL) and line.text[len(_NULL)].isupper():
        at = len(_NULL)
        return [_cut(line, 0, at - 1, "breadcrumb", line.gap), *part_line(_cut(line, at, len(line.low), None, False))]
    if len(line.low) == 1:
        # A letter or a digit alone is no cue and no date; a page of nothing else has half a million a megabyte.
        return [line]
    if len(line.low) > LONGEST_STAMP_LINE and line.text[-1] == "." and "|" not in line.text:
        # A long sentence: only the words at its beginning can tell.
        if not line.low[0].isalpha() or line.low.startswith(_sentence_openings()) or may_hold_inside(line.low):
            _mark_by_cue(line)
        return [line]
    pieces = _part_publication(line)
    if pieces is not None:
        return pieces
    if _mark_by_cue(line) or _mark_by_shape(line):
        return [line]
    return _part_title(line)


def _split_at_wide_gaps(written: str) -> list[str]:
    """Split a line as written at the gaps that set entries apart; one piece where none do.

    A gap of two blanks sets nothing apart: a page that doubles its blanks has it everywhere.
    """
    # Invisible characters widen nothing, a tab is wide by itself.
    written = substitute(ZERO_WIDTH.sub("", written.replace("\t", " " * TAB)))
    widths = [len(gap) for gap in _GAP.findall(written)]
    wide = max(WIDE, min(widths) + 1) if widths else WIDE
    return re.split(f" {{{wide},}}", written)


def mark_wide_menus(view: View, lines: list[Line]) -> None:
    """Mark menus whose entries only wide gaps set apart (the view has single blanks).

    Parameters
    ----------
    view : View
        The page's view.
    lines : list of Line
        Its lines.
    """
    if view.is_identity and "\t" not in view.source:
        return
    for line in lines[:LONGEST_HEAD]:
        if line.kind is None and line.end - line.start <= LONGEST_MENU and line.text[-1] not in ".;:":
            # The entries are measured as the view has them, so that the form of the text decides nothing.
            fields = _split_at_wide_gaps(view.cut(line.start, line.end)[2])
            entries = [View(field).text for field in fields] if len(fields) >= 3 else []
            if entries and all(e[:1].isupper() and len(e) <= LONGEST_ENTRY for e in entries):
                line.kind, line.place = "breadcrumb", "head"


def part_lines(lines: list[Line]) -> list[Line]:
    """Part and mark all lines; long ones pass untouched."""
    out: list[Line] = []
    for line in lines:
        length = line.end - line.start
        if length <= LONGEST_CUE_LINE:
            out.extend(part_line(line))
        else:
            if length <= LONGEST_BANNER and len(out) < 12 and line.low.startswith(_long_openings()):
                cue = recognise(line.text, line.low)
                if cue is not None and cue.kind in ("banner", "breadcrumb"):
                    line.kind, line.place = cue.kind, cue.place
            out.append(line)
    return out
