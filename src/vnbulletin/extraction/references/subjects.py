"""What a document is about: from "về" or a quote to where the title ends."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.extraction.references.bodies import match_body
from vnbulletin.extraction.references.spelling import UPPER, alternate, alternate_any_case, bound, fold, spell
from vnbulletin.extraction.references.types import types_by_word, words_of_kind
from vnbulletin.tables import load_table
from vnbulletin.text.limits import note_limit

_SUBJECT = re.compile(
    spell(
        r"\s*[,:-]?\s*(?:(?:hướng dẫn|chỉ đạo|ban hành|phê duyệt|kết luận|thông báo)\s+(?=về ))?"
        r"((?:v/v|về việc|về|quy định về|quy định chi tiết(?: và (?:hướng dẫn|biện pháp) (?:thi hành|thực hiện))?)"
        r"(?= |:|[\"“])|[\"“](?=[^\"“”\n]{8,}))"
    )
)
_SIGNS = re.compile(r"[\s,:-]*")
#: Two letters with which a subject begins.
SUBJECT_OPENINGS = frozenset({"v/", "về", "qu", "hư", "ch", "ba", "ph", "kế", "th"})
_QUOTES = frozenset({'"', "“"})
MAX_SUBJECT = 700


@cache
def _subject_end() -> re.Pattern[str]:
    words = [w for w in types_by_word() if w not in {"lệnh", "luật", "văn bản", "thông tin", "dự án"}]
    types = rf"(?:{alternate_any_case(words)})"
    predicate = alternate_any_case(words_of_kind("predicate"))
    apposition = alternate(list(words_of_kind("apposition")))
    actor = alternate(list(words_of_kind("actor")))
    linked = alternate(list(words_of_kind("linked")))
    done = spell(
        "(?:việc|thực hiện|triển khai|học tập|nhiệm vụ|phong trào|cuộc vận động|các|những|tình hình|công tác|kiểm điểm"
        "|sơ kết|tổng kết|đánh giá|kỷ niệm|chào mừng|hoàn thành|rà soát|quán triệt|tuyên truyền|sinh hoạt)"
    )
    merged = spell("(?! (?:hợp nhất|sáp nhập|tổ chức lại|chia|tách|nhập)(?!\\w))")
    heard = spell(
        "(?:(?:hơn|gần|khoảng|trên) )?\\d[\\d.]* (?:lượt )?(?:đại biểu|cán bộ|đảng viên|học viên|đoàn viên|hội viên"
        "|người|công chức|giáo viên|quần chúng|đồng chí|học sinh|thanh niên|chiến sĩ|bà con|báo cáo viên)"
    )
    votes = spell("(?:\\d+/\\d+|(?:hơn )?\\d[\\d.,]* ?(?:%|phiếu|đại biểu))")
    # The signs with which an end may begin stand in front as one set, for which the search looks at once; what may
    # follow a blank, and what a comma, stands together, so that either is passed once.
    blank = r"(?<=\s)\s{0,3}"
    joined = rf"(?:và|với|cùng|cùng\s+với)\s+(?:các\s+)?{types}(?!\w)"
    return re.compile(
        bound(
            rf"[;\n()\"“”.!?:,\s](?:(?<=[;\n()\"“”])|(?<=[.!?:])(?=\s|$|/)"
            rf"|(?<=[.,])\s+{joined}|{blank}(?:{joined}|và\s+các\s+(?:{types}|văn\s+bản|quy))"
            rf"|(?P<predicate>(?<=,)(?<!không,)(?<!hết,)\s+(?:{predicate})(?!\w)"
            rf"|(?<!không\s)(?<!hết\s){blank}(?:{predicate})(?!\w){merged})"
            rf"|(?<=,)\s+(?:(?:các\s+)?{types}\s+(?:số|\d)|(?P<apposition>(?:{apposition})(?!\w))|(?:{linked})(?!\w)"
            rf"|(?P<actor>(?:{actor})(?!\w))|[{UPPER}])"
            rf"|{blank}(?:(?:{linked})\s+(?:{done}|{types})(?!\w)|cho\s+{heard}|với\s+{votes}))"
        )
    )


_CITES = re.compile(r"[^\d]{2,24}\d{1,4}[a-zđ]?$")
_HANGING = re.compile(r"\s*\n\s*")


def match_subject(
    text: str, lower: str, position: int, titles: tuple[tuple[str, ...], ...] = ()
) -> tuple[int, int] | None:
    """Match what a document is about, from "về" to where the title ends.

    Parameters
    ----------
    text, lower : str
        Normalised text and its lower-case form.
    position : int
        Where the citation with date and issuer ends.
    titles : tuple of tuple of str
        Words of the titles that known documents with this code have.

    Returns
    -------
    tuple of (int, int) or None
        Where the subject stands.

    Examples
    --------
    >>> text = 'về "Chiến lược biển; tầm nhìn 2045", gắn với nhiệm vụ'
    >>> start, end = match_subject(text, text, 0)
    >>> text[start:end]
    'về "Chiến lược biển; tầm nhìn 2045"'
    """
    at = _SIGNS.match(lower, position).end()  # type: ignore[union-attr]  # matches nothing too
    if lower[at : at + 2] not in SUBJECT_OPENINGS and lower[at : at + 1] not in _QUOTES:
        return None
    m = _SUBJECT.match(lower, position)
    if m is None:
        return None
    start = m.start(1)
    quoted = m[1] in {'"', "“"}
    if quoted and not text[start + 1].isupper():
        return None
    limit = min(len(text), start + MAX_SUBJECT)
    # A colon right behind the opening ends nothing ("v/v: trồng rừng"), but it may lead in a list.
    first = m.end(1)
    if text.startswith(":", first) and "\n" not in text[first + 1 : first + 3]:
        first += 1
    end = _find_end(text, lower, start, first, limit, quoted=quoted)
    known = _match_title(lower, start, limit, titles) if titles else None
    if known is not None and (known > end or lower.startswith((",", ";"), known)):
        # The table has many titles short: it settles only what punctuation leaves open.
        return start, known
    if end == limit < len(text):
        note_limit("limit.subject", f"a subject that does not end within {MAX_SUBJECT} characters is cut", start, end)
    while end > start and text[end - 1] in " ,-\n/*`.":
        end -= 1
    if lower.endswith(" và", start, end):
        end -= 3
    if not quoted and lower[m.end(1) : end].strip(' :"“') in {"", "việc"}:
        return None
    return (start, end) if end - start > 4 else None


def _find_end(text: str, lower: str, start: int, first: int, limit: int, *, quoted: bool) -> int:
    pattern = _subject_end()
    at = start if quoted else first
    while at < limit:
        stop = pattern.search(text, at, limit)
        if stop is None:
            return limit
        end = stop.start()
        sign = lower[end]
        if sign in '"“':
            at = _closing(lower, end, limit)
            if at < 0:
                return end
            if quoted or lower[first:end].strip() == "":
                # The title itself stands in quotes.
                return at
            if lower.startswith(",", at) and lower[at + 1 : at + 3].strip()[:1] not in _QUOTES:
                return at
        elif sign == "(":
            close = lower.find(")", end, min(limit, end + 120))
            inner = lower[end + 1 : close] if close > 0 else ""
            if close < 0 or any(w in inner for w in _OWN) or _CITES.match(inner):
                return end
            at = close + 1
        elif sign == "\n":
            gap = _HANGING.match(lower, end)
            at = gap.end() if gap else end + 1
            if at >= len(text) or not text[at].islower():
                return end
        elif sign == "," and text[stop.end() - 1].isupper() and not _is_told(text, lower, stop.end() - 1):
            at = end + 1
        elif stop.lastgroup == "actor" and not _DOES.match(lower, stop.end()):
            # "về đại hội đảng bộ, chi bộ các cấp": nobody does anything here.
            at = end + 1
        elif _goes_on(stop, lower) and lower[max(first, lower.rfind(",", first, end) + 1) : end].strip() in _verbs():
            # "về thành lập, tổ chức lại các phòng": the title goes on with what its verbs are done to.
            at = end + 1
        else:
            return end
    return limit


_OWN = ("gọi tắt", "số ", "ngày", "sau đây", "xem ")


def _is_told(text: str, lower: str, position: int) -> bool:
    """Whether a body with a verb behind it starts a new clause (", Đoàn xã tổ chức ...")."""
    stop = match_body(text, position)
    return stop > 0 and _VERB.match(lower, stop) is not None


_VERB = re.compile(
    spell(
        r",? (?:(?:đã|đang|sẽ|vừa|cũng) )?(?:đề nghị|yêu cầu|tổ chức|ban hành|triển khai|phối hợp|chỉ đạo|xây dựng"
        r"|thống nhất|giao|tiếp tục|cần|có|đã|quán triệt|thực hiện|hướng dẫn|kiểm tra|phát động|huy động)(?!\w)"
    )
)



def _goes_on(stop: re.Match[str], lower: str) -> bool:
    """Whether what stopped the search may also stand behind the first verb of a title."""
    if stop.lastgroup == "apposition":
        return True
    return stop.lastgroup == "predicate" and lower.startswith("và ", stop.start() + 1)


_DOES = re.compile(
    r"(?:,? (?!(?:về|của|theo)(?!\w))[^\s.,;:]+){0,12}?"
    + spell(
        r",? (?:đã|đang|sẽ|vừa|cần|phải|đề nghị|yêu cầu|tổ chức|ban hành|tiếp tục|tập trung|chủ động|phối hợp|chỉ đạo"
        r"|triển khai|thống nhất|giao|quán triệt|nghe|thông qua|phát động|nghiêm túc|tích cực|đẩy mạnh"
        r"|tăng cường|thông báo|hướng dẫn|xây dựng|báo cáo|chuẩn bị|họp|làm việc|kiểm tra|phân công|khẩn trương"
        r"|kịp thời|thành lập|tham mưu|trao|tặng|lựa chọn|đăng ký)(?!\w)"
    )
)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in load_table("task_verbs"))


def _closing(text: str, position: int, limit: int) -> int:
    """Give the position after the quote that closes the one at ``position``, or -1."""
    for sign in '"”' if text[position] == '"' else '”"':
        at = text.find(sign, position + 1, limit)
        if at > 0:
            return at + 1
    return -1


_WORDS = re.compile(r"[^\W_]+")
# Titles go on with these; the table has them short.
_TITLE_TAIL = re.compile(
    spell(
        r"(?:,? (?:(?:trong )?(?:giai đoạn|tình hình) (?:mới|hiện nay)|(?:đến )?(?:năm )\d{4}|giai đoạn \d{4} ?- ?\d{4}"
        r"|định hướng đến năm \d{4}|tầm nhìn (?:đến )?(?:năm )?\d{4}|quốc gia|của đảng|trong kỷ nguyên mới)(?!\w))*"
    )
)
#: How many words of the text may stand between two words of a title in the table.
_SLACK = 7


def _match_title(lower: str, start: int, limit: int, titles: tuple[tuple[str, ...], ...]) -> int | None:
    """Match a known title, words left out in the table allowed; give its end."""
    words = [(fold(m[0]), m.end()) for m in _WORDS.finditer(lower, start, limit)]
    best = None
    for title in titles:
        at = found = 0
        end = -1
        for word in title:
            for step in range(_SLACK):
                if at + step < len(words) and words[at + step][0] == word:
                    at += step + 1
                    found += 1
                    end = words[at - 1][1]
                    break
        if len(title) >= 4 and found >= 0.8 * len(title) and (best is None or end > best):
            best = end
    if best is None:
        return None
    tail = _TITLE_TAIL.match(lower, best)
    best = tail.end() if tail else best
    while best < len(lower) and lower[best] in '"”':
        best += 1
    return best


@cache
def _titles() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for row in load_table("known_documents"):
        if row["code"] and row["subject"]:
            words = tuple(_WORDS.findall(fold(row["subject"])))
            found.setdefault((row["type"], row["code"].upper()), []).append(words)
    return {key: tuple(titles) for key, titles in found.items()}


def known_titles(type_name: str, code: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of the titles of known documents with a code.

    Examples
    --------
    >>> known_titles("Kết luận", "21-KL/TW")[0][:4]
    ('về', 'đẩy', 'mạnh', 'xây')
    """
    return _titles().get((type_name, code.upper()), ())
