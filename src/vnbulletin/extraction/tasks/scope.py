"""Walk through a page and find the spans of directives.

A cue opens the directive mood; clauses, sentences and paragraphs that follow stay in it as long as they
read as more work to be done, and a report, praise, a wish or a new subject without action ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.actions import action_at, scan_action
from vnbulletin.extraction.tasks.openings import Hit, Opening, find_hits, open_directive, starts_with_agent, starts_with_person
from vnbulletin.extraction.tasks.splitting import HEADS, skip_mark, split_commas, split_pieces, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.tasks.lexicon import Lexicon
    from vnbulletin.segmentation import Page

_READ = frozenset({"paragraph", "list_item", "heading"})
_LISTING = re.compile(r"(?:nhiệm vụ|nội dung|giải pháp|việc|công tác|vấn đề|mũi nhọn|chỉ tiêu|như|sau|mục tiêu|yêu cầu|kế hoạch)")
_INNER = re.compile(r":|(?<!\w)đó là(?!\w)[:,]?|(?<!\w)cụ thể là(?!\w)[:,]?|(?<!\w)như(?!\w):")
_DOCUMENT = re.compile(r"(?:bộ )?luật |nghị quyết |nghị định |thông tư |quyết định số |kết luận số |chỉ thị |pháp lệnh ")
_REPORT = re.compile(r"(?<![^\W\d_])(?:đã|đạt được|kết quả|khen thưởng|gồm có|thảo luận|báo cáo|tồn tại|hạn chế)(?![^\W\d_])")
_LEAD_IN = re.compile(
    r"(?:[^\W\d_]+ ){1,9}?(?:một số|các|những|\d+|hai|ba|bốn|năm|sáu|bảy) (?:nhóm )?(?:nội dung|nhiệm vụ|việc|vấn đề|điều|giải pháp|yêu cầu|điểm)"
    r"(?: (?:trọng tâm|sau|sau đây|cụ thể|chính|chủ yếu|như sau|cơ bản|lớn|sau đây|quan trọng|và|giải pháp))*"
)
_FIGURE = re.compile(r"\d%|\d ?phần trăm")
_OWN_LIST = re.compile(r"(?:sau(?: đây)?|gồm(?: có)?|như) ?:")
_SHORTEST = 8
#: What ``carry`` gives where a clause belongs to the directive before it.
MERGE = -2
_CONTEXT = ("order", "plan", "speech")
_OPENING_HEADS = ("plan", "order", "assign")
_TELLING = ("order", "assign")
_ANNOUNCING = ("announce", "agree", "plan")
_THEREUPON = ("Theo đó", "Cụ thể", "Trong đó")
_ENDED = (".", ";", "…", ":", "!", "”", '"')


@dataclass(frozen=True, slots=True)
class Draft:
    """A directive found, in view offsets.

    Parameters
    ----------
    start, end : int
        The directive.
    hit : Hit
        The cue that opened the mood.
    lead : tuple of (int, int)
        The sentence that holds the cue.
    before : tuple of (int, int) or None
        The sentence before that, in the same paragraph.
    addressee : tuple of (int, int)
        Who is told, empty where nobody is named.
    told : tuple of (int, int) or None
        Who the heading above says is told.
    sentence : tuple of (int, int)
        The sentence that the directive stands in.
    """

    start: int
    end: int
    hit: Hit
    lead: tuple[int, int]
    before: tuple[int, int] | None
    addressee: tuple[int, int]
    told: tuple[int, int] | None
    sentence: tuple[int, int]


class Walk:
    """The state of the walk: the mood, who set it, and the drafts found so far."""

    def __init__(self, page: Page, lexicon: Lexicon, shields: Sequence[tuple[int, int]]) -> None:
        self.page = page
        self.lexicon = lexicon
        self.lower = page.lower
        self.flow = page.flow
        self.shields = shields
        self.hits = find_hits(lexicon, page.lower, page.flow)
        self.next_hit = 0
        self.drafts: list[Draft] = []
        # The mood: the opening that holds, where its sentence starts, whether a list follows, whether it is on.
        self.opening: Opening | None = None
        self.lead = (0, 0)
        self.before: tuple[int, int] | None = None
        self.previous: tuple[int, int] | None = None
        self.on = False
        self.listing = False
        # A document or a plan has been announced; what follows "theo đó" is what it sets.
        self.announced = False
        # A heading has opened a section of work to be done; only another heading ends it.
        self.section = False
        # Who is told by the heading above.
        self.told: tuple[int, int] | None = None

    def run(self) -> list[Draft]:
        """Read all sentences of the article."""
        if not self.hits:
            return self.drafts
        blocks = self.page.blocks
        last_block = -1
        for start, end, index in self.page.sentences:
            block = blocks[index]
            if block.kind not in _READ:
                continue
            fresh = index != last_block
            if fresh:
                self.previous = None
            last_block = index
            if block.kind == "heading":
                self.read_heading(start, end)
            else:
                self.read_sentence(start, end, fresh, block.kind)
            self.previous = (start, end)
        return self.drafts

    def hits_within(self, start: int, end: int) -> list[Hit]:
        """Give the cues of a stretch; stretches come in text order."""
        hits = self.hits
        i = self.next_hit
        while i < len(hits) and hits[i].start < start:
            i += 1
        j = i
        while j < len(hits) and hits[j].start < end:
            j += 1
        self.next_hit = i
        return hits[i:j]

    def set_opening(self, opening: Opening, start: int, end: int) -> None:
        """Let a new opening hold, found in the sentence given."""
        self.opening = opening
        self.lead = (start, end)
        self.before = self.previous

    def read_heading(self, start: int, end: int) -> None:
        """Read a heading: it opens a section of work, names who does it, or ends the mood."""
        lower = self.lower
        hits = self.hits_within(start, end)
        at = skip_mark(lower, start, end)
        if _REPORT.search(lower, at, end) is None:
            kinds = _OPENING_HEADS if self.flow[end - 1] != ":" else _OPENING_HEADS + ("agree", "future", "modal")
            plans = [h for h in hits if h.opener.kind in kinds]
            if self.listing and (plans == [] or end - at > 60) and self.is_item(at, end):
                self.read_sentence(start, end, True, "list_item", hits)
                return
            if plans:
                self.set_opening(Opening(plans[0], (end, end), end), start, end)
                self.on = self.listing = self.section = True
                self.told = None
                return
            if self.section or self.listing:
                if starts_with_agent(self.lexicon, lower, at, end):
                    self.told = trim(self.flow, at, end)
                    return
                if not self.flow[at:end].isupper():
                    return
        self.on = self.listing = self.section = self.announced = False
        self.told = None

    def is_item(self, start: int, end: int) -> bool:
        """Tell whether what looks like a heading is an item of a list of work: long, and begins with an action."""
        if end - start < 30 or self.flow[start:end].isupper() or self.flow[end - 1] == ":":
            return False
        if action_at(self.lexicon, self.lower, start, end):
            return True
        return (
            starts_with_agent(self.lexicon, self.lower, start, end)
            and scan_action(self.lexicon, self.lower, self.flow, start, end)[0] >= 0
        )

    def read_sentence(self, start: int, end: int, fresh: bool, kind: str, hits: list[Hit] | None = None) -> None:
        """Read one sentence and carry or end the mood."""
        if hits is None:
            hits = self.hits_within(start, end)
        if fresh and self.announced and not self.flow.startswith(_THEREUPON, start):
            self.announced = False
        if not hits and not self.on and not self.announced:
            return
        thereupon = self.announced and self.flow.startswith(_THEREUPON, start)
        pieces = split_pieces(self.lower, start, end, self.shields)
        running = False
        found = False
        taken = start
        for first, (piece, stop) in enumerate(pieces):
            if piece < taken:
                continue
            inside = [h for h in hits if piece <= h.start < stop]
            opening = self.open_piece(inside, piece, stop, running or self.on or thereupon)
            telling = [h for h in inside if h.opener.kind in _TELLING]
            if opening is None and not running and first + 1 < len(pieces) and telling:
                # The list of those told may have semicolons of its own: "giao các sở: A, B; UBND các huyện C".
                opening = self.open_piece(telling[-1:], piece, pieces[first + 1][1], True)
                if opening is not None:
                    stop = taken = pieces[first + 1][1]
            if opening is not None:
                self.set_opening(opening, start, end)
                running = self.emit(opening.action, stop, opening.addressee, (start, end))
            elif running or (self.on and first == 0) or (thereupon and first == 0):
                at, addressee = self.carry(piece, stop, running, fresh, kind)
                if at == MERGE:
                    self.drafts[-1] = replace(self.drafts[-1], end=trim(self.flow, piece, stop)[1])
                elif at >= 0:
                    running = self.emit(at, stop, addressee, (start, end))
                elif running:
                    running = False
            found = found or running
        self.announced = not found and any(h.opener.kind in _ANNOUNCING for h in hits)
        if self.announced:
            self.set_opening(Opening(hits[-1], (end, end), end), start, end)
        if self.flow[end - 1 : end] == ":" and hits and (found or self.introduces(hits[-1], start, end)):
            if not (found and self.opening):
                self.set_opening(Opening(hits[-1], (end, end), end), start, end)
            self.on = self.listing = True
        elif found:
            self.on = True
        elif not (self.listing and (self.section or kind == "list_item")):
            self.on = self.listing = False

    def introduces(self, hit: Hit, start: int, end: int) -> bool:
        """Tell whether a sentence that ends with a colon introduces a list of work."""
        if hit.opener.kind in ("order", "assign", "modal", "passive"):
            return True
        return not _REPORT.search(self.lower, start, end)

    def open_piece(self, hits: list[Hit], start: int, end: int, context: bool) -> Opening | None:
        """Find the directive that a clause opens with a cue of its own."""
        best: Opening | None = None
        for hit in hits:
            if best is not None and hit.start >= best.action:
                # A cue inside the directive opens none, unless an order stands behind a comma in a report.
                break
            found = open_directive(self.lexicon, self.lower, self.flow, hit, start, end, context or best is not None)
            if found is not None and (best is None or found.action >= best.action):
                best = found
            elif hit.opener.kind in _CONTEXT:
                context = True
        if best is None:
            return None
        return self.refine(best, end)

    def refine(self, opening: Opening, end: int) -> Opening:
        """Move the start behind a lead-in that only announces a list."""
        at = opening.action
        m = _INNER.search(self.lower, at, end)
        while m is not None:
            inner = skip_mark(self.lower, m.end(), end)
            if inner < end and _LISTING.search(self.lower, at, m.end()) and action_at(self.lexicon, self.lower, inner, end):
                return Opening(opening.hit, opening.addressee, inner)
            m = _INNER.search(self.lower, m.end(), end)
        return opening

    def carry(self, start: int, end: int, running: bool, fresh: bool, kind: str) -> tuple[int, tuple[int, int]]:
        """Find where the directive of a clause begins that has no cue of its own, -1 where the mood ends."""
        lower, lexicon = self.lower, self.lexicon
        at = skip_mark(lower, start, end)
        m = lexicon.connectors.match(lower, at, end)
        linked = m is not None
        if m is not None:
            at = skip_mark(lower, m.end(), end)
        none = (-1, (start, start))
        if at >= end or lexicon.stop_start.match(lower, at):
            return none
        marked = at > start + 1 and not linked
        if fresh and not running and not linked and not marked and not self.listing:
            # A new paragraph goes on in the mood only with a new agent in a full sentence.
            if not self.flow.startswith(_ENDED, end - 1):
                return none
            if action_at(lexicon, lower, at, end) and not HEADS.match(lower, at):
                return none
            if starts_with_person(lower, at):
                return none
        if action_at(lexicon, lower, at, end):
            if not running and lexicon.stop_anywhere.search(lower, at, end):
                return none
            return at, (at, at)
        if running and self.drafts and (_DOCUMENT.match(lower, at) or self.lists_inside(start)):
            # "thực hiện Luật A; Luật B": the list of documents goes on.
            return MERGE, (at, at)
        if running and lower.startswith(("đối với ", "với ", "riêng "), at):
            return at, (at, at)
        if lexicon.stop_anywhere.search(lower, at, end):
            return none
        if starts_with_agent(lexicon, lower, at, end):
            action, stop = scan_action(lexicon, lower, self.flow, at, end)
            if action >= 0:
                return action, (at, stop)
        if running or (self.listing and kind == "list_item" and fresh and self.is_target(at, end)):
            return at, (at, at)
        return none

    def is_target(self, start: int, end: int) -> bool:
        """Tell whether an item without a verb of action states a target: under such a heading, with a figure."""
        if self.opening is None or self.flow[end - 1] == ":":
            return False
        cue = self.opening.hit.opener.cue
        return cue in ("mục tiêu", "chỉ tiêu") or _FIGURE.search(self.flow, start, end) is not None

    def lists_inside(self, end: int) -> bool:
        """Tell whether the last directive holds a list of its own, whose items semicolons part."""
        last = self.drafts[-1]
        return _OWN_LIST.search(self.lower, last.start, min(end, last.end)) is not None

    def emit(self, start: int, end: int, addressee: tuple[int, int], sentence: tuple[int, int]) -> bool:
        """Keep a directive, cut at commas where its work changes."""
        start, end = trim(self.flow, start, end)
        if self.flow[end : end + 1] == ":" or self.flow[end : sentence[1]].strip() in (".", ""):
            # "..., tập trung thực hiện các nội dung sau:" announces a list and is no work itself.
            tail = max(start, self.lower.rfind(", ", start, end) + 2)
            if _LEAD_IN.fullmatch(self.lower, tail, end):
                self.listing = True
                if tail == start:
                    return True
                start, end = trim(self.flow, start, tail)
        if end - start < _SHORTEST or self.opening is None:
            return False
        for a, b in split_commas(self.lexicon, self.lower, start, end):
            a, b = trim(self.flow, a, b)
            if b - a >= _SHORTEST:
                self.drafts.append(Draft(a, b, self.opening.hit, self.lead, self.before, addressee, self.told, sentence))
        return True
