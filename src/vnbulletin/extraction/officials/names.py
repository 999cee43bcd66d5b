"""The shape of personal names, and how one is told from a place or the name of a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.officials.lexicon import match_title
from vnbulletin.reading.syllables import is_syllable

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.lexicon import Lexicon

_UPPER = "".join(c for c in map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]) if c.isupper())
#: One capitalised word; an apostrophe or (after Y and H) a hyphen may stand inside: Bh'riu, H'Yim, Y-Đheh.
CAPITAL = re.compile(rf"(?:[YH]-)?[{_UPPER}]\w*(?:['’`][^\W\d_]+|&[A-ZĐ]\w*)*")
#: Words that open something else although a capital stands there.
_OPENERS = frozenset(
    {
        "ảnh", "tin", "nguồn", "bài", "tác", "hội", "đồng", "tại", "trong", "theo", "với", "về", "đến", "dự",
        "tham", "và", "cùng", "các", "sau", "trước", "khi", "ngày", "sáng", "chiều", "tối", "năm", "đây", "là",
        "đã", "kết", "nhân", "ubnd", "hđnd", "mttq", "trên", "để", "từ",
    }
)  # fmt: skip
_SLIPS = (" văn ", " thị ")
#: One small syllable behind the hyphen of a transcribed name.
_TRANSCRIBED = re.compile(r"-[^\W\d_]{1,6}(?!\w)")
#: So many words has a name from abroad.
MAX_FOREIGN = 4
MAX_NAME = 5
#: What monks and nuns bear for a family name; what follows is of words that are no one else's names.
_CLERGY = "thích"
#: Syllables of a body's name that are given names too (Hải Quân, Công An).
_BODY_AND_NAME = 2
#: Longer words than this may hold a lost blank.
_LONGEST_GIVEN = 4


class Run(NamedTuple):
    """Capitalised words in a row: where each starts and ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]


