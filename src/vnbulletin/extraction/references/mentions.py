"""From cues to mentions: which stretches of text cite a document, alone or in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vnbulletin.extraction.references.codes import Code, is_permit, match_code, type_of_symbol
from vnbulletin.extraction.references.cues import CODE, GAP, INSIDE, LINE, SHORT, WORD, find_cues
from vnbulletin.extraction.references.names import (
    Named,
    match_fixed_name,
    match_law,
    match_law_short_name,
    match_party_document,
)
from vnbulletin.extraction.references.spelling import alternate, bound, fold, spell
from vnbulletin.extraction.references.types import DocumentType, types_by_name, types_by_word, words_of_kind


@dataclass(slots=True)
class Mention:
    """A citation found, before its surroundings are read.

    Parameters
    ----------
    start, end : int
        Where it stands in the scanned text.
    type : DocumentType
        By the word, else by the symbol.
    number, symbol, code, separator : str or None
        Parts of the code.
    group : int
        Mentions of one list share a number.
    word : bool
        Whether a type word stands in this mention or is shared with it.
    name : str or None
        What identifies a document cited by name.
    year, term : str or None
        Parts of a name.
    inferred : dict of str to str
        Fields filled from elsewhere.
    tentative : bool
        Counts only where the same document is cited in full elsewhere ("TB 07").
    """

    start: int
    end: int
    type: DocumentType
    number: str | None = None
    symbol: str | None = None
    code: str | None = None
    separator: str | None = None
    group: int = 0
    word: bool = True
    name: str | None = None
    year: str | None = None
    term: str | None = None
    inferred: dict[str, str] | None = None
    tentative: bool = False


_DIGITS = frozenset("0123456789")
# From the digit to the letter of "5-n".
_TIGHT_JOINT = 2
# Marks of emphasis in notes written as Markdown stand between type word and number.
_NUMBER_LEAD = re.compile(
    spell(r"[*_`]{0,3}\s*(?:\(\s*)?[*_`]{0,3}(?:(?:mang )?s[ốô]\s*:?|:)?[*_`]{0,3}\s*[*_`]{0,3}(?=\d)")
)
_NUMBER = re.compile(r"(\d{1,5}[a-zđ]?)(?:/((?:19|20)\d\d))?(?![\w%°]|[.,]\d|\s?[/\-]\s?\d|/)")
_BEFORE_CODE = re.compile(r"(?:(?<![\w/.,\-])|(?<=[Ss]ố))\d{1,5}[a-zđABC]?(?:\s?[/\-]\s?(?:19|20)\d\d)?$")
_SO = re.compile(bound(r"(?:số|no)\s*:?\s*$"))
# Numbers of forms, plots and papers that are no documents of this kind.
_FORM = re.compile(
    spell(
        r"(?<!\w)(?:mẫu|biểu|mẫu đơn|mẫu biểu|phụ lục|hóa đơn|tờ khai|thửa|thửa đất|lô|giấy phép|giấy chứng nhận"
        r"|chứng thư|vụ án|bản án|hồ sơ|tài khoản|phiếu|tiêu chuẩn|đơn|lô đất|cáo trạng|kháng nghị"
        r"|bản kết luận điều tra)(?: số)?:? ?$"
    )
)
_LIST = re.compile(
    spell(
        r"[*_`]{0,3}\s*(?:,|;|/|\bvà|\bhoặc|\bcùng|&|\+)\s*(?:và )?(?:(?:các )?số\s*:?\s*)?[*_`]{0,3}(?=\d)"
    )
)
# Letters with which no joint of a list begins, and none of what may stand between a comma and a number.
_NO_LIST = frozenset("abdđgiklmnopqrstuxyạảấầẩậắặếềểệíịọốồổộớờởợúủụứừửựýỳ(")
_NO_NUMBER = frozenset("abdđghiklmnopqrtuxyạảấầẩậắặếềểệíịọốồổộớờởợúủụứừửựýỳ")
# "Nghị quyết 57 ngày 22/12/2024, 59 ngày 24/01/2025": each number has its day.
_DATED_LIST = re.compile(
    spell(
        r",? \(?(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)?\s*(?:,|;|và|, và)\s*(?:số )?"
        r"(?=\d{1,3},? \(?(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    )
)
_PLURAL = re.compile(spell(r"(?:các|những|nhiều|\d+) $"))
_DRAFT = re.compile(spell(r"(?:dự thảo|dự án|bản thảo)(?: các)? $"))
_SENTENCE = re.compile(r"[.!?;:]\s|\n")
_URL = re.compile(r"(?:https?://|www\.)\S*$")


@cache
def _count_noun() -> re.Pattern[str]:
    return re.compile(bound(rf"\s*(?:{alternate(list(words_of_kind('count')))})(?!\w)"))


@cache
def _type_word() -> re.Pattern[str]:
    # Each branch begins with a plain letter, which the search for the next leans on.
    branches: dict[str, list[str]] = {}
    for word in types_by_word():
        if word not in {"luật", "lệnh", "văn bản"}:
            branches.setdefault(word[0], []).append(word[1:])
    starts = "|".join(rf"{sign}(?<!\w{sign})(?:{alternate(rest)})" for sign, rest in branches.items())
    return re.compile(rf"(?:{starts})(?!\w)")


@cache
def _follower() -> re.Pattern[str]:
    words = alternate(list(words_of_kind("follow")))
    return re.compile(bound(rf"\s*(?:$|[.,;:)(\"”\n|?!*_`\]]|-|(?:{words})(?!\w))"))


_DATED = re.compile(spell(r"\s*(?:ngày|năm|tháng)\s*\d"))


class Found(NamedTuple):
    """What one pass over a text finds.

    Parameters
    ----------
    mentions : list of Mention
        In text order.
    lines : list of int
        Where lines stand that may be furniture of a page.
    inside : bool
        Whether words that mark a line wherever they stand were among the reasons.
    gap : bool
        Whether the pass ended at doubled blanks, which have to be joined first.
    """

    mentions: list[Mention]
    lines: list[int]
    inside: bool
    gap: bool


def find_mentions(text: str, lower: str) -> list[Mention]:
    """Find the citations of a text, left to right, without overlap.

    Parameters
    ----------
    text : str
        Normalised text.
    lower : str
        ``text.lower()``.

    Returns
    -------
    list of Mention
        In text order.
    """
    return scan_text(text, lower, gaps=True).mentions


def scan_text(text: str, lower: str, *, gaps: bool) -> Found:
    """Find the citations of a text, and what tells how it has to be read.

    Parameters
    ----------
    text, lower : str
        The text, normalised but for blanks, and its lower-case form.
    gaps : bool
        Whether to read on at doubled blanks.
    """
    scan = _Scan(text, lower)
    lines: list[int] = []
    inside = False
    for after, cues in find_cues(lower):
        for cue, reach, length, kind, head in cues:
            start = after - 1 - reach
            if head and not lower.startswith(head, start):
                continue
            if cue >= LINE:
                if cue != GAP:
                    lines.append(start)
                    inside = inside or cue == INSIDE
                elif not gaps and lower.startswith("  ", start):
                    return Found([], [], inside, True)
                continue
            if start < scan.position:
                continue
            if cue == CODE:
                if text[start] == " " and after - 1 - start == _TIGHT_JOINT and start > scan.position:
                    start -= 1
                if text[start] in _DIGITS:
                    scan.try_bare_code(start)
            elif kind is None or (start and text[start - 1].isalnum()):
                continue
            elif cue == WORD:
                # A law's name has a capital, or it is prose about law.
                if kind.use != "law" or text[start].isupper() or scan.has_name(start + length, kind):
                    scan.try_word(start, start + length, kind)
            elif cue == SHORT:
                scan.try_short_word(start, start + length, kind)
            else:
                named = match_law_short_name(text, lower, start, start + length)
                if named is not None:
                    scan.add_named(start, named, kind)
    return Found(_settle(scan.found) if scan.unsure else scan.found, lines, inside, False)


def _settle(found: list[Mention]) -> list[Mention]:
    """Drop tentative short forms that no full citation vouches for."""
    full = {(m.type.name, (m.number or "").lstrip("0")) for m in found if m.code}
    return [m for m in found if not m.tentative or (m.type.name, (m.number or "").lstrip("0")) in full]


class _Scan:
    """The state of one pass."""

    def __init__(self, text: str, lower: str) -> None:
        self.text = text
        self.lower = lower
        self.position = 0
        self.found: list[Mention] = []
        self.group = 0
        # Whether something tentative was found.
        self.unsure = False

    def has_name(self, end: int, kind: DocumentType) -> bool:
        """Whether a name with a capital follows a law's type word in small letters."""
        return kind.name in _ENACTED and self.text[end + 1 : end + 2].isupper()

    def try_word(self, start: int, end: int, kind: DocumentType) -> None:
        """Try a citation at a type word."""
        if end < len(self.text) and self.text[end].isalpha() and not self.lower.startswith("số", end):
            return
        if self.lower.startswith(" số ", end) and self.lower[end + 4 : end + 5] in _DIGITS:
            # What is mostly written needs no pattern.
            lead, at = " số ", end + 4
        else:
            m = _NUMBER_LEAD.match(self.lower, end)
            lead, at = (m[0], m.end()) if m is not None else ("", 0)
        if at and kind.name not in _FIXED and self._take_numbered(start, end, at, kind, lead):
            return
        if kind.use == "law":
            self._take_law(start, end, kind)
        elif kind.name in _PARTY_NAMED:
            named = match_party_document(self.text, self.lower, end)
            if named is not None and not _DRAFT.search(self.lower, max(0, start - 12), start):
                self.add_named(start, named, kind)
                return

    def try_short_word(self, start: int, end: int, kind: DocumentType) -> None:
        """Try a citation at an abbreviated type word (NQ, QĐ)."""
        if not self.text[start].isupper() or (start and self.text[start - 1] in "-/&."):
            return
        glued = self.text[end].isdigit()
        lead = _NUMBER_LEAD.match(self.lower, end)
        if lead is None:
            return
        at = lead.end()
        # Names of files and rooms look like a weak abbreviation with a number: there the symbol has to say it.
        code = match_code(self.text, at, after_word=not glued or kind.use == "strong")
        if code is not None:
            self._add_codes(start, at, code, kind)
            return
        m = _NUMBER.match(self.lower, at)
        if m is None or (glued and kind.use != "strong"):
            return
        plain = m[1].isdigit() and (len(m[1]) >= 2 or "số" in lead[0])
        if m[2] is None and not plain:
            return
        if glued and kind.key == "CT" and not m[1].startswith("0"):
            return
        if self._counted(m):
            return
        first = len(self.found)
        self._add_numbers(start, at, m, kind)
        if m[2] is None and kind.name not in _SHORT_WITHOUT_CODE:
            self.unsure = True
            for mention in self.found[first:]:
                mention.tentative = mention.code is None

    def _take_numbered(self, start: int, end: int, at: int, kind: DocumentType, lead: str) -> bool:
        code = match_code(self.text, at, after_word=True)
        if code is not None:
            self._add_codes(start, at, code, kind)
            return True
        if kind.use == "named" or (":" in lead and "số" not in lead):
            return False
        m = _NUMBER.match(self.lower, at)
        if m is None or not self._is_short_citation(start, m, kind, "số" in lead):
            return False
        self._add_numbers(start, at, m, kind)
        return True

    def _is_short_citation(self, start: int, m: re.Match[str], kind: DocumentType, numbered: bool) -> bool:
        """Tell "Nghị quyết 35" from "kế hoạch 5 năm"."""
        if m[2] is not None:
            return True
        number = m[1]
        if self._counted(m):
            return False
        if numbered:
            return True
        if len(number) == 4 and number[:2] in {"19", "20"}:
            return False
        if kind.use == "strong":
            return True
        if not self.text[start].isupper():
            return False
        if kind.use == "law":
            return number.isdigit() and _follower().match(self.lower, m.end()) is not None
        if len(number) < 2 or not number.isdigit():
            return False
        return _follower().match(self.lower, m.end()) is not None

    def _add_codes(self, start: int, at: int, code: Code, kind: DocumentType) -> None:
        """Add a citation with a code and what a list adds to it."""
        self.group += 1
        self._add_code(start, code, kind)
        self._continue_list(code.end, kind, had_code=True)

    def _add_code(self, start: int, code: Code, kind: DocumentType, *, word: bool = True) -> Mention:
        end, number, separator, symbol = code
        text = number + separator + symbol
        mention = Mention(start, end, kind, number, symbol, text, separator, self.group, word)
        self.found.append(mention)
        self.position = end
        return mention

    def _add_numbers(self, start: int, at: int, m: re.Match[str], kind: DocumentType) -> None:
        """Add a short citation and what a list adds to it ("số 18, 19-NQ/TW")."""
        self.group += 1
        number = f"{m[1]}/{m[2]}" if m[2] else m[1]
        self.found.append(Mention(start, m.end(), kind, number, group=self.group))
        self.position = m.end()
        self._continue_list(m.end(), kind, had_code=False)

    def _continue_list(self, end: int, kind: DocumentType, *, had_code: bool) -> None:
        first = len(self.found) - 1
        if had_code and not self._may_go_on(end):
            return
        while True:
            gap = _LIST.match(self.lower, end) or (None if had_code else _DATED_LIST.match(self.lower, end))
            if gap is None:
                return
            at = gap.end()
            code = match_code(self.text, at, after_word=True)
            if code is not None and (not had_code or match_code(self.text, at, after_word=False) is not None):
                own = type_of_symbol(code.symbol)
                shared = kind if _may_share(kind, code.symbol) else own
                self._add_code(at, code, shared, word=shared is kind)
                self._share_symbol(first, code)
                end = code.end
                first = len(self.found)
                had_code = True
                continue
            m = _NUMBER.match(self.lower, at) if not had_code else None
            if m is None or self._counted(m):
                return
            if gap[0].strip().startswith("/") or (len(m[1]) == 4 and m[1][:2] in {"19", "20"}):
                return
            number = f"{m[1]}/{m[2]}" if m[2] else m[1]
            self.found.append(Mention(at, m.end(), kind, number, group=self.group))
            self.position = end = m.end()

    def _may_go_on(self, end: int) -> bool:
        """Whether a list may go on here, by the first signs: mostly a word or another type word follows."""
        sign = self.lower[end : end + 1]
        if sign == " ":
            return self.lower[end + 1 : end + 2] not in _NO_LIST
        if sign == "," and self.lower.startswith(" ", end + 1):
            return self.lower[end + 2 : end + 3] not in _NO_NUMBER
        return sign not in {".", ")", '"', "”"}

    def _counted(self, m: re.Match[str]) -> bool:
        """Tell whether the number counts what follows ("5 nội dung") and names no document."""
        if m[2] is not None:
            return False
        noun = _count_noun().match(self.text, m.end())
        if noun is None or _DATED.match(self.lower, m.end()) is not None:
            return False
        return "\n" not in noun[0] or noun[0].strip() not in _PROVISION_WORDS

    def _share_symbol(self, first: int, code: Code) -> None:
        """Give the numbers in front of a code its symbol."""
        for mention in self.found[first:-1]:
            if mention.code is None and mention.number is not None and "/" not in mention.number:
                mention.symbol = code.symbol
                mention.separator = code.separator
                mention.code = mention.number + code.separator + code.symbol
                mention.inferred = {"symbol": "the list's last member"}

    def try_bare_code(self, joint: int) -> None:
        """Try a code without a type word in front; ``joint`` is its last digit before the letters."""
        if self.text[joint + 1 : joint + 4].islower():
            return
        m = _BEFORE_CODE.search(self.text, max(0, joint - 12), joint + 1)
        if m is None:
            return
        at = m.start()
        if at < self.position:
            return
        code = match_code(self.text, at, after_word=False)
        so = _SO.search(self.lower, max(0, at - 6), at)
        if code is None and so is not None:
            # A letter's symbol ("số 1129/BXD-VP") counts where "số" vouches for it.
            code = match_code(self.text, at, after_word=True)
            one_piece = code is not None and "-" not in code.symbol and "/" not in code.symbol
            if code is not None and one_piece and self._reach_back(so.start(), at, code.symbol) is None:
                code = None
        if code is None or _URL.search(self.lower, max(0, at - 120), at):
            return
        if is_permit(code.symbol) or _FORM.search(self.lower, max(0, at - 30), at):
            return
        own = type_of_symbol(code.symbol)
        start, kind, word = at, own, False
        if so is not None and (opened := self._reach_back(so.start(), at, code.symbol)) is not None:
            start, kind = opened
            word = True
        elif self.found and self.found[-1].code is not None and _may_share(self.found[-1].type, code.symbol):
            previous = self.found[-1]
            if at - previous.end < 50 and _JOINED.fullmatch(self.lower[previous.end : at]):
                kind = previous.type
        self.group += 1
        if code.symbol.upper().startswith("CT/") and kind.name == "Chỉ thị" and self._is_programme(code.end):
            kind = types_by_name()["Chương trình"]
        self._add_code(start, code, kind, word=word)
        self._continue_list(code.end, kind, had_code=True)

    def _is_programme(self, end: int) -> bool:
        """CT is a directive, but small units write it for a programme too: the title says so."""
        return self.lower[end : end + 20].lstrip(" \n:.-").startswith("chương trình")

    def _opened(self, at: int) -> list[tuple[int, int, DocumentType]]:
        """Give the type words before a position that no number follows, the nearest first."""
        low = max(self.position, at - _REACH_BACK)
        words = types_by_word()
        found = [
            (m.start(), m.end(), words[" ".join(fold(m[0]).split())])
            for m in _type_word().finditer(self.lower, low, at)
        ]
        return found[::-1]

    def _reach_back(self, so: int, at: int, symbol: str) -> tuple[int, DocumentType] | None:
        """Join "Quyết định của Bộ Chính trị số 31-QĐ/TW" and "Quyết định về ... (số 44-QĐ/TW)"."""
        near = [o for o in self._opened(so) if _may_share(o[2], symbol)]
        if not near:
            return None
        own = type_of_symbol(symbol)
        start, end, kind = next((o for o in near if o[2] is own), near[0])
        if _SENTENCE.search(self.lower[end:so].rstrip(" (.,\n")):
            return None
        if _PLURAL.search(self.lower, max(0, start - 8), start):
            return at, kind
        return start, kind

    def _take_law(self, start: int, end: int, kind: DocumentType) -> None:
        if kind.name in _FIXED:
            named = match_fixed_name(self.text, self.lower, end, kind.name)
            if named is None or (kind.name != "Điều lệ" and not self.text[start].isupper()):
                return
        else:
            named = match_law(self.text, self.lower, start, end, kind.name)
            if named is None:
                return
        self.add_named(start, named, kind)

    def add_named(self, start: int, named: Named, kind: DocumentType) -> None:
        """Add a document cited by name, with its code and what a list adds to it."""
        self.group += 1
        mention = Mention(start, named.end, kind, name=named.name, year=named.year, term=named.term, group=self.group)
        self.found.append(mention)
        if kind.use == "law" and kind.name not in _FIXED:
            lead = _CODE_AFTER_NAME.match(self.lower, named.end)
            code = match_code(self.text, lead.end(), after_word=True) if lead else None
            if code is not None:
                mention.number, mention.symbol = code.number, code.symbol
                mention.separator, mention.code = code.separator, code.text
                mention.end = code.end
        for other_start, other_end, name, term in named.more:
            self.found.append(Mention(other_start, other_end, kind, name=name, term=term, group=self.group))
        self.position = self.found[-1].end
        if kind.name == "Hiến pháp" and named.year:
            self._add_years(kind)

    def _add_years(self, kind: DocumentType) -> None:
        """Add the further years of "Hiến pháp năm 1946, 1959 và 1980"."""
        while (m := _MORE_YEARS.match(self.lower, self.position)) is not None:
            self.found.append(
                Mention(m.start(1), m.end(1), kind, name=f"{kind.name} {m[1]}", year=m[1], group=self.group)
            )
            self.position = m.end(1)


