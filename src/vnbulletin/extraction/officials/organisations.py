"""The grammar of organisations: where the body that follows a title ends.

A body is a chain of units: known bodies and units ("Ban Chấp hành", "Sở"), topics with their own
commas, dashes and "và" ("Văn hóa, Thể thao và Du lịch"), words for the rank of a place with the
place's name, proper names, numbers and tails ("Việt Nam", "khóa XV"). What a comma, a dash or "và"
joins depends on what stands on both of its sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.lexicon import match_title
from vnbulletin.extraction.officials.names import CAPITAL, read_run, split_run, split_shouted, weigh_name

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.lexicon import Lexicon

_MAX_PARTS = 24
_SYLLABLE = re.compile(r" ([^\W\d_]+)(?: (?:học|viên|hóa)(?!\w))?")
#: Small words after a proper name that are never part of it.
_FUNCTION_WORDS = frozenset(
    {
        "đã", "và", "tại", "có", "do", "là", "cho", "với", "cùng", "về", "được", "sẽ", "cũng", "đang", "khi",
        "trong", "ở", "từ", "của", "để", "nêu", "báo", "phát", "chủ", "dự", "tham", "làm", "trao", "tặng",
        "thăm", "kiểm", "tiếp", "nhấn", "đề", "yêu", "ghi", "khẳng", "đánh", "chúc", "biểu", "giữ", "nhiệm",
        "kỳ", "trình", "trực", "thay", "đồng", "gửi", "ký", "vừa", "luôn", "thông", "chia", "cảm", "bày", "kết",
        "chỉ", "nhận", "mong", "gợi", "lưu", "chào", "phối", "thuộc", "nhân", "đến", "vào", "như", "vẫn", "còn",
        "này", "nói", "rằng", "đại", "khóa", "năm", "ngày", "điều",
    }
)  # fmt: skip
_NUMBER = re.compile(r"(?:số )?\d{1,3}(?![\d/%.,]*\d)(?:[A-Z]\b)?")
_TERM = re.compile(r"khóa (?:[ivxl]+|\d{1,2})(?!\w)")
_RENEWED = re.compile(r" \((?:mới|cũ)\)")
#: Units inside a greater body, which may follow after a comma: "Vụ Địa phương, Ban Tổ chức Trung ương".
_INNER = frozenset({"vụ", "cục", "viện", "phòng", "ban", "khoa"})
_QUOTED = re.compile(r"[\"“][^\"”\n]{1,40}[\"”]")
_CONNECTOR = re.compile(r" (?:và|-|&|/) | ?- ?|, ?| ?& ?|/")
#: After these a topic or a name may follow where others would be at their end.
_TOPICAL = frozenset({"unit", "topic", "activity"})
_FULL_BODIES = re.compile(r"(?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội|đảng ủy|ubnd|ủy ban nhân dân)$")
_BODY_AFTER_BODY = re.compile(r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đoàn đbqh)(?!\w)")
_RANKS = {
    "thôn": 0, "xóm": 0, "bản": 0, "buôn": 0, "làng": 0, "ấp": 0, "khóm": 0, "khu phố": 0, "tổ dân phố": 0,
    "xã": 1, "phường": 1, "thị trấn": 1, "đặc khu": 1, "tt.": 1,
    "huyện": 2, "quận": 2, "thị xã": 2, "tx": 2, "tx.": 2,
    "thành phố": 3, "tp": 3, "tp.": 3, "tỉnh": 4,
}  # fmt: skip
_LEVEL_KINDS = {
    "tp": "thành phố",
    "tp.": "thành phố",
    "t.p": "thành phố",
    "tx": "thị xã",
    "tx.": "thị xã",
    "tt.": "thị trấn",
}


@dataclass(frozen=True, slots=True)
class Extent:
    """How far an organisation reaches.

    Parameters
    ----------
    end : int
        Where it ends; the start position where there is none.
    name_start : int or None
        Where a person's name begins directly after it.
    """

    end: int
    name_start: int | None = None


def _allows(state: str, kind: str, capital: bool) -> bool:
    """Tell whether a phrase of ``kind`` may follow ``state``."""
    if kind in ("body", "level"):
        return True
    if kind in ("unit", "firm"):
        return capital or state != "place"
    if kind == "tail":
        return state != "place" or capital
    if kind == "topic":
        return capital or state in _TOPICAL or state in ("head unit", "firm")
    # An activity in small letters right after a topic is the sentence's verb: "Trung tâm Y tế tổ chức ...".
    return state in ("unit", "head unit", "activity") or (capital and state in ("topic", "firm", "body"))


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
    end = position
    state = "head unit" if unit else "head"
    level = ""
    rank = -1
    last = ""
    steering = inner = False
    for _ in range(_MAX_PARTS):
        at, joint = end, ""
        if state == "level" and flow[end - 1] == "." and flow[end : end + 1].isupper():
            # "TP.Vinh" without a blank.
            pass
        elif end == position and flow[end - 1 : end] == " ":
            pass
        elif end < len(flow) and flow[end] == " " and not flow.startswith(("- ", "& ", "/ "), end + 1):
            at = end + 1
            if lower.startswith("và ", at):
                joint, at = "và", at + 3
            elif steering and lower.startswith("về ", at):
                at += 3
        else:
            connector = _CONNECTOR.match(lower, end)
            if connector is None:
                break
            joint, at = connector[0].strip() or " ", connector.end()
        if at >= len(flow):
            break
        capital = flow[at].isupper()
        found = lexicon.words.match(lower, at)
        if capital and (found is None or " " not in lower[at : found[0]]):
            run = read_run(flow, at, lexicon, lower)
            if found is None or (len(run.words) > 2 and weigh_name(run.words, lexicon) >= 2):
                if joint and not _joins_name(joint, state, run, lexicon):
                    break
                if _is_title(flow, lower, at, lexicon) or lexicon.honorifics.match(lower, at) is not None:
                    break
                if not run.words:
                    break
                if flow[position - 3 : position].isupper():
                    count, is_name = split_shouted(run, lexicon)
                    if not count and not is_name:
                        break
                else:
                    count, is_name = split_run(run, lexicon, state, level, named)
                if joint and is_name and count == 0:
                    break
                if count:
                    end = run.ends[count - 1]
                    known = " ".join(run.words[:count]) in lexicon.places
                    if count == len(run.words) == 1 and state in (*_TOPICAL, "firm"):
                        end = _complete_word(lower, end, lexicon)
                    state, last = ("place" if known or state not in _TOPICAL else "topic"), "-"
                    level = ""
                    renewed = _RENEWED.match(lower, end)
                    if renewed is not None:
                        end = renewed.end()
                if is_name:
                    return Extent(end, run.starts[count])
                continue
        if found is not None:
            words_end, kind = found
            phrase = lower[at:words_end]
            if kind == "stop":
                break
            parent = (
                joint in (",", "-")
                and capital
                and (unit or inner)
                and (kind in ("body", "firm") or phrase == "bộ")
                and state in (*_TOPICAL, "tail")
            )
            inner = inner or (state == "head" and phrase in _INNER)
            if joint and not parent and not _joins(joint, state, last, kind, phrase, lower, words_end, rank, capital):
                break
            if not joint and not _allows(state, kind, capital):
                break
            if kind not in ("body", "level", "tail") and _is_title(flow, lower, at, lexicon, words_end):
                break
            end = words_end
            if kind == "level":
                rank = _RANKS.get(phrase, rank)
                level = _LEVEL_KINDS.get(phrase, phrase)
                if lower.startswith(". ", end) and phrase in ("tp", "tx", "tt"):
                    end += 1
            else:
                level = ""
            state, last = ("topic" if steering and kind == "tail" else kind), phrase
            steering = steering or phrase in ("ban chỉ đạo", "bcđ", "tiểu ban")
            continue
        if joint and joint != "-":
            # Only numbers of places may still follow a separator, and only after the word for their rank.
            break
        special = _TERM.match(lower, at) or (_NUMBER.match(flow, at) if state != "head" else None)
        if special is None and state in ("firm", "unit", "body", "topic"):
            special = _QUOTED.match(flow, at)
        if special is None or (joint and state != "place"):
            break
        end = special.end()
        state, level, last = "number", "", ""
    return Extent(end)


def _complete_word(lower: str, end: int, lexicon: Lexicon) -> int:
    """Take the small second syllable of a word whose first one alone is capitalised (Chứng khoán, Hàn lâm)."""
    m = _SYLLABLE.match(lower, end)
    if (
        m is None
        or m[1] in _FUNCTION_WORDS
        or lexicon.words.match(lower, end + 1)
        or lexicon.titles.match(lower, end + 1)
    ):
        return end
    return m.end()


def _is_title(flow: str, lower: str, at: int, lexicon: Lexicon, beyond: int = 0) -> bool:
    """Tell whether a post begins at a position, with a title longer than the phrase that ends at ``beyond``."""
    title = match_title(lexicon, flow, lower, at)
    return title is not None and not title[1].weak and title[0] >= beyond


def _joins_name(joint: str, state: str, run: object, lexicon: Lexicon) -> bool:
    """Tell whether a connector before capitalised words joins them to the body rather than opening a list item."""
    words: tuple[str, ...] = getattr(run, "words", ())
    if not words:
        return False
    if joint == "-":
        # Wards with double names, regional courts with their number: "Xuân Hương - Đà Lạt", "khu vực 3 - Quảng Trị".
        known = any(" ".join(words[:k]) in lexicon.places for k in range(1, len(words) + 1))
        return (state in ("place", "number") and known) or (state in _TOPICAL and weigh_name(words, lexicon) < 1)
    if joint in ("và", "&", "/"):
        return state in _TOPICAL and weigh_name(words, lexicon) < 1
    if joint == ",":
        if state == "place":
            kinds = lexicon.places.get(" ".join(words))
            return bool(kinds and {"tỉnh", "thành phố"} & kinds)
        return state in ("topic", "activity") and weigh_name(words, lexicon) < 1 and len(words) <= 2
    return False


def _joins(
    joint: str, state: str, last: str, kind: str, phrase: str, lower: str, end: int, rank: int, capital: bool
) -> bool:
    """Tell whether a connector before a known phrase joins it to the body."""
    if kind == "level":
        # The place in the next greater place; "và" and dashes never join places.
        return (
            joint == ","
            and state in ("place", "number")
            and _RANKS.get(phrase, -1) > rank >= 0
            and _names_place(lower, end)
        )
    topical = state in _TOPICAL or state in ("head unit", "firm")
    if kind in ("topic", "activity"):
        if joint == ",":
            return topical and last != "" and state in ("topic", "activity") and (capital or _closes_list(lower, end))
        return topical and (state in ("topic", "activity", "head unit") or (capital and state == "firm"))
    if kind in ("body", "unit", "firm"):
        if state in ("head", "head unit"):
            return joint == "-" and capital
        if joint in ("và", "&", "-", "/"):
            return _FULL_BODIES.search(last) is not None and _BODY_AFTER_BODY.match(phrase) is not None
    return False


def _names_place(lower: str, end: int) -> bool:
    return end + 1 < len(lower) and lower[end] in " ." and lower[end + 1].isalnum()


def _closes_list(lower: str, end: int) -> bool:
    """Tell whether a list of topics goes on to its "và" (Hạ tầng và Đô thị)."""
    return lower.startswith((" và ", " & ", ", "), end)


__all__ = ["CAPITAL", "Extent", "measure_organisation"]