def read_run(flow: str, position: int, lexicon: Lexicon, lower: str, limit: int = 9) -> Run:
    """Read capitalised words joined by single spaces, up to what opens a post, a rank or a body."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    at = position
    while len(words) < limit:
        m = CAPITAL.match(flow, at)
        if m is None:
            break
        end = m.end()
        word = lower[at:end]
        if len(word) > _LONGEST_GIVEN and word not in lexicon.syllables:
            end = _unglue(lower, at, end, lexicon)
            word = lower[at:end]
        if (
            words
            and word in lexicon.openers
            and " ".join((*words, word)) not in lexicon.places
            and (
                _opens_other(flow, lower, at, word, words, lexicon)
                or (flow[position : at - 1].isupper() and _opens_topic(lower, at, word, lexicon))
            )
        ):
            break
        if flow[end : end + 1] == "-":
            end = _end_transcribed(lower, flow, end, lexicon)
            word = lower[at:end]
        starts.append(at)
        ends.append(end)
        words.append(word)
        if len(words) == 1 and lower.startswith(_SLIPS, end) and word in lexicon.families:
            # "Tạ văn Dũng": the middle name slipped into small letters.
            slip = end + 4
            if CAPITAL.match(flow, slip + 1):
                starts.append(end + 1)
                ends.append(slip)
                words.append(lower[end + 1 : slip])
                end = slip
        if end >= len(flow) or flow[end] != " ":
            break
        at = end + 1
    return Run(tuple(starts), tuple(ends), tuple(words))


def _end_transcribed(lower: str, flow: str, end: int, lexicon: Lexicon) -> int:
    """Take the small syllables that hyphens join to a transcribed name: "Bun-thoong Xay-nha-vông"."""
    while True:
        syllable = _TRANSCRIBED.match(flow, end)
        if syllable is None or flow[end + 1].isupper() or lower[end + 1 : syllable.end()] in lexicon.openers:
            return end
        if lexicon.verbs.match(lower, end + 1) is not None:
            return end
        end = syllable.end()


def part_foreign(flow: str, run: Run, lexicon: Lexicon, *, level: bool) -> int | None:
    """Give how many words of a run belong to a body before the name of its official from abroad; None without one.

    Parameters
    ----------
    flow : str
        The page's text.
    run : Run
        The capitalised words.
    lexicon : Lexicon
        Tables.
    level : bool
        Whether a word for a place's rank stands before the run, so that its first words are the place.

    Examples
    --------
    >>> from vnbulletin.extraction.officials.lexicon import load_lexicon
    >>> text = "Lào Khamkeo Sivilay"
    >>> part_foreign(text, read_run(text, 0, load_lexicon(), text.lower()), load_lexicon(), level=False)
    1
    """
    words = run.words
    for i in range(max(0, len(words) - MAX_FOREIGN), len(words) - 1):
        if i == 0 and level:
            continue
        if i > 1 and not all(map(is_syllable, words[:i])) and "nước" not in lexicon.places.get(words[i - 1], ()):
            # What stands before the name is a place, or a body's name, written as Vietnamese words are.
            continue
        if i == 1 and not level and not is_syllable(words[0]):
            continue
        if _is_foreign(flow, run, i, lexicon):
            return i
    return None


def _is_foreign(flow: str, run: Run, first: int, lexicon: Lexicon) -> bool:
    """Tell whether the words of a run from one on are a name of words that no Vietnamese name holds."""
    words = run.words[first:]
    if is_syllable(words[0]) or sum(map(is_syllable, words)) > 1:
        return False
    return not any(
        word in lexicon.families or flow[run.starts[k] : run.ends[k]].isupper() or word in lexicon.places
        for k, word in enumerate(words, first)
    )


def _unglue(lower: str, at: int, end: int, lexicon: Lexicon) -> int:
    """Cut a verb off a name where the blank between them was lost: "Quảng Ninhbiểu dương"."""
    for cut in range(at + 2, end - 1):
        if lower[at:cut] in lexicon.syllables and lexicon.verbs.match(lower, cut) is not None:
            return cut
    return end


def _opens_other(flow: str, lower: str, at: int, word: str, before: list[str], lexicon: Lexicon) -> bool:
    """Tell whether the word at ``at`` opens a post, an honorific or a body and so ends the run before it."""
    if _ends_name(flow, lower, at, word, before, lexicon):
        return False
    if match_title(lexicon, flow, lower, at) is not None:
        return True
    honorific = lexicon.honorifics.match(lower, at)
    if honorific is not None and (honorific[0] - at > len(word) or honorific[1].kind == "degree"):
        return True
    found = lexicon.words.match(lower, at)
    if found is None or found[1] in ("topic", "activity", "tail"):
        return False
    if found[0] - at > len(word) or (
        len(word) > 1 and flow[at : at + len(word)].isupper() and word not in lexicon.syllables
    ):
        return True
    # One syllable alone (Bản, Khoa, Bộ) is as well the last of a name.
    return before[0] not in lexicon.families or len(before) >= MAX_NAME


def _ends_name(flow: str, lower: str, at: int, word: str, before: list[str], lexicon: Lexicon) -> bool:
    """Tell whether what looks like a body is the rest of a name: "Trần Hải Quân", "Cao Thị Công An".

    A family name, or a middle name, alone before it would be no name, and a body's second syllable is small.
    """
    if before[0] not in lexicon.families or (len(before) > 1 and before[-1] not in ("thị", "văn")):
        return False
    second = CAPITAL.match(flow, at + len(word) + 1)
    if second is None or not second[0].istitle() or not flow[at].isupper() or flow[at:second.end()].isupper():
        return False
    rest = lower[at : second.end()].split(" ")
    if len(rest) != _BODY_AND_NAME or any(w not in lexicon.syllables for w in rest):
        return False
    return not flow.startswith(" ", second.end()) or not flow[second.end() + 1 : second.end() + 2].isupper()


def _opens_topic(lower: str, at: int, word: str, lexicon: Lexicon) -> bool:
    """Tell whether a topic of several syllables begins behind short forms ("CP Môi trường")."""
    found = lexicon.words.match(lower, at)
    return found is not None and found[1] == "topic" and found[0] - at > len(word)


def weigh_name(words: tuple[str, ...], lexicon: Lexicon) -> float:
    """Weigh how well lower-cased words make a personal name: 0 not at all, about 3 beyond doubt.

    Examples
    --------
    >>> from vnbulletin.extraction.officials.lexicon import load_lexicon
    >>> weigh_name(("trần", "văn", "hùng"), load_lexicon()) > weigh_name(("lộc", "thắng"), load_lexicon())
    True
    >>> weigh_name(("hồ", "chí", "minh"), load_lexicon())
    0.0
    """
    n = len(words)
    if n < 2 or n > MAX_NAME or " ".join(words) in lexicon.figures:
        return 0.0
    first = words[0]
    if first == _CLERGY and n > _BODY_AND_NAME:
        return 4.0
    family = lexicon.families.get(first)
    if "'" in first or (len(first) == 1 and first in "yauhk") or any("-" in word for word in words):
        return 2.0
    if family is None:
        if n < 3 or words[1] not in ("văn", "thị"):
            return 0.0
        # A family no table knows, but the commonest middle names behind it.
        family = "weak"
    rest = words[1:]
    known = sum(w in lexicon.syllables or w in lexicon.families or len(w) == 1 or "'" in w for w in rest)
    if any(w in _OPENERS and w not in lexicon.syllables for w in rest):
        return 0.0
    weight = {"common": 2.0, "rare": 1.4, "weak": 0.6}[family]
    if n == 2:
        # Two syllables that are a place's name are rarely a person's.
        weight -= 2.0 if " ".join(words) in lexicon.places else 0.9
    elif n == MAX_NAME:
        weight -= 0.6
    if len(rest) > 1 and rest[0] in ("văn", "thị"):
        weight += 0.8
    return max(0.0, weight + (1.0 if known == len(rest) else 0.7 - 0.6 * (len(rest) - known)))


def fit_name(run: Run, lexicon: Lexicon) -> int:
    """Give how many words of a run, from its start, are the name that an honorific announces (0: none).

    After an honorific any capitalised words may be a name, of whatever people; a Vietnamese family
    name tells how many belong to it.
    """
    n = len(run.words)
    if n == 0 or " ".join(run.words[:3]) in lexicon.figures:
        return 0
    if n == 1 or run.words[:2] == ("việt", "nam"):
        # "Ngày Nhà giáo Việt Nam".
        return 0
    if n <= 4 or (n == MAX_NAME and weigh_name(run.words, lexicon) >= 2):
        return n
    best = max(range(2, min(n, MAX_NAME) + 1), key=lambda k: (weigh_name(run.words[:k], lexicon), k))
    return best if weigh_name(run.words[:best], lexicon) > 0 else min(n, 4)


def split_run(run: Run, lexicon: Lexicon, kind: str, level: str, named: bool) -> tuple[int, bool]:
    """Part a run after an organisation into the body's proper name and the person's name.

    Parameters
    ----------
    run : Run
        The capitalised words.
    lexicon : Lexicon
        Tables.
    kind : str
        What stands before the run: ``level``, ``firm``, ``body`` ...
    level : str
        The word for the place's rank where one stands before the run.
    named : bool
        Whether the post belongs to a person already named, so that another name is hardly to follow.

    Returns
    -------
    tuple of (int, bool)
        How many words belong to the body, and whether the rest is a name.
    """
    words = run.words
    n = len(words)
    best = (n, False)
    best_score = float("-inf")
    for i in range(n + 1):
        name = weigh_name(words[i:], lexicon) if i < n else 0.0
        if 0 < i < n - 1 and "nước" in lexicon.places.get(" ".join(words[:i]), ()):
            # Whatever capitals follow a country are its official's name.
            name = max(name, 1.5)
        elif not name and i and n - i == 3 and " ".join(words[:i]) in lexicon.places:
            # A family name no table knows, but given names that are known.
            name = 1.2 * all(w in lexicon.syllables for w in words[i + 1 :])
        elif " ".join(words[i : i + 3]) in lexicon.figures:
            name = 2.5
        if i < n and (name < 1.0 or (i and len(words[i]) == 1 and words[i - 1] in lexicon.families)):
            # "Giàng | A Dế" is one name.
            continue
        if i and n - i == 2:
            # After a place two syllables are rarely a whole name.
            if " ".join(words[i:]) in lexicon.places:
                continue
            name -= 0.8
        score = name - (2.0 if named and i < n else 0.0)
        if i:
            proper = " ".join(words[:i])
            kinds = lexicon.places.get(proper)
            if kinds:
                score += 2.6 if level and any(k.startswith(level) for k in kinds) else 2.0
                if i == 1 and i < n:
                    score -= 2.2 if words[0] in lexicon.families else 0.6
            elif kind in ("firm", "number"):
                score += 0.5 - 0.1 * i
            else:
                score -= 0.25 * i
        elif kind == "firm":
            score -= 1.0
        if score > best_score:
            best_score = score
            best = (i, i < n)
    return best


def split_shouted(run: Run, lexicon: Lexicon) -> tuple[int, bool]:
    """Part a run on a line that is all in capitals, where verbs are capitalised as well.

    Only known places belong to the body, and only what begins like a name is one.
    """
    words = run.words
    count = next((k for k in range(min(len(words), 4), 0, -1) if " ".join(words[:k]) in lexicon.places), 0)
    rest = words[count:]
    is_name = any(weigh_name(rest[:k], lexicon) >= 1.6 for k in range(3, min(len(rest), MAX_NAME) + 1))
    return count, is_name
