"""Names of issuing bodies: where one that starts here ends, and which one stands in front of a verb."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.extraction.references.spelling import BLANKS, LOWER, UPPER, alternate, bound, old_spellings, spell
from vnbulletin.extraction.references.types import types_by_word, words_of_kind
from vnbulletin.tables import load_table
from vnbulletin.tables.loader import split_list
from vnbulletin.tables.phrases import PhraseBook
from vnbulletin.text.limits import note_limit

#: Words, or pairs of them, behind the first of a body's name; names of bodies joined by "và" take most.
_MOST_ITEMS = 40
_CAPITAL = f"[{UPPER}]"
_ROMAN = r"[IVXLivxl]{1,5}"
_LOWER_HEADS = (
    "bộ chính trị", "ban bí thư", "ban chấp hành", "bch", "trung ương", "tw", "chính phủ", "thủ tướng", "quốc hội",
    "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy", "ban thường vụ", "btv", "ủy ban", "ubnd",
    "hđnd", "hội đồng", "chủ tịch", "bộ trưởng", "sở", "bộ", "ban", "tỉnh", "thành phố", "huyện", "xã", "phường",
    "phòng", "chi bộ", "đảng bộ", "hội nghị", "cục", "tổng cục", "văn phòng", "công an", "liên đoàn", "trường",
    "thường trực", "tòa án", "viện kiểm sát", "ngân hàng", "kho bạc", "ngành", "liên bộ", "tỉnh đoàn", "thành đoàn",
    "huyện đoàn", "quận đoàn", "thị đoàn",
)  # fmt: skip
# Verbs that some writers give a capital behind the issuer.
_CAPITAL_VERBS = "Quy định|Ban hành|Hướng dẫn|Về|Sửa đổi|Phê duyệt|Quyết định|Ngày|Bổ sung|Công bố|Bãi bỏ"
_HEADS_BEFORE = (
    "Bộ", "Ban", "Ủy ban", "UBND", "HĐND", "UBMTTQ", "Chính phủ", "Thủ tướng", "Quốc hội", "Tỉnh ủy", "Thành ủy",
    "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "Chủ tịch", "Phó Chủ tịch", "Sở", "Hội", "Liên đoàn", "Công an",
    "Thường trực", "Tổng", "Cục", "Văn phòng", "Chi bộ", "Chi cục", "Phòng", "Trường", "Tỉnh đoàn", "Trung ương",
    "Thành đoàn", "Huyện đoàn", "Đoàn", "BCH", "BTV", "Bí thư", "Công đoàn", "Ngân hàng", "Tòa án", "Viện",
    "Đại hội", "Mặt trận", "Kho bạc", "Bảo hiểm", "Giám đốc", "Thanh tra", "Kiểm toán", "Tập đoàn", "Công ty", "Xã",
    "Phường", "Tỉnh", "Thành phố", "Huyện", "Đảng bộ", "Quân ủy", "Bộ trưởng", "Chánh án", "Viện trưởng",
)  # fmt: skip


_GREATER = r"huyện|quận|thị xã|thành phố|tp\.?|tỉnh"
_PLACED = re.compile(spell(rf", (?={_GREATER})"), re.IGNORECASE)
_SMALLER = re.compile(spell(r"(?:xã|phường|thị trấn|huyện|quận|thị xã) [\w]"), re.IGNORECASE)


@cache
def _parts() -> tuple[str, str]:
    """Give the patterns of a name's first word and of all that may follow."""
    stop = rf"{alternate(list(words_of_kind('stop')))}|v/v"
    inner = alternate(list(words_of_kind("body")))
    capital_types = "|".join(
        spell(w[0].upper() + w[1:]) for w in sorted(types_by_word(), key=len, reverse=True) if w not in {"lệnh", "luật"}
    )
    shouted = "|".join(spell(w.upper()) for w in words_of_kind("shouted"))
    cited = "|".join(spell(w[0].upper() + w[1:]) for w in words_of_kind("cited"))
    not_type = (
        rf"(?!(?:{capital_types})(?:\s+(?:số|\d)|\s?[-/](?!\s?[{UPPER}][{LOWER}])))"
        rf"(?!(?:{spell(_CAPITAL_VERBS)}|{shouted})(?!\w))"
    )
    word = rf"{not_type}{_CAPITAL}[\w&]*(?:\.(?=\w)\w+|\.(?=\s{_CAPITAL}))?(?:[-&]\w+)?"
    tail = rf"(?:\s+(?!(?:{stop})(?!\w))[{LOWER}]+)?(?!\w)"
    capital = rf"{word}(?:(?<=[{LOWER}]){tail}|(?<=Y){tail})?"
    low = rf"(?!(?:{stop})(?!\w))(?:{inner})(?!\w)"
    # A new line goes on with a name only where the name is plainly unfinished.
    blank = rf"(?:[^\S\n]+|[^\S\n]*\n\s*(?=[{LOWER}])|(?<=tỉnh)\s+|(?<=phố)\s+|(?<=huyện)\s+|(?<=xã)\s+)"
    ordinal = rf"(?:{_ROMAN}|\d{{1,3}})(?!\w)"
    numbered = spell(
        rf"(?<=[Tt]hứ )(?:{ordinal}|[{LOWER}]+)|(?<=Phường ){ordinal}|(?<=Quận ){ordinal}"
        rf"|(?<=khu ){ordinal}|(?<=ương ){ordinal}|(?<=đạo ){ordinal}(?:/{_CAPITAL}+)?"
    )
    # A look-behind has one length.
    for word in ("[Tt]hứ", "Phường", "Quận", "khu", "ương", "đạo"):
        numbered = numbered.replace(f"{word}{BLANKS})", rf"{word}\s)")
    years = r"(?:,? \(?nhiệm kỳ \d{4} ?- ?\d{4}\)?)"
    term = spell(rf",? \(?(?:[Kk]hóa|KHÓA) {ordinal}\)?{years}?") + rf"|\s?\([{UPPER}]{{2,}}\)"
    joined = rf"\s+(?:và|-|&|VÀ)\s+(?={_CAPITAL})(?!(?:{cited})(?!\w)){capital}"
    listed = rf",\s+{capital}(?=\s+và\s+{_CAPITAL})"
    central = spell(r", (?:Ban Bí thư|Bộ Chính trị|Chính phủ|Ban Chấp hành Trung ương)(?!\w)")
    # The greater place that a place lies in: "UBND xã Tân Lập, huyện Ba Vì".
    placed = spell(rf", (?i:{_GREATER}) ?(?={_CAPITAL}|\d)(?:{ordinal}|{capital})")
    first = rf"(?:(?i:{alternate(_LOWER_HEADS)})(?!\w)|{capital})"
    item = rf"(?:{term}|{blank}(?:{low}|{numbered}|{capital})|{central}|{joined}|{listed}|{placed})"
    return bound(first), bound(rf"{item}{{0,{_MOST_ITEMS}}}")


