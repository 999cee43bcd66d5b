"""Lines that name a writer or a source without saying so."""

from __future__ import annotations

import re

from vnbulletin.segmentation.letters import LOWER, UPPER

_WORD = rf"[{UPPER}][{LOWER}{UPPER}']{{0,8}}"
_INITIALS = rf"(?:[{UPPER}][{LOWER}]{{0,2}}\.\s?){{1,3}}(?:{_WORD})?|[{UPPER}]{{2,4}}"
_NAME = rf"(?:{_INITIALS}|{_WORD}(?: {_WORD}){{1,4}}(?: [A-Z]\.)?)"
_NOTE = r"(?:\s?\((?:tổng hợp|t/h|th|t\.h|st|s\.t|sưu tầm|ghi|thực hiện|lược ghi|biên soạn|biên tập|[^()\d]{2,40})\))?"
_NAMES = re.compile(rf"[*(]?(?:{_NAME})(?:(?:\s?[-,&;/+]\s?|\s(?:và|-)\s)(?:{_NAME})){{0,4}}{_NOTE}[).*]{{0,3}}")
# An editorial office as the writer: its head word decides, the rest must not form a sentence.
_OFFICE = re.compile(
    r"(?:văn phòng|ban biên tập|ban tuyên giáo|ban xây dựng đảng|ban tổ chức|ban dân vận|ban cbđt|phòng|trung tâm|"
    r"công an|ủy ban|ubnd|hđnd|hội|đoàn|chi đoàn|đoàn trường|trường|mttq|ubmttq|cổng|trang|đài|bch|vp|tổ|khối|đảng ủy|huyện đoàn|xã đoàn)"
    r"(?: [^\s.,;:!?]{1,12}){0,9}"
)
_VERBS = re.compile(
    r"(?<!\w)(?:tổ chức|phát biểu|triển khai|trao|tặng|đã|được|sẽ|cần|thực hiện|khai mạc|họp|tiếp|dự|làm việc|báo cáo|tại|về|năm|"
    r"hội nghị|đại hội|tập huấn|thăm|ra mắt|đẩy mạnh|tăng cường|của|chụp|tham quan|đón|nhận|chúc|giao lưu|viếng|chụp hình)(?!\w)"
)
_BARE_SOURCE = re.compile(r"(?:https?://|www\.)\S+|[\w\-]+(?:\.[\w\-]+)*\.(?:vn|com|org|net)(?:/\S*)?")
_NOT_WRITERS = frozenset({
    "null", "none", "hồ chí minh", "việt nam", "hà nội", "hết", "kính gửi", "nơi nhận", "kết luận", "quyết định", "quyết nghị",
    "thông báo", "kế hoạch", "nghị quyết", "chỉ thị", "báo cáo", "công văn", "tờ trình", "công điện",
})  # fmt: skip


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
    if len(text) > 80 or _NAMES.fullmatch(text) is None:
        return False
    core = text.strip(" .*()").lower()
    if core in _NOT_WRITERS:
        return False
    return not text.isupper() or len(text) <= 6 or "." in text or (capitals and len(text) <= 40 and len(core.split()) <= 6)


def looks_like_office(low: str) -> bool:
    """Tell whether a line is nothing but the name of an editorial office."""
    core = low.strip(" .*()-")
    return len(core) <= 60 and _OFFICE.fullmatch(core) is not None and _VERBS.search(core) is None


def looks_like_address(low: str) -> bool:
    """Tell whether a line is nothing but the address of a web page."""
    return _BARE_SOURCE.fullmatch(low.strip(" .()")) is not None
