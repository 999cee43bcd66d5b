"""Words that announce a list of work, and lists inside a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.tasks.actions import action_at, kinds_at, scan_action
from vnbulletin.extraction.tasks.lexicon import alternation, any_of, whole_words, words_of
from vnbulletin.extraction.tasks.openings import starts_with_agent
from vnbulletin.extraction.tasks.splitting import skip_mark

if TYPE_CHECKING:
    from vnbulletin.extraction.tasks.lexicon import Lexicon

_INNER = re.compile(rf":|{whole_words(('đó là', 'cụ thể là'))}[:,]?")
#: The end of an announcement is at most so long.
_SENT_ON = 60
_AND = " và "
#: A chain of more words of action than this is no lead-in.
_LONGEST_CHAIN = 6


class ListPatterns(NamedTuple):
    """Patterns of lists.

    Parameters
    ----------
    counted : re.Pattern
        Matches "ba việc", "một số nhiệm vụ".
    announces : re.Pattern
        Matches "thực hiện tốt một số nhiệm vụ", whatever follows.
    leading : re.Pattern
        Matches verbs that an announcement begins with, each with a blank: "tập trung lãnh đạo, ".
    lead_in : re.Pattern
        Matches a whole announcement: "tập trung thực hiện các nội dung sau".
    counted_lead_in : re.Pattern
        Matches a whole announcement that counts: "quan tâm 3 việc", "thực hiện một số nhiệm vụ".
    report : re.Pattern
        Finds a word of report.
    document : re.Pattern
        Matches the type word of a document.
    own_list : re.Pattern
        Finds "gồm:", "sau đây:".
    figure : re.Pattern
        Finds a percentage.
    governed : re.Pattern
        Matches a noun that begins no clause of its own: "việc", "tình trạng".
    targets : tuple of str
        Cues under which items without a verb are targets.
    counted_list : re.Pattern
        Finds a number of things before a colon: "3 phương án:".
    members : re.Pattern
        Finds "gồm" before the members of a list.
    place : re.Pattern
        Matches a preposition that goes on with what stands before a semicolon.
    modal : re.Pattern
        Finds a modal.
    reason : re.Pattern
        Finds a reason behind a comma.
    sent_on : re.Pattern
        Finds the end of an announcement that only names a list to follow: "các nội dung sau đây".
    spreading : re.Pattern
        Finds a verb whose object is a list of topics: "tuyên truyền", "phổ biến".
    """

    counted: re.Pattern[str]
    announces: re.Pattern[str]
    leading: re.Pattern[str]
    lead_in: re.Pattern[str]
    counted_lead_in: re.Pattern[str]
    report: re.Pattern[str]
    document: re.Pattern[str]
    own_list: re.Pattern[str]
    figure: re.Pattern[str]
    governed: re.Pattern[str]
    targets: tuple[str, ...]
    counted_list: re.Pattern[str]
    members: re.Pattern[str]
    place: re.Pattern[str]
    modal: re.Pattern[str]
    reason: re.Pattern[str]
    sent_on: re.Pattern[str]
    spreading: re.Pattern[str]


@cache
def list_patterns() -> ListPatterns:
    """Build the patterns from the tables at first use."""
    quantity = rf"(?:{alternation(words_of('quantity'))}|\d+) (?:nhóm |khâu )?(?:{alternation(words_of('listed'))})"
    return ListPatterns(
        counted=re.compile(quantity),
        # "về các vấn đề" is an object, not an announcement.
        announces=re.compile(rf"(?:(?!về )[^\W\d_]+,? ){{0,9}}?{quantity}"),
        leading=re.compile(rf"(?:(?:{alternation(words_of('leading'))}),? ){{0,12}}"),
        lead_in=re.compile(rf"(?:[^\W\d_]+ ){{1,9}}?{quantity}(?: (?:{alternation(words_of('listed after'))}))*"),
        counted_lead_in=re.compile(
            rf"(?:(?!các |những )[^\W\d_]+ ){{1,9}}?{quantity}(?: (?:{alternation(words_of('listed after'))}))*"
        ),
        report=re.compile(any_of("report")),
        document=re.compile(any_of("document")),
        own_list=re.compile(r"(?:sau(?: đây)?|gồm(?: có)?|như) ?:"),
        governed=re.compile(rf"(?:{alternation(words_of('governed'))})(?!\w)"),
        figure=re.compile(r"\d ?%"),
        targets=("mục tiêu", "chỉ tiêu"),
        counted_list=re.compile(r"(?<!\d)(\d{1,2})(?: [^\W\d_]+){1,4} ?:"),
        members=re.compile(r"(?<!\w)gồm(?: có)?(?!\w)"),
        place=re.compile(rf"(?:{alternation(words_of('place'))})(?!\w)"),
        modal=re.compile(any_of("modal")),
        reason=re.compile(rf", (?:{alternation(words_of('reason'))})(?!\w)"),
        spreading=re.compile(any_of("spreading")),
        sent_on=re.compile(rf"(?<!\w){quantity} (?:trọng tâm )?sau(?: đây)?$"),
    )


def find_inner_list(lexicon: Lexicon, lower: str, flow: str, start: int, end: int) -> int:
    """Find where the first item begins if a directive only announces a list of others.

    Returns
    -------
    int
        Start of the first item, -1 where the directive is work itself.
    """
    m = _INNER.search(lower, start, end)
    if m is None or not (
        list_patterns().announces.match(lower, start, m.start())
        or (m[0] == ":" and only_verbs(lexicon, lower, start, m.start()))
    ):
        return -1
    while m is not None:
        inner = skip_mark(lower, m.end(), end)
        ordinal = lexicon.connectors.match(lower, inner, end)
        if ordinal is not None:
            # "một số giải pháp sau: Một là, nâng cao ..."
            inner = ordinal.end()
        if inner < end and action_at(lexicon, lower, inner, end):
            return inner
        if (
            inner < end
            and m[0] == ":"
            and (starts_with_agent(lexicon, lower, inner, end) or flow[inner : inner + 2].isupper())
        ):
            # "một số nhiệm vụ: Hội đồng các xã tổ chức ...": the first item names who does it.
            action, _ = scan_action(lexicon, lower, flow, inner, end)
            if action >= 0:
                return action
        m = _INNER.search(lower, m.end(), end)
    return -1


def cut_head(lower: str, start: int, inner: int) -> tuple[int, int] | None:
    """Give the work in front of the announcement of a list whose first item begins at ``inner``; mostly there is none.

    Examples
    --------
    >>> text = "giữ vững đoàn kết, làm tốt các nội dung sau: vét mương"
    >>> cut_head(text, 0, text.index("vét"))
    (0, 17)
    """
    colon = lower.find(":", start, inner)
    last = _sent_on(lower, start, colon)
    if start < last < colon:
        return start, last
    comma = lower.rfind(", ", start, max(colon, start))
    return None if comma < 0 or list_patterns().leading.fullmatch(lower, start, comma + 2) else (start, comma)


def only_verbs(lexicon: Lexicon, lower: str, start: int, end: int) -> bool:
    """Tell whether a stretch is a chain of words of action without an object: "tiếp tục triển khai thực hiện"."""
    bits, at = kinds_at(lexicon, lower, start)
    for _ in range(_LONGEST_CHAIN):
        if not bits or at >= end:
            break
        bits, at = kinds_at(lexicon, lower, at + 1 if lower[at] == " " else at)
    return at == end


def counts_work(lower: str, position: int) -> bool:
    """Tell whether "ba việc", "một số nhiệm vụ" stands right behind a cue.

    Examples
    --------
    >>> counts_work("yêu cầu ba việc", 7)
    True
    """
    return list_patterns().counted.match(lower, position + 1) is not None


def cut_lead_in(lower: str, start: int, end: int, colon: bool) -> int:
    """Give the end of a directive without an announcement at its end; the start where it is nothing else.

    Before a colon the last member of a comma list may announce; without one only a number of things to do does.

    Examples
    --------
    >>> text = "giữ vững đoàn kết, làm tốt các nội dung sau"
    >>> text[: cut_lead_in(text, 0, len(text), True)]
    'giữ vững đoàn kết, '
    """
    patterns = list_patterns()
    if not colon:
        return start if patterns.counted_lead_in.fullmatch(lower, start, end) else end
    tail = max(start, lower.rfind(", ", start, end) + 2)
    if patterns.lead_in.fullmatch(lower, tail, end) is None:
        return _sent_on(lower, start, end)
    # "tập trung lãnh đạo, chỉ đạo các nhiệm vụ sau": the announcement has its comma inside.
    return start if patterns.leading.fullmatch(lower, start, tail) else tail


def _sent_on(lower: str, start: int, end: int) -> int:
    """Give the end of the work in a stretch that ends with "các nội dung sau đây"; its end where it doesn't.

    "thực hiện nghiêm Chỉ thị 04 và các nội dung sau" holds work; "vận động hội viên, thanh niên trong toàn xã tích cực
    thực hiện các nội dung sau đây" only names inside who is to do it.
    """
    m = list_patterns().sent_on.search(lower, max(start, end - _SENT_ON), end)
    if m is None:
        return end
    return m.start() - len(_AND) if lower.endswith(_AND, start, m.start()) else start