@cache
def body_pattern() -> re.Pattern[str]:
    """Match the name of a body at a position, but for what only the tables of names know."""
    return re.compile("".join(_parts()))


@cache
def _further() -> re.Pattern[str]:
    """Match what may follow where a name was not yet whole."""
    return re.compile(_parts()[1])


# Phrases of which names are made: "whole" ones may begin with a word already read ("Cựu chiến binh"), "next" ones
# follow in small letters ("Kiểm soát bệnh tật"), "group" and "purpose" follow one kind of word.
_WHOLE, _NEXT, _GROUP, _PURPOSE = "whole", "next", "group", "purpose"
_BEFORE_GROUP = ("ủy", "uỷ", "bộ", "khối", "hiệp", "quản lý", "chỉ đạo")
_AFTER_GROUP = frozenset({"các", "về"})


@cache
def _phrases() -> tuple[dict[str, str], dict[str, str]]:
    """Give the phrases that may begin inside what was read, and those that may follow it, with their use."""
    whole: set[str] = {row["name"].lower() for row in load_table("organisations")}
    for row in load_table("issuer_codes"):
        whole.update(body.lower() for body in split_list(row["bodies"]))
    following: dict[str, str] = dict.fromkeys(words_of_kind("purpose"), _PURPOSE)
    verbs = frozenset(words_of_kind("verbal"))
    for row in load_table("organisation_words"):
        words, kind = row["words"], row["kind"]
        if kind in {"topic", "tail"} and words.startswith("các "):
            following.setdefault(words, _GROUP)
        elif kind in {"body", "topic", "activity"}:
            whole.add(words)
            verbal = words in verbs or words.startswith(("xây dựng", "phòng c", "phòng, c"))
            if " " in words and kind != "activity" and not verbal:
                following.setdefault(words, _NEXT)
    many = sorted(name for name in whole if " " in name and "/" not in name)
    return (
        {form: _WHOLE for name in many for form in old_spellings(name)},
        {form: use for words, use in following.items() for form in old_spellings(words)},
    )


