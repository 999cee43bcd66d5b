"""Chains: posts, honorifics, ranks and names that follow each other with nothing but separators between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.officials.lexicon import fits_writing
from vnbulletin.extraction.officials.name_finder import NameFinder
from vnbulletin.extraction.officials.posts import Post, match_post
from vnbulletin.text.limits import note_limit
from vnbulletin.text.matching import find_longest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbulletin.extraction.officials.lexicon import Honorific, Lexicon

#: Longer lists are parted; each item is compared with those before it.
_MAX_ITEMS = 400
#: What may stand between two items of a chain.
_GLUE = re.compile(
    r"(?:\)? ?[,;:(](?: ?[-+•] ?)? ?|\)? ?- ?|\)? (?:và cả|và|cùng với|cùng|kiêm nhiệm|kiêm chức vụ|kiêm|đồng thời là|"
    r"hiện là|hiện giữ chức|hiện (?:tại|nay) là|nay là|gồm có|gồm|bao gồm|của|là|"
    r"cùng là|đều là|do)(?: (?:- )?|: ?)|"
    r"(?<=[:;,]) ?(?:và|cùng với|cùng|kiêm|gồm|là|hiện là|nay là|đồng thời là) |"
    r"(?<=[ (])(?:và|là|kiêm nhiệm|kiêm|hiện là|hiện (?:tại|nay) là|nay là|đồng thời là|cũng là|trước là|"
    r"trước đây là) |"
    r"(?<=[,;] )(?:gồm có|gồm|bao gồm)(?: |: ?)|"
    r"\)? )"
)
#: The year of birth between a name and a post is no separator.
_BORN = re.compile(r",? (?:(?:sinh năm|sn) \d{4}|\((?:sinh năm|sn) \d{4}\))(?!\w)")
_LINE_GLUE = re.compile(r"[;:,.]?(?: ?\n)+ ?(?:[-+•*] ?|\d{1,2}[.)] ?)?")
_NEXT_LINE = re.compile(r" ?\n ?(?:\(?[đĐ]ã ký\)? ?\n ?)?")
#: Below a post in capitals a signature has its room.
_SIGNED = re.compile(r" ?(?:\n ?){1,6}(?:\(?[đĐ]ã ký\)? ?(?:\n ?){1,6})?")
_SEVERAL = re.compile(r"(?:các|những|hai|ba|bốn|\d{1,2}) ")
#: A remark in brackets that holds no post: "(chủ trì)", "(bìa trái)".
_ASIDE = re.compile(r" \([^()\n]{1,40}\)")
#: The term of office behind a post: "Bí thư Huyện ủy, nhiệm kỳ 2015-2020, đại biểu HĐND huyện".
_TERM = re.compile(r",? \(?nhiệm kỳ \d{4} ?- ?\d{4}\)?(?=[,;])")
#: Who leads a visiting delegation holds no post by that: ", Trưởng đoàn kiểm tra,".
_HEADS_VISIT = re.compile(
    r" ?[,-] (?:phó )?trưởng đoàn(?! (?:đại biểu|đbqh))(?: (?!do |đã |phát |chủ )[^\W\d_]+){0,5}(?=,| -)"
)
_SINGULAR = frozenset({"person", "junior", "teacher"})
#: "Ban Thường trực", "Tổ Thư ký": a body, not a post.
_PART_OF_BODY = re.compile(r"\b(?:ban|tổ|đoàn|phó|ủy viên|hội đồng) $")
#: Two letters without a body ("TP Hà Nội") are a post only after a name.
_INITIALS = 2
#: As far back the word before a post is looked for.
_LONGEST_WORD = 16
_FIRST_WORD = re.compile(r"[^\W_]+")
#: A short form before the name of a monk or a nun.
_CLERGY_FORM = re.compile(r"[^\W_]{2}\.(?= ?thích )")
_DEGREES = re.compile(r"[.,]? ?")


class Item(NamedTuple):
    """One item of a chain.

    Parameters
    ----------
    kind : str
        ``post``, ``honorific``, ``rank`` or ``name``.
    start, end : int
        Half-open view offsets.
    glue : str
        The separator before it, without blanks at its ends; ``" "`` where only a blank is.
    post : Post or None
        For a post.
    honorific : Honorific or None
        For an honorific or rank.
    """

    kind: str
    start: int
    end: int
    glue: str
    post: Post | None = None
    honorific: Honorific | None = None


class ChainReader:
    """Reads chains from one page."""

    __slots__ = ("_flow", "_lexicon", "_lower", "_names", "glued")

    def __init__(self, flow: str, lower: str, lexicon: Lexicon) -> None:
        #: Where posts start that are glued to the word before them: "Bí thư Đảng ủyPhó Hiệu trưởng".
        self.glued: list[int] = []
        self._flow = flow
        self._lower = lower
        self._lexicon = lexicon
        self._names = NameFinder(flow, lower, lexicon)

    def read_chains(self) -> Iterator[list[Item]]:
        """Read all chains, left to right."""
        reached = 0
        lower = self._lower
        # The text is given one blank more on both sides, so that its first and last words are like others.
        for begin, _, (_, lead) in find_longest(self._lexicon.triggers, f" {lower} "):
            start = begin - 1 + (lead or 0)
            if lead is None:
                continue
            if start and lower[start - 1].isalnum():
                if self._flow[start].isupper() and self._flow[start - 1].islower():
                    self.glued.append(start)
                continue
            if start < reached:
                continue
            chain = self._read_chain(start, reached)
            if chain:
                reached = chain[-1].end
                yield chain

    def _read_chain(self, start: int, reached: int) -> list[Item]:
        first = self._match_item(start, "", [])
        if first is None:
            return []
        chain = [first]
        if first.kind == "rank" and self._flow.startswith(",", first.end):
            # "Lê Văn Hoa - Thiếu tướng, Phó Tư lệnh": the rank behind the name.
            name = self._names.find_left(first.start, reached)
            if name is not None:
                glue = self._flow[name[1] : first.start].strip() or " "
                chain = [Item("name", *name, ""), first._replace(glue=glue)]
        if first.kind == "post":
            if first.post is not None and self._is_body(first.post):
                return []
            before = self._widen_post(first)
            if before is not None:
                first = chain[0] = before
            name = self._names.find_left(first.start, reached)
            if name is not None and self._signs(name, first):
                return []
            if name is not None:
                glue = self._flow[name[1] : first.start].strip() or " "
                chain = [Item("name", *name, ""), Item("post", first.start, first.end, glue, first.post)]
                again = match_post(self._flow, self._lower, first.start, self._lexicon, named=True)
                if again is not None:
                    chain[1] = Item("post", again.start, again.end, glue, again)
        while len(chain) < _MAX_ITEMS:
            item = self._read_next(chain)
            if item is None:
                break
            chain.append(item)
        else:
            if self._read_next(chain) is not None:
                told = f"a list of more than {_MAX_ITEMS} names and posts; what stands behind them was read without it"
                note_limit("limit.list", told, chain[0].start, chain[-1].end)
        return chain

    def _is_body(self, post: Post) -> bool:
        """Tell whether what looks like a post is the end of a body's name."""
        lower, end = self._lower, max(0, post.start - 1)
        low = max(0, end - _LONGEST_WORD)
        before = max(low, lower.rfind(" ", low, end) + 1, lower.rfind("\n", low, end) + 1)
        named = self._lexicon.words.match(lower, before) if before < post.start else None
        if named is not None and named[1] == "body" and named[0] > post.start:
            # "Ban Bí thư", "Đoàn Chủ tịch", "Bộ Tư lệnh": bodies named after the post of those who make them up.
            return True
        return post.title.weak and _PART_OF_BODY.search(lower, max(0, post.start - 8), post.start) is not None

    def _signs(self, name: tuple[int, int], item: Item) -> bool:
        """Tell whether a line of a name and an employee's post is a byline: "Lê Hoa - Cán bộ Văn phòng"."""
        return item.post is not None and item.post.title.weak and self._stands_alone(name[0], item.end)

    def _widen_post(self, item: Item) -> Item | None:
        """Take in "nguyên", "quyền" or "P." before a title that was found without it."""
        for word in ("nguyên ", "cựu ", "cố ", "quyền ", "nguyên là ", "q. ", "p.", "p. "):
            start = item.start - len(word)
            if (
                start >= 0
                and self._lower.startswith(word, start)
                and not self._lower.endswith("ủy ", 0, start)
                and (start == 0 or not self._lower[start - 1].isalnum())
            ):
                post = match_post(self._flow, self._lower, start, self._lexicon)
                if post is not None:
                    return Item("post", post.start, post.end, item.glue, post)
        return None

    def _read_next(self, chain: list[Item]) -> Item | None:
        flow = self._flow
        end = chain[-1].end
        if end >= len(flow):
            return None
        if flow[end] == "\n" or (flow[end] in ";:,. " and flow.startswith("\n", end + 1)):
            return self._read_over_line(chain)
        last = chain[-1]
        if last.kind == "post" and last.post is not None and last.post.name_start is not None:
            return self._match_name(last.post.name_start, " ", chain, judged=True)
        if last.honorific is not None and last.honorific.exact and flow[end] == ".":
            end += 1
            if end == len(flow):
                return None
        if last.kind == "rank" and flow[end - 1] == "." and flow[end : end + 1].isupper():
            # "TS.Lê Cao Sơn" without a blank.
            return self._match_item(end, " ", chain)
        item = self._read_glued(end, chain)
        if item is not None:
            return item
        term = _TERM.match(self._lower, end) if last.kind == "post" else None
        for remark in (_ASIDE.match(flow, end), _HEADS_VISIT.match(self._lower, end), term):
            if remark is not None and last.kind in ("name", "post") and remark.end() < len(flow):
                return self._read_glued(remark.end(), chain)
        return None

    def _read_glued(self, end: int, chain: list[Item]) -> Item | None:
        """Read the item behind the separators at a position."""
        lower, last = self._lower, chain[-1]
        born = _BORN.match(lower, end) if last.kind == "name" else None
        if born is not None:
            end = born.end()
        glued = _GLUE.match(lower, end)
        parts: list[str] = []
        at = end
        while glued is not None and len(parts) < 3:
            parts.append(glued[0])
            at = glued.end()
            glue = "".join(parts).strip() or " "
            if glue.startswith((", gồm", ", bao gồm", "; gồm", "; bao gồm")):
                glue = glue[2:]
            elif glue in ("hiện tại là", "hiện nay là"):
                # "các Phó Chủ tịch hiện tại là A, B" opens a list.
                glue = "là" if last.post is not None and last.post.plural else "hiện là"
            item = self._match_item(at, glue, chain)
            if item is None and glue != " ":
                item = self._match_plural_post(at, glue)
            if item is not None:
                # "chức vụ Chủ tịch xã của ông ..." gives him the post, "Chủ tịch của các ..." nobody.
                if "của" in parts[-1] and item.kind != "honorific":
                    return None
                # "...; Chủ tịch HĐND tỉnh đối với bà B": the post of who is named behind it.
                if item.kind == "post" and lower.startswith(" đối với ", item.end):
                    return None
                # "Phó Chủ tịch HĐND phường chủ tọa": a weak title right behind a post is the sentence's verb.
                if item.kind == last.kind == "post" and item.glue == " " and item.post and item.post.title.weak:
                    return None
                if item.post is not None and "trước" in parts[-1]:
                    return item._replace(post=item.post._replace(former=True))
                return item
            glued = _GLUE.match(lower, at)
            if glued is not None and glued[0] == " " and parts[-1].endswith(" "):
                break
        return None

    def _match_plural_post(self, at: int, glue: str) -> Item | None:
        """Match "các Phó Chủ tịch" after a separator."""
        several = _SEVERAL.match(self._lower, at)
        if several is None:
            return None
        post = match_post(self._flow, self._lower, several.end(), self._lexicon)
        return Item("post", post.start, post.end, glue, post) if post is not None else None

    def _read_over_line(self, chain: list[Item]) -> Item | None:
        """Go on over a line's end: in a list opened by a colon, and from a post to the name below it."""
        flow = self._flow
        end = chain[-1].end
        in_list = any(":" in i.glue or (i.honorific is not None and i.honorific.plural) for i in chain)
        opened = flow[end] == ":"
        line = _LINE_GLUE.match(flow, end)
        if line is not None and (opened or in_list) and flow[end] in ":;,\n ":
            item = self._match_item(line.end(), ";" if not opened else ":", chain)
            if item is not None:
                return item
        signs = chain[-1].kind == "post" and flow[chain[-1].start : end].isupper()
        below = (_SIGNED if signs else _NEXT_LINE).match(flow, end)
        if below is None or chain[-1].kind not in ("post", "rank", "name"):
            return None
        if not self._stands_alone(chain[0].start, end):
            return None
        at = below.end()
        if chain[-1].kind == "name":
            # The name above, the post below it.
            if len(chain) > 1 and any(i.kind == "post" for i in chain):
                return None
            post = match_post(flow, self._lower, at, self._lexicon, named=True)
            if post is not None and (self._stands_alone(at, post.end) or flow[post.end : post.end + 2] in (", ", " -")):
                return Item("post", at, post.end, " ", post)
            return None
        item = self._match_item(at, " ", chain)
        if item is not None and item.kind == "rank":
            return item
        if item is None or item.kind != "name" or not self._stands_alone(at, item.end):
            return None
        return item

    def _stands_alone(self, start: int, end: int) -> bool:
        flow = self._flow
        line_end = flow.find("\n", end)
        rest = flow[end : line_end if line_end >= 0 else len(flow)]
        line_start = flow.rfind("\n", 0, start) + 1
        return not rest.strip(" .,") and len(flow[line_start:start].strip()) < 4

    def _match_item(self, at: int, glue: str, chain: list[Item]) -> Item | None:
        flow, lower, lexicon = self._flow, self._lower, self._lexicon
        if at >= len(flow):
            return None
        first = _FIRST_WORD.match(lower, at)
        if first is not None and first[0] == "tân" and chain and chain[-1].kind == "name":
            # "đồng chí A, tân Giám đốc": that it is new stays outside the post.
            post = match_post(flow, lower, first.end() + 1, lexicon, named=glue != ";")
            if post is not None:
                return Item("post", post.start, post.end, glue, post)
        if first is None or (first[0] not in lexicon.openers and first[0] not in lexicon.clergy):
            return self._match_name(at, glue, chain) if chain else None
        if chain and chain[-1].kind == "honorific" and lower.startswith(("ông thị ", "ông văn "), at):
            # "bà Ông Thị Hoa": a family name that is also the honorific.
            return self._match_name(at, glue, chain)
        word = first[0]
        if word in lexicon.clergy and (short := _CLERGY_FORM.match(lower, at)) is not None:
            # "TT. Thích Minh Lạc": elsewhere the short form stands for other words.
            return Item("rank", at, short.end(), glue, honorific=lexicon.clergy[word])
        found = lexicon.honorifics.match(lower, at) if word in lexicon.honorifics.openers else None
        if found is not None and fits_writing(flow, at, found[1].exact):
            end, honorific = found
            if honorific.kind in _SINGULAR and not honorific.plural and not self._capital_follows(end):
                return None
            if honorific.kind not in ("degree", "profession", "rank", "religious"):
                return Item("honorific", at, end, glue, honorific=honorific)
            if self._capital_follows(end) or not flow[end : end + 1].isalnum():
                end = self._extend_degrees(end) if honorific.kind == "degree" else end
                return Item("rank", at, end, glue, honorific=honorific)
        named = bool(chain) and any(i.kind == "name" for i in chain)
        post = match_post(flow, lower, at, lexicon, named=named and glue != ";") if word in lexicon.heads else None
        if post is not None and (
            named
            or not post.title.exact
            or (post.end > post.title_end and flow[post.end : post.end + 1] != ".")
            or len(post.title.exact) > _INITIALS
        ):
            return Item("post", at, post.end, glue, post)
        if chain:
            return self._match_name(at, glue, chain)
        return None

    def _capital_follows(self, end: int) -> bool:
        flow = self._flow
        at = end
        while at < len(flow) and flow[at] in " :.":
            at += 1
        if at < len(flow) and flow[at].isupper():
            return True
        first = _FIRST_WORD.match(self._lower, at)
        return (first is not None and self._lexicon.titles.match(self._lower, at) is not None) or self._names.slips(at)

    def _extend_degrees(self, end: int) -> int:
        """Take a row of degrees as one: GS.TS, PGS, TS."""
        flow, lower = self._flow, self._lower
        while True:
            joint = _DEGREES.match(flow, end)
            at = joint.end() if joint is not None else end
            found = self._lexicon.honorifics.match(lower, at)
            if found is None or found[1].kind != "degree" or not fits_writing(flow, at, found[1].exact):
                return end
            end = found[0]

    def _match_name(self, at: int, glue: str, chain: list[Item], *, judged: bool = False) -> Item | None:
        last = chain[-1]
        announced = last.kind in ("honorific", "rank") and glue in (" ", ":")
        if not announced and not self._flow[at : at + 1].isupper():
            return None
        in_list = any(":" in i.glue or (i.honorific is not None and i.honorific.plural) for i in chain)
        members = next((n for n, item in enumerate(reversed(chain)) if item.kind != "name"), len(chain))
        name = self._names.match(at, glue, announced=announced, in_list=in_list, judged=judged, members=members)
        return Item("name", *name, glue) if name is not None else None
