"""Finding names at a position, and to the left of a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.lexicon import match_title
from vnbulletin.extraction.officials.names import CAPITAL, MAX_NAME, fit_name, read_run, weigh_name

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.lexicon import Lexicon
    from vnbulletin.extraction.officials.names import Run

#: Words of a name of another people, whose syllables no table knows.
_FOREIGN = 4
#: So many names in a row make a list of names of what stands among them.
_MEMBERS = 2
_MEMBER_GLUES = frozenset({",", "và", ", và"})
_ITEM_GLUES = frozenset({";", ":", ",", "và", ", và", "; và"})
_MEMBER_JOINT = re.compile(r",? và |, ")
#: How much it speaks for the end of a name in capitals that a verb follows.
_ENDED = 0.9
#: Kinds of phrases that are bodies.
_BODIES = frozenset({"body", "unit", "firm"})
_SLIPPED = re.compile(r"([^\W\d_]+) ")
_SLIPPED_LAST = re.compile(r" ([^\W\d_]{2,6})(?:, | ?- ?)")
_SEPARATOR = re.compile(r" ?[-,(] ?")
_LEFT_NAME = 70
#: So long is a short form of a title before a name, its full stop included.
_LONGEST_DEGREE = 6
#: So many capitals are a shout and no short form.
_SHOUTED = 6
#: Words after which capitalised words are the name of a thing, not of a person.
_NAMED_THING = re.compile(
    r"(?:đường|phố|trường|thpt|thcs|tiểu học|mầm non|phường|xã|huyện|quận|tỉnh|thành phố|thôn|bản|ấp|công ty|"
    r"mang tên|giải thưởng|"
    r"cầu|công viên|quỹ|tên|hiệu|chợ|hồ|sông|khu|nhà văn hóa|bệnh viện|ảnh|tin|bài|cmt8|"
    r"chùa|đền|đình|cụm|khu phố|học viện)[ :]+$"
)


class NameFinder:
    """Finds names on one page.

    Parameters
    ----------
    flow, lower : str
        The page's text, and the same in small letters.
    lexicon : Lexicon
        Tables.
    """

    __slots__ = ("_flow", "_lexicon", "_lower")

    def __init__(self, flow: str, lower: str, lexicon: Lexicon) -> None:
        self._flow = flow
        self._lower = lower
        self._lexicon = lexicon

    def slips(self, at: int) -> bool:
        """Tell whether a name stands at a position whose first letter slipped into small ("nguyễn Văn Bình")."""
        m = _SLIPPED.match(self._lower, at)
        return (
            m is not None
            and self._lexicon.families.get(m[1]) == "common"
            and CAPITAL.match(self._flow, m.end()) is not None
        )

    def match(
        self, at: int, glue: str, *, announced: bool, in_list: bool, judged: bool, members: int = 0
    ) -> tuple[int, int] | None:
        """Match a name at a position.

        Parameters
        ----------
        at : int
            Where it may start.
        glue : str
            The separator before it.
        announced : bool
            Whether an honorific or rank stands right before it.
        in_list : bool
            Whether it may be an item of a list of names.
        judged : bool
            Whether the words were found to be a name already.
        members : int
            How many names in a row stand right before it.

        Returns
        -------
        tuple of (int, int) or None
            Start and end.
        """
        flow, lower, lexicon = self._flow, self._lower, self._lexicon
        while announced and at < len(flow) and flow[at] in ".:":
            at += 2 if flow.startswith(" ", at + 1) else 1
        if announced and at < len(flow) and not flow[at].isupper() and self.slips(at):
            run = read_run(flow, flow.index(" ", at) + 1, lexicon, lower)
            return (at, run.ends[min(len(run.words), 3) - 1]) if run.words else None
        run = read_run(flow, at, lexicon, lower)
        words = run.words
        if len(words) == 1 and announced and glue == " " and (words[0] in lexicon.syllables or "'" in words[0]):
            # "đồng chí Tuấn": whose given name it is, the page tells. "bà H'Yim" is a whole name.
            return at, run.ends[0]
        if len(words) < 2 or words[0] in ("hội", "đại") or " ".join(words[:3]) in lexicon.figures:
            return None
        if flow[at : run.ends[-1]].isupper() and run.ends[-1] - at > _SHOUTED:
            count = self._fit_capitals(run)
        elif announced:
            count = fit_name(run, lexicon)
            if count == len(words) and 1 < count < MAX_NAME:
                return at, self._slip_end(run.ends[-1])
        else:
            known = judged and len(words) <= _FOREIGN
            count = len(words) if known or self._is_item(run, glue, in_list, members) else 0
        return (at, run.ends[count - 1]) if count else None

    def _slip_end(self, end: int) -> int:
        """Give a name's end with a last syllable that slipped into small letters: "Trần Đức mạnh, Bí thư"."""
        m = _SLIPPED_LAST.match(self._flow, end)
        if m is None or m[1] not in self._lexicon.syllables or self._lexicon.verbs.match(self._lower, m.start(1)):
            return end
        return m.end(1) if match_title(self._lexicon, self._flow, self._lower, m.end()) is not None else end

    def _is_item(self, run: Run, glue: str, in_list: bool, members: int) -> bool:
        """Tell whether capitalised words that no honorific announces are a name."""
        words = run.words
        body = self._lexicon.words.match(self._lower, run.starts[0])
        if body is not None and body[1] in _BODIES and body[0] > run.ends[0]:
            # "..., Ban Chỉ huy Quân sự xã tổ chức" behind a list is no member of it.
            return False
        weight = weigh_name(words, self._lexicon)
        if len(words) == 2 and " ".join(words) in self._lexicon.places:
            # A place has no post: "...; Mai Sơn, Trưởng ban" names a person.
            named = in_list and glue == ";" and words[0] in self._lexicon.families
            return named and self._post_follows(run.ends[-1], 2)
        needed = 0.6 if in_list else 1.0 if glue in (" ", ":", "là") else 1.6
        if weight < 1 and body is not None:
            # "Ban Dân vận": a body among the guests, no family of that name.
            return False
        if weight >= needed:
            return True
        # What no table knows of a name, the post behind it tells, or the names around it.
        if (weight >= 1 or in_list) and glue in _ITEM_GLUES and self._post_follows(run.ends[-1], len(words)):
            return True
        return in_list and members >= _MEMBERS and glue in _MEMBER_GLUES and self._list_goes_on(run)

    def _list_goes_on(self, run: Run) -> bool:
        """Tell whether words in a list of names are a name of another people: a name, or the list's end, follows."""
        if len(run.words) > _FOREIGN:
            return False
        end = run.ends[-1]
        if end >= len(self._flow) or self._flow[end] in ".;\n":
            return True
        joint = _MEMBER_JOINT.match(self._flow, end)
        if joint is None:
            return False
        following = read_run(self._flow, joint.end(), self._lexicon, self._lower)
        return bool(following.words) and weigh_name(following.words, self._lexicon) >= 1

    def _post_follows(self, end: int, count: int) -> bool:
        """Tell whether capitalised words in a list are a name of another people: a post follows them."""
        separator = _SEPARATOR.match(self._flow, end)
        return (
            count <= _FOREIGN
            and separator is not None
            and match_title(self._lexicon, self._flow, self._lower, separator.end()) is not None
        )

    def _fit_capitals(self, run: Run) -> int:
        """Part the name from what follows it where everything is in capitals."""
        words, lexicon, lower = run.words, self._lexicon, self._lower

        def fit(k: int) -> tuple[float, int]:
            ends = k == len(words) or any(b.match(lower, run.starts[k]) for b in (lexicon.verbs, lexicon.actions))
            return weigh_name(words[:k], lexicon) + (_ENDED if ends else 0.0), -abs(k - 3)

        best = max(range(2, min(len(words), MAX_NAME) + 1), key=fit)
        return best if weigh_name(words[:best], lexicon) >= 1 else 0

    def find_left(self, position: int, reached: int) -> tuple[int, int] | None:
        """Find a name that ends right before a post: "..., Lê Thị Hoa, Phó Bí thư" without any honorific."""
        flow, lower = self._flow, self._lower
        end = position
        floor = max(reached, position - _LEFT_NAME, flow.rfind("\n", 0, position) + 1)
        while end > floor and flow[end - 1] in " ,-(:":
            if flow[end - 1] == ":":
                return None
            end -= 1
        if end == position or end - floor < 5:
            return None
        words: list[str] = []
        start = at = end
        while at > floor and len(words) < 6:
            space = max(flow.rfind(" ", floor, at), floor - 1)
            dot = flow.rfind(".", space + 1, at)
            if 0 < dot - space <= _LONGEST_DEGREE:
                # "HT.Thích Thiện Đạo", "BS.Lê Hoa": the blank behind a short form was left out.
                space = dot
                floor = dot + 1
            m = CAPITAL.match(flow, space + 1)
            if m is None or m.end() != at:
                break
            start = space + 1
            words.insert(0, lower[start:at])
            at = space
            if at < floor:
                break
        if len(words) < 2:
            return None
        offsets = [start]
        for w in words[:-1]:
            offsets.append(offsets[-1] + len(w) + 1)
        weight, k = max((weigh_name(tuple(words[i:]), self._lexicon), -i) for i in range(len(words) - 1))
        start = offsets[-k]
        if weight < 1.6 or (k == 0 and len(words) == 6):
            return None
        if " ".join(words[-k:]) in self._lexicon.places and weight < 3:
            return None
        if flow[start:end].isupper() and not flow[end:position].strip():
            # On a line all in capitals any words may stand before a post.
            return None
        before = lower[max(0, start - 24) : start]
        return None if _NAMED_THING.search(before) else (start, end)
