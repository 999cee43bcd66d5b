"""The grammar of organisations: where the body that follows a title ends.

A body is a chain of units: known bodies and units ("Ban Chấp hành", "Sở"), topics with their own
commas, dashes and "và" ("Văn hóa, Thể thao và Du lịch"), words for the rank of a place with the
place's name, proper names, numbers and tails ("Việt Nam", "khóa XV"). What a comma, a dash or "và"
joins depends on what stands on both of its sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.officials.lexicon import match_title
from vnbulletin.extraction.officials.names import part_foreign, read_run, split_run, split_shouted, weigh_name
from vnbulletin.text.limits import note_limit

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.lexicon import Lexicon
    from vnbulletin.extraction.officials.names import Run

_MAX_PARTS = 24
#: Words of a steering committee's purpose that no table of topics can know.
_MAX_PURPOSE = 40
_PURPOSE = re.compile(r",? ([^\W\d_]+)")
_SYLLABLE = re.compile(r" ([^\W\d_]+)(?: (?:học|viên|hóa)(?!\w))?")
#: So many small syllables may follow a capitalised one that no table knows ("Khoa Đốc chứng từ xa").
_MAX_SMALL = 4
#: Small words after a proper name that are never part of it.
_FUNCTION_WORDS = frozenset(
    {
        "đã", "và", "tại", "có", "do", "là", "cho", "với", "cùng", "về", "được", "sẽ", "cũng", "đang", "khi",
        "trong", "ở", "từ", "của", "để", "nêu", "báo", "phát", "chủ", "dự", "tham", "làm", "trao", "tặng",
        "thăm", "kiểm", "tiếp", "nhấn", "đề", "yêu", "ghi", "khẳng", "đánh", "chúc", "biểu", "giữ", "nhiệm",
        "kỳ", "trình", "trực", "thay", "đồng", "gửi", "ký", "vừa", "luôn", "thông", "chia", "cảm", "bày", "kết",
        "chỉ", "nhận", "mong", "gợi", "lưu", "chào", "phối", "thuộc", "nhân", "đến", "vào", "như", "vẫn", "còn",
        "này", "nói", "rằng", "đại", "khóa", "năm", "ngày", "điều", "thì", "mà", "nên", "nhưng", "lại", "ra", "lên",
        "xuống", "sang", "rồi", "hay", "hoặc", "sau", "trước", "trên", "dưới", "theo", "vì", "bằng", "không", "rất",
        "gồm", "kiêm", "cần", "đi", "hiện", "chưa", "bị", "phải", "nguyên", "hôm", "sáng", "chiều", "tối", "nhằm",
        "qua", "dành", "giúp", "đưa", "mang", "chọn", "nhờ", "nghỉ", "từng", "đó", "ấy", "tới", "cả", "nếu", "mời",
        "dẫn", "xin", "đứng", "ngồi", "bước", "gặp", "vui", "khen", "hỏi", "các", "những", "một", "quyết", "cấp",
        "nơi", "đối", "sửa", "phong", "hướng", "xem", "xét", "trả", "phân", "chịu", "quy", "bổ", "ban", "lãnh",
    }
)  # fmt: skip
_NUMBER = re.compile(r"(?:số )?\d{1,3}(?![\d/%.,]*\d)(?:[A-Z]\b)?")
_ROMAN = re.compile(r"[IVX]{1,4}(?!\w)")
_TERM = re.compile(r"khóa (?:[ivxl]+|\d{1,2})(?!\w)")
_RENEWED = re.compile(r" \((?:mới|cũ)\)")
#: A short form in brackets after what it stands for: "Quốc hội (ĐBQH)".
_SHORT_FORM = re.compile(r" \([A-ZĐƯ][A-ZĐƯ0-9&. -]{1,13}\)")
#: One name in brackets behind a body's.
_IN_BRACKETS = re.compile(r" \([A-ZĐƯ][^()\n,;:]{3,50}\)")
#: What a title ends with that is a body, whose short form may follow: "Ủy viên Ban Thường vụ (BTV) Tỉnh ủy".
_COMMITTEES = ("ban thường vụ", "ban chấp hành")
#: How many letters the short form of a group has.
_GROUP = range(3, 6)
#: So many small syllables a firm's own name may have, and so many a full name.
_MAX_CALL = 3
_FULL_NAME = 3
#: So many words follow the hyphen inside a place's name.
_PLACE_WORDS = 2
#: Short forms of topics have so many letters at least.
_SHORTEST = 3
#: What weighs so much is a name beyond doubt.
_CERTAIN = 2
#: As many characters the longest of them has.
_LONGEST_TITLE = 16
#: Words of a foreign official's name.
_NAME_LENGTHS = range(2, 5)
_QUOTED = re.compile(r"[\"“][^\"”\n]{1,40}[\"”]")
_CONNECTOR = re.compile(r" (?:và|/) | ?- ?|, ?| ?& ?|/")
#: After these a topic or a name may follow where others would be at their end.
_TOPICAL = frozenset({"unit", "topic", "activity"})
_FULL_BODIES = re.compile(r"(?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội|đảng ủy|ubnd|ủy ban nhân dân)$")
_BODY_AFTER_BODY = re.compile(r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đoàn đbqh)(?!\w)")
_SLASHED = re.compile(r"/(?=[^\W\d_])")
_LEVEL_KINDS = {
    "tp": "thành phố",
    "tp.": "thành phố",
    "t.p": "thành phố",
    "tx": "thị xã",
    "tx.": "thị xã",
    "tt.": "thị trấn",
}


class Extent(NamedTuple):
    """How far an organisation reaches.

    Parameters
    ----------
    end : int
        Where it ends; the start position where there is none.
    name_start : int or None
        Where a person's name begins directly after it.
    solid : bool
        Whether it holds a body, and not only topics.
    """

    end: int
    name_start: int | None = None
    solid: bool = False


def measure_organisation(flow: str, lower: str, position: int, lexicon: Lexicon, *, unit: bool, named: bool) -> Extent:
    """Measure the organisation that follows a title.

    Parameters
    ----------
    flow, lower : str
        The page's text, and the same in small letters.
    position : int
        Where the title ends.
    lexicon : Lexicon
        Tables.
    unit : bool
        Whether the title itself opens the organisation ("Trưởng Ban").
    named : bool
        Whether the post belongs to a person already named.

    Returns
    -------
    Extent
        Its end, and the name that follows without a separator.
    """
    return _Measurer(flow, lower, position, lexicon, unit, named).measure()


class _Measurer:
    """Walks along an organisation, part by part, with what the last part was."""

    __slots__ = (
        "_army", "_capital", "_end", "_flow", "_inner", "_last", "_level", "_lexicon", "_lower", "_named", "_position",
        "_rank", "_served", "_solid", "_state", "_steering", "_unit",
    )  # fmt: skip

    def __init__(self, flow: str, lower: str, position: int, lexicon: Lexicon, unit: bool, named: bool) -> None:
        self._flow = flow
        self._lower = lower
        self._position = self._end = position
        self._lexicon = lexicon
        self._unit = unit
        self._named = named
        #: Kind of the last part, its words, and for a place's rank the word and its order.
        self._state = "head unit" if unit else "head"
        self._last = ""
        self._level = ""
        self._rank = self._army = -1
        self._steering = self._inner = self._solid = self._capital = self._served = False

    def measure(self) -> Extent:
        for _ in range(_MAX_PARTS):
            joint, at = self._read_joint()
            if at < 0 or at >= len(self._flow):
                break
            if (
                self._state != "head"
                and (self._lower.startswith("số ", at) or _ROMAN.match(self._flow, at))
                and self._take_special(at, joint)
            ):
                continue
            found = self._lexicon.words.match(self._lower, at)
            if found is not None and self._lower.endswith(" đoàn", at, found[0]):
                found = self._part_family(at, found)
            name_start: int | None = None
            if self._flow[at].isupper() and (found is None or self._may_be_name(at, found, joint)):
                run = read_run(self._flow, at, self._lexicon, self._lower)
                if found is None or self._prefers_run(run, joint):
                    taken, name_start = self._take_run(run, joint, at)
                    if name_start is not None:
                        return Extent(self._end, name_start, self._solid)
                    if not taken:
                        break
                    continue
            taken = self._take_phrase(at, *found, joint) if found is not None else self._take_special(at, joint)
            if not taken and (found is not None or joint or not (self._take_small() or self._take_call())):
                break
        else:
            told = f"the name of a body of more than {_MAX_PARTS} parts; it may go on"
            note_limit("limit.body", told, self._position, self._end)
        return Extent(self._end, None, self._solid)

    def _read_joint(self) -> tuple[str, int]:
        """Read what joins the next part, and where that starts; -1 where nothing can follow."""
        flow, lower, end = self._flow, self._lower, self._end
        if self._state == "level" and flow[end - 1] == "." and flow[end : end + 1].isupper():
            # "TP.Vinh" without a blank.
            return "", end
        if end == self._position and flow[end - 1 : end] in (" ", "."):
            return "", end
        if self._state == "number" and self._steering and _SLASHED.match(flow, end):
            # "Ban Chỉ đạo 138/Chính phủ".
            return "", end + 1
        short = _SHORT_FORM.match(flow, end)
        if short is not None and (self._state != "head" or lower.endswith(_COMMITTEES, 0, end)):
            self._end = end = short.end()
        elif self._names_parent(end):
            self._end = end = flow.index(")", end) + 1
            self._state = "tail"
        if end < len(flow) and flow[end] == " " and not flow.startswith(("- ", "& ", "/ "), end + 1):
            at = end + 1
            if lower.startswith("và ", at):
                return "và", at + 3
            if self._steering and lower.startswith("về ", at):
                return "", at + 3
            if lower.startswith("thuộc ", at) and self._belongs(at + len("thuộc ")):
                return "", at + len("thuộc ")
            return "", at
        connector = _CONNECTOR.match(lower, end)
        return (connector[0].strip() or " ", connector.end()) if connector is not None else ("", -1)

    def _names_parent(self, end: int) -> bool:
        """Tell whether brackets name the body above: "Cục Báo chí (Bộ Thông tin và Truyền thông)"."""
        if self._state in ("head", "head unit", "level") or _IN_BRACKETS.match(self._flow, end) is None:
            return False
        found = self._lexicon.words.match(self._lower, end + 2)
        return found is not None and found[1] in ("body", "unit") and not self._is_title(end + 2)

    def _belongs(self, at: int) -> bool:
        """Tell whether a body follows to which the unit belongs: "Ban Tác huấn thuộc Phòng Tham mưu"."""
        if self._state in ("head", "head unit", "level") or not self._flow[at : at + 1].isupper():
            return False
        found = self._lexicon.words.match(self._lower, at)
        return found is not None and found[1] in ("body", "unit", "firm")

    def _may_be_name(self, at: int, found: tuple[int, str], joint: str) -> bool:
        """Tell whether a body's word of one syllable may also begin a name: Đoàn Văn Sự, Buôn Hồ."""
        word = self._lower[at : found[0]]
        if " " in word:
            return False
        return word in self._lexicon.families or (
            found[1] in ("level", "unit") and (self._state == "level" or joint == "-")
        )

    def _part_family(self, at: int, found: tuple[int, str]) -> tuple[int, str]:
        """Take a place's rank and a family name for what they are: "HĐND tỉnh Đoàn Văn Tư" names no Tỉnh đoàn."""
        family = found[0] - len("đoàn")
        if self._flow[at].isupper() or not self._flow[family].isupper():
            return found
        run = read_run(self._flow, family, self._lexicon, self._lower)
        if weigh_name(run.words, self._lexicon) < _CERTAIN:
            return found
        level = self._lexicon.words.match(self._lower[at : family - 1], 0)
        return (at + level[0], level[1]) if level is not None and level[1] == "level" else found

    def _prefers_run(self, run: Run, joint: str) -> bool:
        """Tell whether capitals whose first word is also a body's word are a name."""
        if len(run.words) > 2 and weigh_name(run.words, self._lexicon) >= 2:
            # "Đoàn Than Đồi Bạc" is the Youth Union of miners there.
            union = run.words[0] == "đoàn" and run.words[1] not in ("thị", "văn")
            return not (union and " ".join(run.words[-2:]) in self._lexicon.places)
        if self._state != "level" and joint != "-":
            return False
        return any(" ".join(run.words[:k]) in self._lexicon.places for k in (2, 3) if k <= len(run.words))

    def _take_run(self, run: Run, joint: str, at: int) -> tuple[bool, int | None]:
        """Take capitalised words as far as they belong to the body; give also where a person's name starts."""
        if not run.words or (joint and not self._joins_name(joint, run.words, at)):
            return False, None
        if run.words == ("trưởng",):
            # "Sở Y tế Trưởng Đoàn giám sát": another post, without a comma.
            return False, None
        places = self._lexicon.places
        known = joint == "-" and " ".join(run.words) in places
        # "tỉnh Bà Rịa" calls no lady.
        known = known or (self._state == "level" and any(" ".join(run.words[:k]) in places for k in (2, 3)))
        if not known and (self._is_title(at) or self._lexicon.honorifics.match(self._lower, at) is not None):
            return False, None
        if self._flow[self._position - 3 : self._position].isupper() and self._flow[at : run.ends[-1]].isupper():
            count, is_name = split_shouted(run, self._lexicon)
            if not count and not is_name:
                return False, None
        else:
            count, is_name = split_run(run, self._lexicon, self._state, self._level, self._named)
            if count and not joint and not self._named and self._follows_country(run):
                count, is_name = 0, True
            elif not (is_name or joint) and self._may_be_abroad():
                foreign = part_foreign(self._flow, run, self._lexicon, level=self._state == "level")
                count, is_name = (foreign, True) if foreign is not None else (count, is_name)
        if joint and is_name and count == 0:
            return False, None
        if count:
            self._end = run.ends[count - 1]
            known = " ".join(run.words[:count]) in self._lexicon.places
            whole = count == len(run.words) and not known
            if whole and self._state in (*_TOPICAL, "firm") and self._is_half(run, count):
                self._end = self._complete_word(self._end)
            short = run.ends[count - 1] - at >= _SHORTEST and self._flow[at : run.ends[count - 1]].isupper()
            # "Ban Chỉ huy PCTT,TKCN&PTDS": short forms of what a body does go on like topics.
            topical = self._state in _TOPICAL or (short and self._state == "body")
            self._state = "topic" if topical and not known else "place"
            self._last, self._level = "-", ""
            if whole:
                self._take_slip(run.words[-1])
            renewed = _RENEWED.match(self._lower, self._end)
            if renewed is not None:
                self._end = renewed.end()
        return True, run.starts[count] if is_name else None

    def _take_slip(self, word: str) -> None:
        """Take a place's second syllable that slipped into small letters: "Bưu điện Đồi bạc cho biết"."""
        m = _SYLLABLE.match(self._lower, self._end)
        if m is None or f"{word} {m[1]}" not in self._lexicon.places or self._flow[self._end + 1].isupper():
            return
        end = m.end(1)
        if self._ends_part(end) or self._lexicon.verbs.match(self._lower, end + 1) is not None:
            self._end = end

    def _may_be_abroad(self) -> bool:
        """Tell whether the post is of a state or its parties, so that its holder may be from abroad."""
        if self._state in ("firm", "unit", "head unit"):
            return False
        start, lower = self._position, self._lower
        title = lower[max(0, start - _LONGEST_TITLE) : start].rstrip(" ")
        titles, bodies = self._lexicon.state_offices
        return title.endswith(titles) or lower.startswith(bodies, start + lower.startswith(" ", start))

    def _follows_country(self, run: Run) -> bool:
        """Tell whether capitals follow a foreign country, or the place of its mission: its official's name."""
        if len(run.words) not in _NAME_LENGTHS:
            return False
        return self._last == "tại việt nam" or "nước" in self._lexicon.places.get(self._last, ())

    def _take_phrase(self, at: int, end: int, kind: str, joint: str) -> bool:
        """Take a known phrase where it may follow."""
        phrase = self._lower[at:end]
        capital = self._flow[at].isupper()
        parts = self._lexicon.parts
        if kind == "stop" or (phrase == "tư" and not self._flow[at:end].isupper()):
            # "TƯ" is written in capitals; "Đoàn Luật sư tỉnh tư vấn" has a verb.
            return False
        parent = (
            joint in (",", "-")
            and capital
            and (self._unit or self._inner or (self._served and phrase in parts["above services"]))
            and (kind in ("body", "firm") or phrase in parts["parent"])
            and (
                self._state in (*_TOPICAL, "tail", "number")
                or (self._state == "place" and (joint == "-" or (self._served and kind == "firm")))
            )
        )
        if joint and not parent and not self._joins(joint, kind, phrase, end, capital):
            return False
        if not joint and not self._allows(kind, capital):
            return False
        if kind not in ("body", "level", "tail") and self._is_title(at, end):
            return False
        self._inner = self._inner or (self._state == "head" and phrase in parts["inner"])
        self._served = self._served or (self._state == "head" and phrase in parts["service"])
        self._solid = self._solid or kind in ("body", "unit", "firm")
        self._end = end
        self._level = ""
        if kind == "level":
            self._rank = self._lexicon.ranks.get(phrase, self._rank)
            self._level = _LEVEL_KINDS.get(phrase, phrase)
            if phrase in ("tp", "tx", "tt") and self._lower.startswith(". ", end):
                self._end += 1
        self._state = "topic" if self._steering and kind == "tail" else kind
        self._last = phrase
        if kind != "level":
            self._army = self._lexicon.ranks.get(phrase, self._army)
        self._capital = capital and (self._unit or self._inner or self._solid)
        if phrase in parts["steering"]:
            self._steering = True
            self._take_purpose()
        return True

    def _take_purpose(self) -> None:
        """Take the purpose of a steering committee, in whatever words, as far as no verb or separator ends it."""
        lower, at = self._lower, self._end
        for _ in range(_MAX_PURPOSE):
            word = _PURPOSE.match(lower, at)
            if word is None or self._flow[word.start(1)].isupper() or self._lexicon.verbs.match(lower, word.start(1)):
                return
            known = self._lexicon.words.match(lower, word.start(1))
            if known is not None and known[1] not in ("topic", "activity"):
                return
            opens = word[1] == "về" and self._state != "topic"
            if known is None and not opens and (word[1] in _FUNCTION_WORDS or word[0][0] == ","):
                return
            at = known[0] if known is not None else word.end()
            self._end, self._state, self._last = at, "topic", word[1]
        told = f"the purpose of a steering committee of more than {_MAX_PURPOSE} words; it may go on"
        note_limit("limit.body", told, self._position, at)

    def _take_special(self, at: int, joint: str) -> bool:
        """Take a number, a term of office or a name in quotation marks."""
        if joint and (joint != "-" or self._state != "place"):
            # Only numbers of places may still follow a separator.
            return False
        special = _TERM.match(self._lower, at)
        if special is None and self._state != "head":
            special = _NUMBER.match(self._flow, at) or _ROMAN.match(self._flow, at)
        if special is None and self._state in ("firm", "unit", "body", "topic"):
            special = _QUOTED.match(self._flow, at)
        if special is None:
            return False
        self._end = special.end()
        self._state, self._level, self._last = "number", "", ""
        return True

    def _allows(self, kind: str, capital: bool) -> bool:
        """Tell whether a phrase of a kind may follow the last part."""
        state = self._state
        if kind in ("body", "level"):
            return True
        if kind in ("unit", "firm", "tail"):
            return capital or state != "place" or self._lower.startswith(" chi nhánh ", self._end)
        if kind == "topic":
            return capital or state in _TOPICAL or state in ("head unit", "firm")
        # An activity in small letters right after a topic is the sentence's verb: "Trung tâm Y tế tổ chức ...".
        return state in ("unit", "head unit", "activity") or (capital and state in ("topic", "firm", "body"))

    def _joins_name(self, joint: str, words: tuple[str, ...], at: int) -> bool:
        """Tell whether a connector before capitalised words joins them to the body, not to the list around it."""
        state, lexicon = self._state, self._lexicon
        if words[0] in ("trưởng", "phó", "nguyên"):
            # "Trưởng đoàn", whatever the delegation, or "Nguyên Tổng Biên tập": another post.
            return False
        if joint == "-":
            # Wards with double names, courts with a number: "Xuân Hương - Đà Lạt", "khu vực 3 - Quảng Trị".
            known = any(" ".join(words[:k]) in lexicon.places for k in range(1, len(words) + 1))
            # The group that a company belongs to closes its name: "Công ty Than Đồi Bạc - TKV".
            group = len(words[0]) in _GROUP and self._flow[at : at + len(words[0])].isupper()
            group = group and (len(words) == 1 or weigh_name(words[1:], lexicon) >= 2)
            if state == "place" and self._flow[at - 2] not in " -" and weigh_name(words, lexicon) < 1:
                # Without blanks it is one place: "thôn Khe Tù-Pò Nà".
                return len(words) <= _PLACE_WORDS
            return (state in ("place", "number") and (known or group)) or (
                state in _TOPICAL and weigh_name(words, lexicon) < 1
            )
        if joint == "," and state == "place":
            return bool({"tỉnh", "thành phố"} & lexicon.places.get(" ".join(words), frozenset()))
        if joint == ",":
            if len(words[0]) > 1 and self._flow[at : at + len(words[0])].isupper():
                # "Sở VH,TT&DL": a short form goes on, whatever follows it.
                words = words[:1]
            return state in ("topic", "activity") and len(words) <= 2 and weigh_name(words, lexicon) < 1
        return state in _TOPICAL and weigh_name(words, lexicon) < 1

    def _joins(self, joint: str, kind: str, phrase: str, end: int, capital: bool) -> bool:
        """Tell whether a connector before a known phrase joins it to the body."""
        state, last = self._state, self._last
        if joint == "-" and state == "number" and phrase in self._lexicon.parts["city"]:
            # Courts with a number: "TAND khu vực 4 - TP.HCM".
            return True
        if kind == "level":
            # The place in the next greater place; "và" and dashes never join places.
            if joint == "-" and state == "number":
                return self._names_place(end - phrase.endswith("."))
            greater = self._lexicon.ranks.get(phrase, -1) > self._rank >= 0
            return joint == "," and greater and state not in ("head", "level") and self._names_place(end)
        if kind in ("topic", "activity"):
            if state == "place":
                # "Khu kinh tế Đồi Bạc và các khu công nghiệp": units of one kind that go with the one named.
                return joint == "và" and phrase.startswith("các ")
            if joint == ",":
                ends = (self._unit or self._inner) and kind == "topic" and self._ends_part(end)
                return last != "" and state in ("topic", "activity") and (capital or ends or self._closes_list(end))
            return state in ("topic", "activity", "head unit") or (capital and state == "firm")
        if kind in ("body", "unit", "firm"):
            if joint == "-" and kind == "firm" and phrase in self._lexicon.parts["legal form"]:
                # The legal form closes a firm's name: "Tổng công ty Khí Việt Nam - CTCP".
                return state not in ("head", "head unit", "level")
            if joint == "," and phrase == "bộ" and state not in ("head", "head unit", "level"):
                # What belongs to the army or the police: "Quân khu 5, Bộ Quốc phòng".
                return capital and self._lower.startswith((" quốc phòng", " công an"), end)
            if state in ("head", "head unit"):
                return joint == "-" and capital
            if joint == ",":
                # The unit in the next greater unit: "Đại đội 3, Tiểu đoàn 2".
                greater = self._lexicon.ranks.get(phrase, -1) > self._army >= 0
                return capital and greater and state in ("number", "place")
            return _FULL_BODIES.search(last) is not None and _BODY_AFTER_BODY.match(phrase) is not None
        return False

    def _names_place(self, end: int) -> bool:
        flow = self._flow
        return flow[end : end + 1] in (" ", ".") and (
            flow[end + 1 : end + 2].isupper() or flow[end + 1 : end + 2].isdigit()
        )

    def _closes_list(self, end: int) -> bool:
        """Tell whether a list of topics goes on to its "và" (Hạ tầng và Đô thị)."""
        return self._lower.startswith((" và ", " & ", ", "), end)

    def _ends_part(self, end: int) -> bool:
        """Tell whether nothing follows that could make a verb of a topic in small letters ("Tín ngưỡng, tôn giáo,")."""
        following = self._flow[end : end + 2]
        return not following.strip() or following[0] in ",.;)\n" or following[1:].isupper()

    def _is_half(self, run: Run, count: int) -> bool:
        """Tell whether only one capitalised word, but for short forms, stands before small letters (CP Hóa chất)."""
        return all(
            self._flow[s:e].isupper() for s, e in zip(run.starts[: count - 1], run.ends[: count - 1], strict=True)
        )

    def _take_small(self) -> bool:
        """Take small syllables that no table knows behind a capitalised topic ("Khai thác mỏ")."""
        if self._state not in ("topic", "activity") or not self._capital:
            return False
        end = self._complete_word(self._end)
        if not self._named and not self._ends_part(end):
            return False
        self._capital = False
        taken, self._end, self._state = end > self._end, end, "topic"
        return taken

    def _take_call(self) -> bool:
        """Take what a firm calls itself in small letters where a full name follows: "Công ty may mặc Lê Thị Hoa"."""
        if self._state not in ("firm", "topic") or not self._solid or self._named:
            return False
        end = self._end
        for _ in range(_MAX_CALL):
            following = self._take_syllable(end)
            if following == end:
                break
            end = following
        if end == self._end or not self._flow[end + 1 : end + 2].isupper():
            return False
        run = read_run(self._flow, end + 1, self._lexicon, self._lower)
        if len(run.words) < _FULL_NAME or weigh_name(run.words, self._lexicon) < _FULL_NAME - 1:
            return False
        self._end, self._state, self._last = end, "topic", ""
        return True

    def _complete_word(self, end: int) -> int:
        """Take the small syllables of a phrase whose first alone is capitalised (Chứng khoán, Hàn lâm).

        Beside a name whatever is no verb belongs to it; elsewhere more than one syllable only where it is closed.
        """
        first = self._take_syllable(end)
        last = first
        for _ in range(_MAX_SMALL - 1):
            following = self._take_syllable(last)
            if following == last:
                break
            last = following
        return last if self._named or self._ends_part(last) else first

    def _take_syllable(self, end: int) -> int:
        """Take one small syllable that opens nothing else, and give its end."""
        m = _SYLLABLE.match(self._lower, end)
        if m is None or m[1] in _FUNCTION_WORDS or self._flow[end + 1].isupper():
            return end
        lexicon = self._lexicon
        enders = (lexicon.words, lexicon.titles, lexicon.verbs, lexicon.actions)
        return end if any(book.match(self._lower, end + 1) for book in enders) else m.end()

    def _is_title(self, at: int, beyond: int = 0) -> bool:
        """Tell whether a post begins at a position, with a title longer than the phrase that ends at ``beyond``."""
        title = match_title(self._lexicon, self._flow, self._lower, at)
        if title is None:
            return False
        # A title beside a name only ("Tổ trưởng") still is more than the unit that it begins with ("Tổ").
        return title[0] > beyond if title[1].weak and beyond else title[0] >= beyond and not title[1].weak