@cache
def _books() -> tuple[PhraseBook[str], PhraseBook[str]]:
    inside, after = _phrases()
    return PhraseBook(inside.items()), PhraseBook(after.items())


#: How far a phrase reaches, and how many words back it may begin.
_LONGEST_PHRASE = 90
_WORDS_BACK = 6
_STEPS = 5
_STARTS = re.compile(r"(?<!\w)\w")
_NEXT_WORD = re.compile(rf"\s([{LOWER}]+)|,\s(\w+)")
# Words that begin what follows the body far more often than the rest of its name.
_MOSTLY_OUTSIDE = frozenset({"về", "ban", "và", "quy", "hướng", "phê", "ngày", "của", "các", "trong", "tại", "theo"})


@cache
def _continuing() -> frozenset[str]:
    """Give the words with which a name may go on."""
    inside, after = _phrases()
    words = {word for phrase in inside for word in phrase.split()[1:]} | {phrase.split()[0] for phrase in after}
    return frozenset(word.strip(",") for word in words) - _MOSTLY_OUTSIDE


def _complete(text: str, start: int, end: int) -> int:
    """Go on where the name is not whole ("Hội Cựu chiến" binh), by the tables of names and their words."""
    for _ in range(_STEPS):
        following = _NEXT_WORD.match(text, end)
        if following is None:
            break
        word = following[1] or following[2].lower()
        if word not in _continuing() and not (word in _AFTER_GROUP and text[start:end].lower().endswith(_BEFORE_GROUP)):
            break
        lower = text[start : end + _LONGEST_PHRASE].lower().replace("\n", " ")
        reach = _reach(lower, end - start)
        if reach == end - start:
            break
        further = _further().match(text, start + reach)
        end = further.end() if further is not None else start + reach
    return end


def _reach(lower: str, size: int) -> int:
    """Give where a phrase ends that goes beyond the first ``size`` letters."""
    inside, after = _books()
    reach = size
    for m in list(_STARTS.finditer(lower, max(0, size - _LONGEST_PHRASE), size))[-_WORDS_BACK:]:
        found = inside.match(lower, m.start())
        if found is not None and found[0] > reach:
            reach = found[0]
    if reach == size:
        follows = after.match(lower, size + 1, lambda use: _may_follow(lower[:size], use))
        reach = follows[0] if follows is not None else size
    return reach


def _may_follow(head: str, use: str) -> bool:
    if use == _GROUP:
        return head.endswith(_BEFORE_GROUP)
    return use == _NEXT or head.endswith("chỉ đạo")


_CENTRAL = (
    "hội nghị", "bộ chính trị", "ban bí thư", "ban chấp hành", "bch", "chính phủ", "thủ tướng", "quốc hội",
    "ủy ban thường vụ", "đảng ủy", "ban thường vụ", "đảng bộ", "sở", "bộ", "ubnd", "hđnd", "ủy ban nhân dân",
    "hội đồng nhân dân", "bộ trưởng", "trung ương đảng", "tỉnh ủy", "thành ủy", "huyện ủy",
)  # fmt: skip


