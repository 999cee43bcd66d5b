"""The normalised title and organisation of a post, its level and its system."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from vnbulletin.model import Position
from vnbulletin.model.making import maker_of
from vnbulletin.tables import load_table, split_list
from vnbulletin.tables.phrases import PhraseBook

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.posts import Post
    from vnbulletin.text import View

_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"\s+")
_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố)\b")
_DISTRICT_OR_MORE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã)\b")
_COMMUNE = re.compile(r"\b(?:(?<!thị )xã|phường|thị trấn|đặc khu)\b")
_PARTY_BODIES = "đảng ủy|đảng bộ|chi bộ|chi ủy|đảng đoàn"
_PARTY_BODY = re.compile(rf"\b(?:{_PARTY_BODIES})\b")
_COMMITTEE = re.compile(rf"\b(?:{_PARTY_BODIES}|(?:tỉnh|thành|huyện|quận|thị) ủy)\b")
#: Of a committee of the Party in these systems the committee tells: "Ủy ban Kiểm tra Đảng ủy Công an tỉnh".
_GOVERNED = frozenset({"military", "police", "court", "procuracy", "state"})
#: What an attested post says in general words, which the name of the body may say more precisely.
_GENERAL = {
    "mass": frozenset({"front", "youth", "union", "women", "farmers", "veterans"}),
    "unit": frozenset({"youth", "union", "enterprise"}),
    "state": frozenset({"military", "police", "court", "procuracy"}),
}
#: Words that hold another one by which a level is told.
_NO_CUES = re.compile(r"\b(?:xã hội|(?:môi|thị|hội|nông|lâm|công|quảng) trường|bộ phận|cán bộ|nội bộ)\b")


@cache
def _short_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    full: dict[str, str] = {}
    for row in load_table("organisations"):
        for short in split_list(row["abbreviations"]):
            # What several bodies share stands for what their names share: UBKT is no one committee's.
            if short not in full or full[short].startswith(f"{row['name']} "):
                full[short] = row["name"]
    words = sorted(full, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?:(?<=\.)|(?!\w))"), full


@cache
def _cues(field: str) -> tuple[re.Pattern[str], dict[str, tuple[int, str]]]:
    """Give the words that tell a level or a system as one pattern, and for each its rank and what it tells."""
    ranks = {
        row["words"]: (int(row["order"]), row["value"])
        for row in load_table("organisation_cues")
        if row["field"] == field
    }
    # The longest first: "đảng bộ" is no "bộ", "thị xã" no "xã".
    words = sorted(ranks, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"), ranks


@lru_cache(maxsize=4096)
def _read_cue(field: str, words: str) -> str:
    pattern, ranks = _cues(field)
    return min((ranks[word] for word in pattern.findall(words)), default=(0, ""))[1]


@cache
def _attested() -> dict[str, tuple[str, str]]:
    return {
        r["post"].lower(): (r["system"], "unit" if r["level"] == "grass-roots" else r["level"])
        for r in load_table("attested_positions")
    }


@cache
def _names() -> PhraseBook[str]:
    return PhraseBook((row["name"].lower(), row["name"]) for row in load_table("organisations"))


def _capitalise(text: str) -> str:
    """Give known names of bodies the capitals that they are written with."""
    lower = text.lower()
    at = 0
    while (word := _WORD.search(lower, at)) is not None:
        found = _names().match(lower, word.start())
        if found is None:
            at = word.end()
            continue
        end, name = found
        text = text[: word.start()] + name + text[end:]
        at = end
    return text


def _write_out_short(match: re.Match[str]) -> str:
    """Give the full form of a short one, without what stands beside it already: "Trường THPT", "MTTQ Việt Nam"."""
    name = _short_forms()[1][match[0]]
    before, after = match.string[: match.start()], match.string[match.end() :]
    words = name.split(" ")
    for k in range(len(words) - 1, 0, -1):
        # A whole word in its own writing: "Xã hội HĐND" does not hold the "Hội" of what follows.
        shared = " ".join(words[:k]) + " "
        if before.endswith(shared) or before.lower() == shared.lower():
            words = words[k:]
            break
    for k in range(len(words) - 1, 0, -1):
        if after.startswith(" " + " ".join(words[-k:])):
            words = words[:-k]
            break
    blank = " " if match[0].endswith(".") and not after.startswith(" ") else ""
    return " ".join(words) + blank


@lru_cache(maxsize=4096)
def write_out(organisation: str) -> str:
    """Write an organisation out: "UBND huyện" is "Ủy ban nhân dân huyện".

    Examples
    --------
    >>> write_out("UBND huyện")
    'Ủy ban nhân dân huyện'
    """
    text = _short_forms()[0].sub(_write_out_short, _BLANKS.sub(" ", organisation))
    text = _capitalise(text)
    return text[:1].upper() + text[1:]


def make_position(
    view: View, flow: str, post: Post, inferred: dict[str, str] | None = None, organisation: str | None = None
) -> Position:
    """Make the public value of a post.

    Parameters
    ----------
    view : View
        The view that the post's offsets refer to.
    flow : str
        The page's text.
    post : Post
        As found.
    inferred : dict of str to str, optional
        What was inferred, and from what.
    organisation : str, optional
        Organisation where a neighbouring post gives it.
    """
    start, end, text = view.cut(post.start, post.end)
    title, own = read_parts(flow, post)
    body = organisation or own
    # "Lao động - Thương binh và Xã hội" is a field of work, not a commune.
    words = _NO_CUES.sub("", (body or "").lower())
    whole = flow[post.start : post.end].lower()
    system, level = _attested().get(whole, ("", ""))
    if "/" in level or level in ("any", "all"):
        level = ""
    if "/" in system or system in ("any", "both"):
        system = ""
    if not level or organisation:
        level = post.title.level or _read_cue("level", words)
        if level in ("unit", "commune") and _DISTRICT_OR_MORE.search(words) and not _COMMUNE.search(words):
            # A unit of the district or the province (Trung tâm Y tế huyện, Đảng ủy Công an tỉnh).
            level = "province" if _PROVINCE.search(words) else "district"
        elif level == "unit" and words.startswith("trung tâm") and _COMMUNE.search(words):
            level = "commune"
    told = _read_cue("system", words)
    if told in _GOVERNED and _COMMITTEE.search(words) is not None:
        told = "party"
    if not system:
        system = told
        if post.title.system and not (system == "youth" and _PARTY_BODY.search(words) is None):
            # A "Bí thư" is the Party's, but for those of the Youth Union.
            system = post.title.system
    if told in _GENERAL.get(system, ()):
        system = told
    return maker_of(Position)(
        text=text,
        start=start,
        end=end,
        title=title,
        organisation=body or None,
        level=level or None,
        system=system or None,
        former=post.former,
        acting=post.acting,
        inferred=inferred or {},
    )


def read_parts(flow: str, post: Post) -> tuple[str, str]:
    """Give the normalised title and the organisation that the post's own words name (empty where none)."""
    title = post.title.name + (f" {post.modifier[0].upper()}{post.modifier[1:]}" if post.modifier else "")
    rest = flow[post.title_end : post.end].strip(" -")
    if rest.startswith("("):
        # "Ủy viên Ban Thường vụ (BTV) Tỉnh ủy"
        rest = rest.partition(")")[2].strip(" -")
    if title == "Ủy viên" and rest.lower().startswith("ban thường trực"):
        # "Ủy viên Ban Thường trực Ủy ban MTTQ": the standing committee is part of the title.
        return "Ủy viên Ban Thường trực", write_out(rest[len("ban thường trực") :].strip())
    if title == "Ủy viên Thường vụ":
        title = "Ủy viên Ban Thường vụ"
    unit = post.title.unit
    named = rest.lower().startswith(unit.lower() + " ") and rest[len(unit) + 1 : len(unit) + 2].isupper()
    # "Phó Trưởng Ban Ban Quản lý Khu kinh tế" names the board once more.
    if unit and not named and not (post.modifier and rest.lower().startswith(unit.lower())):
        rest = f"{unit} {rest}".strip() if rest else unit
    if not rest:
        return title, post.title.organisation
    if post.title.organisation == "Hội đồng nhân dân" and not rest.lower().startswith("khóa"):
        rest = f"{post.title.organisation} {rest}"
    elif post.title.organisation and rest.lower().startswith(("khóa", "tỉnh", "thành phố")):
        # "Đại biểu Quốc hội tỉnh Lai Châu" sits in the National Assembly.
        return title, post.title.organisation
    return title, write_out(rest)