_REACH_BACK = 260
_ENACTED = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_PROVISION_WORDS = frozenset({"điểm", "khoản", "điều", "mục", "chương", "phần"})
_FIXED = frozenset({"Hiến pháp", "Điều lệ", "Cương lĩnh"})
_PARTY_NAMED = frozenset({"Nghị quyết", "Kết luận"})
_SHORT_WITHOUT_CODE = frozenset({"Nghị quyết", "Nghị định", "Chỉ thị", "Quyết định", "Kết luận", "Thông tư"})
_CODE_AFTER_NAME = re.compile(spell(r"\s*,?\s*\(?(?:luật )?(?:số\s*:?)?\s*(?=\d{1,3}/)"))
_MORE_YEARS = re.compile(spell(r"(?:,|,? và)\s+(?:năm )?((?:19|20)\d\d)(?!\w)"))
_JOINED = re.compile(
    spell(
        r"\s*(?:\([^()]{0,14}\)|,? ?ngày [\d/.\-]{6,10}|ngày \d{1,2} tháng \d{1,2} năm \d{4})?"
        r"\s*(?:,|và|;)\s*(?:số\s*:?\s*)?"
    )
)


def _may_share(kind: DocumentType, symbol: str) -> bool:
    """Whether a type word may stand for a code with this symbol."""
    own = type_of_symbol(symbol)
    if own is kind or own.name == "Công văn":
        return True
    return own.name == "Quyết định" and kind.name in {"Quy định", "Quy chế"}