@cache
def central_pattern() -> re.Pattern[str]:
    """Match a central body that may follow a code without "của"."""
    return re.compile(spell(rf"(?:{'|'.join(_CENTRAL)})(?!\w)"))


@cache
def central_openings() -> frozenset[str]:
    """Give the first two letters of what ``central_pattern`` matches."""
    return frozenset(form[:2] for name in _CENTRAL for form in old_spellings(name))


_TERM = re.compile(spell(rf"(?:[Kk]hóa|KHÓA) ({_ROMAN}|\d{{1,2}})(?!\w)"))


def find_term(text: str, start: int, end: int) -> str | None:
    """Give the term named in a stretch of text ("khóa XIII")."""
    m = _TERM.search(text, start, end)
    return f"khóa {m[1].upper()}" if m else None


def match_body(text: str, position: int) -> int:
    """Give the end of the body whose name starts at ``position``, or -1.

    Examples
    --------
    >>> text = "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch về việc"
    >>> text[:match_body(text, 0)]
    'Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch'
    >>> text = "Ban Chấp hành Trung ương Đảng khóa XIII về đẩy mạnh"
    >>> text[:match_body(text, 0)]
    'Ban Chấp hành Trung ương Đảng khóa XIII'
    """
    m = body_pattern().match(text, position)
    if m is None:
        return -1
    if m.end() - position > 2 * _MOST_ITEMS and (more := _further().match(text, m.end())) and more[0]:
        told = f"the name of a body of more than {_MOST_ITEMS} parts is cut"
        note_limit("limit.body", told, position, m.end())
    end = _without_verb(text, position, m.end())
    if end == m.end():
        end = _complete(text, position, end)
    return _without_holder(text, position, _without_other_place(text, position, end))


_LAST_WORD = re.compile(rf"\s([{LOWER}]+)$")


def _without_verb(text: str, start: int, end: int) -> int:
    """Leave the first syllable of a verb behind a name out ("UBND tỉnh Cao Sơn xây" dựng)."""
    last = _LAST_WORD.search(text, max(start, end - _LONGEST_SYLLABLE), end)
    following = _NEXT_WORD.match(text, end) if last is not None else None
    if last is None or following is None or following[1] is None:
        return end
    return last.start() if f"{last[1]} {following[1]}" in _verbs() else end


_LONGEST_SYLLABLE = 8


@cache
def _verbs() -> frozenset[str]:
    topics = {row["words"] for row in load_table("organisation_words")}
    found = {row["verb"] for row in load_table("task_verbs") if row["kind"] == "verb"} - topics
    return frozenset(verb for verb in (*found, *words_of_kind("verbal")) if verb.count(" ") == 1)


def _without_other_place(text: str, start: int, end: int) -> int:
    """Leave a place out that stands behind a comma and is not the greater one of the place before it."""
    placed = _PLACED.search(text, start, end)
    if placed is not None and _SMALLER.search(text, start, placed.start()) is None:
        return placed.start()
    return end


# The office stands for the body; the name of its holder does not belong to it.
_PRIME_MINISTER = re.compile(spell(r"(?:(?:Phó )?Thủ tướng(?: Chính phủ)?|Chủ tịch nước)(?!\w)"))
_OFFICE = ("Bộ trưởng", "Thứ trưởng", "Chủ tịch", "Phó", "Bí thư", "Giám đốc", "Tổng Giám đốc", "Viện trưởng", "Chánh")


@cache
def _name() -> re.Pattern[str]:
    families = {row["name"] for row in load_table("family_names") if row["weight"] != "weak" and row["name"].isalpha()}
    surnames = "|".join(sorted({*families, *words_of_kind("surname")}))
    return re.compile(bound(rf"\s+(?!Hồ\s+Chí)((?:{surnames})(?:\s+[{UPPER}][{LOWER}]*){{2,3}})(?!\w)"))


@cache
def _holder() -> re.Pattern[str]:
    return re.compile(_name().pattern + "$")


