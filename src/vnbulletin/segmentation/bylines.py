"""Lines that name a writer or a source without saying so."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.segmentation.letters import LOWER, UPPER
from vnbulletin.segmentation.words import alternation, words_of
from vnbulletin.tables import load_table

_WORD = rf"[{UPPER}][{LOWER}{UPPER}']{{0,8}}"
_INITIALS = rf"(?:[{UPPER}][{LOWER}]{{0,2}}\.\s?){{1,3}}(?:{_WORD})?|[{UPPER}]{{2,4}}"
_DEGREE = r"(?:(?:PGS|GS|TS|ThS|BS|LS|KTS)\.\s?){0,3}"
_RANK = r"(?:(?:Thượng|Trung|Thiếu|Đại) (?:úy|tá|tướng) (?:QNCN )?)?"
_NAME = rf"(?:{_DEGREE}{_RANK}(?:{_INITIALS}|{_WORD}(?: {_WORD}){{1,4}}(?: [A-Z]\.)?))"
_NOTE = (
    r"(?:\s(?:ghi|lược ghi|tổng hợp|thực hiện|sưu tầm)"
    r"|\s?\((?:tổng hợp|t/h|th|t\.h|st|s\.t|sưu tầm|ghi|thực hiện|lược ghi|biên soạn|biên tập|[^()\d]{2,40})\))?"
)
_NAMES = re.compile(
    rf"[*(]?(?:{_NAME})(?:(?:\s?[-,&;/+]\s?|\s(?:và|-)\s)(?:(?:[Ảả]nh|[Tt]in|[Bb]ài)\s?:\s?)?(?:{_NAME})){{0,4}}{_NOTE}[).*]{{0,3}}"
)
_NAME_AND_REST = re.compile(rf"{_NAME}\s?(?:[,\-(]|\s-)\s?(?P<rest>\w[^,;:()]{{2,60}})\)?\.?")
# Verbs inside the names of bodies.
_BODY_NAMES = re.compile(r"(?:ban|phòng|p\.) tổ chức|báo cáo viên")
_LETTERS = re.compile(r"[^\W\d_]+")
#: "Được viết bởi", "Written by", "Post by", in lower case: what stands before the name of a writer.
WRITTEN_BY = r"(?:[^\W\d]{1,10} ){0,3}(?:bởi|by)"
_BARE_SOURCE = re.compile(r"(?:https?://|www\.)\S+|[\w\-]+(?:\.[\w\-]+)*\.(?:vn|com|org|net)(?:/\S*)?")


@cache
def _not_writers() -> frozenset[str]:
    return frozenset(words_of("no_writer"))


@cache
def _office() -> re.Pattern[str]:
    # The head word decides; the rest must not form a sentence.
    return re.compile(rf"{alternation('office')}\.?(?: [^\s,;:!?…]{{1,12}}){{0,9}}")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation('acts')}(?!\w)")


def tells_of_act(low: str) -> bool:
    """Tell whether a line holds a verb that names of offices and entries of menus do not hold."""
    return _acts().search(_BODY_NAMES.sub("", low)) is not None


def looks_like_names(text: str, capitals: bool = False) -> bool:
    """Tell whether a line is nothing but the names or initials of writers.

    Parameters
    ----------
    text : str
        The line.
    capitals : bool
        Whether a name may be written in capitals throughout (elsewhere that is a heading).

    Examples
    --------
    >>> looks_like_names("Hồng Nhung - Quốc Khánh"), looks_like_names("M.Tuyền"), looks_like_names("Toàn cảnh Hội nghị")
    (True, True, False)
    """
    # The bar of a table's cell stands behind the name.
    text = text.strip(" |")
    if len(text) > 80 or _NAMES.fullmatch(text) is None:
        return False
    core = text.strip(" .*()").lower()
    if core in _not_writers():
        return False
    if not text.isupper() or len(text) <= 6 or "." in text:
        return True
    return capitals and len(text) <= 40 and len(core.split()) <= 6


@cache
def _name_syllables() -> frozenset[str]:
    return frozenset(row["syllable"] for row in load_table("name_syllables"))


def is_name_in_capitals(text: str) -> bool:
    """Tell whether a few words in capitals are the names of writers rather than the name of a section.

    Examples
    --------
    >>> is_name_in_capitals("BÁ TÙNG - LÊ HOA"), is_name_in_capitals("TIN TỨC - SỰ KIỆN")
    (True, False)
    """
    if not text.isupper() or not looks_like_names(text, capitals=True):
        return False
    return all(word in _name_syllables() for word in _LETTERS.findall(text.lower()))


def looks_like_office(low: str) -> bool:
    """Tell whether a line is nothing but the name of an editorial office."""
    core = low.strip(" .*()-")
    if len(core) > 60 or _office().fullmatch(core) is None:
        return False
    return _acts().search(_BODY_NAMES.sub("", core)) is None


def looks_like_office_and_names(text: str) -> bool:
    """Tell whether a line is an editorial office with its writers behind a colon.

    Examples
    --------
    >>> looks_like_office_and_names("Tổ Truyền thông: Quỳnh Anh (11D2), Gia Khang (12A1)")
    True
    """
    office, colon, names = text.partition(":")
    return bool(colon) and len(text) <= 100 and looks_like_office(office.lower()) and names.lstrip()[:1].isupper()


def looks_like_name_and_office(text: str) -> bool:
    """Tell whether a line is a writer's name with his office behind it.

    Examples
    --------
    >>> looks_like_name_and_office("Thu Hà - Trung tâm Văn hóa xã"), looks_like_name_and_office("Thu Hà nhận quà")
    (True, False)
    """
    found = _NAME_AND_REST.fullmatch(text) if len(text) <= 80 else None
    return found is not None and looks_like_office(found["rest"].lower())


def looks_like_address(low: str) -> bool:
    """Tell whether a line is nothing but the address of a web page."""
    return _BARE_SOURCE.fullmatch(low.strip(" .()")) is not None