@cache
def _places() -> frozenset[str]:
    return frozenset(row["name"] for row in load_table("places") if " " in row["name"])


def skip_holder(text: str, start: int, end: int) -> int:
    """Give where the name of the holder ends that stands behind an office from ``start`` to ``end``.

    Examples
    --------
    >>> text = "Bộ trưởng Bộ Nội vụ Trần Văn An về chế độ báo cáo"
    >>> text[skip_holder(text, 0, match_body(text, 0)):]
    ' về chế độ báo cáo'
    """
    if text.startswith(_OFFICE, start) or _PRIME_MINISTER.match(text, start) is not None:
        name = _name().match(text, end)
        if name is not None:
            return name.end()
    return end


def _without_holder(text: str, start: int, end: int) -> int:
    """Leave the name of a person behind an office out ("Bộ trưởng Bộ Nội vụ Trần Văn An")."""
    minister = _PRIME_MINISTER.match(text, start)
    if minister is not None:
        return minister.end()
    if text.startswith(_OFFICE, start):
        holder = _holder().search(text, start, end)
        if holder is not None and " ".join(holder[1].split()) not in _places():
            return holder.start()
    return end


def _alternate_heads() -> str:
    return "|".join(spell(h) for h in sorted(_HEADS_BEFORE, key=len, reverse=True))


@cache
def _heads_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?=[{UPPER}])(?i:{_alternate_heads()})(?!\w)")


_ADVERBS = re.compile(
    spell(
        r"\s*(?:(?:vừa qua|trước đó|đã|vừa|mới|cũng|sẽ|kịp thời|tiếp tục|chính thức|cho|trước|có ý kiến|phê duyệt"
        r"|đồng ý)\s*){0,6},?\s*"
    )
)


def find_body_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the body whose name ends where the verb at ``end`` begins, adverbs between them left out."""
    for m in _heads_before().finditer(text, start, end):
        stop = body_pattern().match(text, m.start(), end)
        if stop is not None:
            rest = _ADVERBS.match(text, stop.end(), end)
            if rest is not None and rest.end() == end:
                end_of_name = _without_holder(text, m.start(), stop.end())
                return m.start(), _without_short_form(text, m.start(), end_of_name)
    on_behalf = _ON_BEHALF.search(text, start, end)
    if on_behalf is not None:
        stop = body_pattern().match(text, on_behalf.end(), end)
        if stop is not None:
            return on_behalf.end(), _without_short_form(text, on_behalf.end(), stop.end())
    return None


def _without_short_form(text: str, start: int, end: int) -> int:
    """Leave "(LĐLĐVN)" after a body in front of its verb out."""
    if text[end - 1] == ")":
        opened = text.rfind("(", start, end)
        if opened > start and text[opened + 1 : end - 1].isupper() and " " not in text[opened:end]:
            return opened - text[opened - 1].isspace()
    return end


# Reference lists put the author and the year in front: "Bộ Chính trị (2024). Nghị quyết số ...".
_AUTHORED = re.compile(bound(r"\.?\s*\((?:19|20)\d\d[a-z]?\)[.,:]?\s+$"))
_LONGEST_AUTHOR = 90


def find_author(text: str, start: int) -> tuple[int, int] | None:
    """Find the body that a reference list names in front of a document, with the year in brackets between them.

    Examples
    --------
    >>> text = "12. Bộ Công Thương (2025). Quyết định"
    >>> start, end = find_author(text, text.index("Quyết"))
    >>> text[start:end]
    'Bộ Công Thương'
    """
    low = max(0, start - _LONGEST_AUTHOR)
    year = _AUTHORED.search(text, max(low, start - 14), start)
    if year is None:
        return None
    low = max(low, text.rfind("\n", low, year.start()) + 1)
    for m in _heads_before().finditer(text, low, year.start()):
        if match_body(text, m.start()) == year.start():
            return m.start(), year.start()
    return None


_ON_BEHALF = re.compile(spell(r"[Tt]hay mặt "))
