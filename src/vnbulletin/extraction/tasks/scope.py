"""Walk through a page and find the spans of directives.

A cue opens the directive mood; clauses, sentences and paragraphs that follow stay in it as long as they
read as more work to be done, and a report, praise, a wish or a new subject without action ends it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.actions import action_at, describes, find_action, kinds_at, scan_action
from vnbulletin.extraction.tasks.drafts import Draft
from vnbulletin.extraction.tasks.lexicon import ADVERB, NOMINAL, VERB
from vnbulletin.extraction.tasks.lists import (
    counts_work,
    cut_head,
    cut_lead_in,
    find_inner_list,
    list_patterns,
    only_verbs,
)
from vnbulletin.extraction.tasks.openings import (
    Hit,
    Opening,
    find_hits,
    has_subject_behind,
    open_directive,
    starts_with_agent,
    starts_with_name,
    starts_with_person,
)
from vnbulletin.extraction.tasks.splitting import skip_mark, split_commas, split_pieces, trim
from vnbulletin.text.limits import note_limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.tasks.lexicon import Lexicon
    from vnbulletin.segmentation import Page

_READ = frozenset({"paragraph", "list_item", "heading"})
_CONTEXT = frozenset({"order", "plan", "speech"})
_HEADING = frozenset({"plan", "order", "assign"})
_COLON_HEADING = _HEADING | {"agree", "future", "modal"}
_WEAK = frozenset({"modal", "future", "forbid"})
#: What someone plans to do tells nothing of the next paragraph.
_OWN_PLANS = frozenset({"strive", "aim", "year"})
_TELLING = frozenset({"order", "assign"})
_JOINS = ("", "đồng thời", "và", "sau đó", "rồi")
_SHARING = "phân công"
_AMONG = "trong đó"
_WORK_TOO = ("chỉ đạo", _SHARING)
_ANNOUNCING = frozenset({"announce", "agree", "plan"})
_SURE = frozenset({"order", "assign", "modal", "passive"})
_THEREUPON = ("Theo đó", "Cụ thể", "Trong đó", "Một là", "Thứ nhất", "Trước hết", "Do đó", "Vì vậy", "Vì thế")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(?: năm |/|-| - )(\d{4})")
#: A month that a sentence begins with.
_MONTH_FIRST = re.compile(r"(?:trong )?tháng (\d{1,2})(?!\d)")
#: So many months back a month without a year is the last one of its name, and over.
_LATELY = 6
#: Behind "năm 20": the year, or the last one of a period.
_LAST_YEAR = re.compile(r"(\d\d)(?!\d)(?: ?- ?20(\d\d)(?!\d))?")
#: Up to this month a year is still to come.
_STILL_TO_COME = 2
_QUARTERS = {"quý ii": 2, "quý iii": 3, "quý iv": 4, "quý 2": 2, "quý 3": 3, "quý 4": 4}
_SENTENCE_ENDS = (".", ";", "…", ":", "!", "”", '"')
#: What names the topic of an item before its work.
_TOPICS = ("về ", "trong công tác ", "trong lĩnh vực ", "trên lĩnh vực ", "đối với công tác ", "công tác ")
_ORDINAL = re.compile(r"(?:thứ|một|hai|ba|bốn|năm|sáu|bảy|tám|chín) (?:là|nhất|hai|ba|tư|năm|sáu|bảy|tám)(?!\w)")
_DETERMINED = (" các ", " những ", " từng ", " mọi ")
_CASES = ("khi ", "nếu ", "trường hợp ")
_THEN = re.compile(r" (?:thì|sẽ|cần|phải) ")
_WHICHEVER = re.compile(r"\w+ (?:\w+ ){0,2}nào ")
_OF_OBJECT = ("đã", "đạt được")
_TAKING_VERBS = ("tăng cường", "đẩy mạnh", "chú trọng", "quan tâm", "nâng cao", "làm tốt", "đổi mới")
_RESULT = "kết quả"
_ATTENDING = ("tham dự",)
_HAPPENING = "diễn ra"
#: What is to happen stands so near behind "cho".
_AIM = 40
_PURPOSE = " để "
_DONE_BY = "đã được "
_TIMES = ("trong thời gian ", "trong dịp ", "trong quá trình ", "trong mùa ", "trong những ngày ", "trong các ngày ")
_TOPIC_END = re.compile(r"[,:] ")
_SAID_BEHIND = re.compile(r"[.,]?[”\"»][.,]? ?[-–]? ?")
_WHOLE_SUBJECTS = ("đối với ", "với ", "riêng ")
#: A clause with more cues than this is no language.
_MOST_CUES = 40
#: Shorter spans are no directive.
_SHORTEST = 8
#: A verb without an object, shorter than this, is no directive.
_BARE = 20
#: A heading without a number names a section where the cue stands so near its start.
_HEADS_SECTION = 14
#: A heading shorter than this is no item of a list.
_SHORTEST_ITEM = 30
#: A heading longer than this is an item although it names a plan.
_LONGEST_HEADING = 60
#: A stopper this far behind the start of a clause belongs to another one inside it.
_SUBJECT_AND_VERB = 90
#: A case and what is to be done in it take no more than this.
_LONGEST_CASE = 300
#: Who acts in a case begins at most so far before the action.
_ACTOR = 80
#: The verbs that a directive begins with stand in so many characters.
_VERB_CHAIN = 40
#: What goes on with the object of a directive stands at most so far behind it.
_NEXT_CLAUSE = 6
#: The name before a colon in an item is at most so long.
_LONGEST_LABEL = 160
#: What ``Walk.carry`` gives where a clause belongs to the directive before it.
_MERGE = -2


def _start_of(sentence: tuple[int, int, int]) -> int:
    return sentence[0]


class Walk:
    """The state of the walk: the mood, who set it, and the drafts found so far.

    Parameters
    ----------
    page : Page
        The page.
    lexicon : Lexicon
        The words.
    shields : sequence of (int, int)
        View spans whose semicolons divide nothing.
    """

    def __init__(self, page: Page, lexicon: Lexicon, shields: Sequence[tuple[int, int]]) -> None:
        self.page = page
        self.lexicon = lexicon
        self.lower = page.lower
        self.flow = page.flow
        self.shields = shields
        self.hits = self.leave_out_past_times(find_hits(lexicon, page.lower, page.flow))
        self.next_hit = 0
        self.drafts: list[Draft] = []
        # The opening that holds, its sentence and the one before it.
        self.opening: Opening | None = None
        self.lead = (0, 0)
        self.before: tuple[int, int] | None = None
        self.previous: tuple[int, int] | None = None
        # Whether the mood is on; whether items of a list follow.
        self.on = False
        self.listing = False
        # A document or a plan has been announced; what follows "theo đó" is what it sets.
        self.announced = False
        # A heading has opened a section of work to be done; only another heading ends it. It may say who is told.
        self.section = False
        self.told: tuple[int, int] | None = None

    def leave_out_past_times(self, hits: list[Hit]) -> list[Hit]:
        """Leave out the cues that name a quarter before the page's own, or a year that isn't to come.

        In the first two months a year is still to come. Where the page has no date no year is. What somebody goes on
        with in a month that is over is a report.
        """
        dates = [self.page.published.iso()] if self.page.published is not None else []
        dates += [event.date for event in self.page.events if event.date]
        now = next((m for m in map(_MONTH.match, dates) if m is not None), None)
        if now is None:
            return [hit for hit in hits if hit.opener.kind != "year"]
        return [hit for hit in hits if not self.is_over(hit, int(now[1]), int(now[2]))]

    def is_over(self, hit: Hit, year: int, month: int) -> bool:
        """Tell whether the time that a cue names is over in a month of a year."""
        quarter = _QUARTERS.get(hit.opener.cue)
        if quarter is not None:
            named = _YEAR.match(self.lower, hit.end)
            return (int(named[1]) if named is not None else year, quarter) < (year, (month + 2) // 3)
        if hit.opener.kind == "year":
            years = _LAST_YEAR.match(self.lower, hit.end)
            return years is None or int(f"20{years[2] or years[1]}") <= year - (month <= _STILL_TO_COME)
        sentences = self.page.sentences
        if hit.opener.kind != "continue" or not sentences:
            return False
        start = sentences[bisect_right(sentences, hit.start, key=_start_of) - 1][0]
        first = _MONTH_FIRST.match(self.lower, start, hit.start)
        return first is not None and 0 < (month - int(first[1])) % 12 <= _LATELY

    def run(self) -> list[Draft]:
        """Read all sentences of the article."""
        if not self.hits:
            return self.drafts
        blocks = self.page.blocks
        last_block = -1
        for start, end, index in self.page.sentences:
            kind = blocks[index].kind
            if kind not in _READ and len(blocks) > 1:
                continue
            fresh = index != last_block
            if fresh:
                self.previous = None
            last_block = index
            if kind == "heading":
                # A heading counts as a whole, whatever full stops its number has.
                if fresh:
                    block = blocks[index]
                    self.read_heading(block.start, block.end, self.take_hits(block.start, block.end))
                continue
            hits = self.take_hits(start, end)
            if hits or self.on or self.announced:
                self.read_sentence(start, end, fresh, kind, hits)
            self.previous = (start, end)
        return self.drafts

    def take_hits(self, start: int, end: int) -> list[Hit]:
        """Give the cues of a sentence; sentences come in text order."""
        hits = self.hits
        i = self.next_hit
        while i < len(hits) and hits[i].start < start:
            i += 1
        j = i
        while j < len(hits) and hits[j].start < end:
            j += 1
        self.next_hit = j
        return hits[i:j]

    def set_opening(self, opening: Opening, start: int, end: int) -> None:
        """Let a new opening hold, found in the sentence given."""
        self.opening = opening
        self.lead = (start, end)
        self.before = self.previous

    def read_heading(self, start: int, end: int, hits: list[Hit]) -> None:
        """Read a heading: it opens a section of work, names who does it, is an item itself, or ends the mood."""
        at = skip_mark(self.lower, start, end)
        if list_patterns().report.search(self.lower, at, end) is None:
            kinds = _COLON_HEADING if self.flow[end - 1] == ":" else _HEADING
            outline = at > start or self.flow[end - 1] == ":" or self.flow[at:end].isupper()
            # A headline of the press ("... đặt mục tiêu tăng 11%") is no section of a plan.
            plans = [h for h in hits if h.opener.kind in kinds and (outline or h.start - at <= _HEADS_SECTION)]
            if self.listing and (not plans or end - at > _LONGEST_HEADING) and self.is_item(at, end):
                self.read_sentence(start, end, True, "list_item", hits)
                return
            if plans:
                self.set_opening(Opening(plans[0], (end, end), end), start, end)
                self.on = self.listing = self.section = True
                self.told = None
                return
            if self.listing:
                if starts_with_agent(self.lexicon, self.lower, at, end):
                    self.told = trim(self.flow, at, end)
                    return
                if not self.flow[at:end].isupper():
                    return
        self.on = self.listing = self.section = self.announced = False
        self.told = None

    def is_item(self, start: int, end: int) -> bool:
        """Tell whether what looks like a heading is an item of a list of work: long, and begins with an action."""
        if end - start < _SHORTEST_ITEM or self.flow[start:end].isupper() or self.flow[end - 1] == ":":
            return False
        if action_at(self.lexicon, self.lower, start, end):
            return True
        return (
            starts_with_agent(self.lexicon, self.lower, start, end)
            and scan_action(self.lexicon, self.lower, self.flow, start, end)[0] >= 0
        )

    def read_sentence(self, start: int, end: int, fresh: bool, kind: str, hits: list[Hit]) -> None:
        """Read one sentence, clause by clause, and carry or end the mood."""
        if self.flow[end - 1] == "?":
            return
        thereupon = self.announced and self.flow.startswith(_THEREUPON, start)
        if not (hits or self.on or thereupon):
            self.announced = False
            return
        pieces = split_pieces(self.lower, start, end, self.shields)
        found = running = False
        taken = start
        next_hit = 0
        for i, (piece, stop) in enumerate(pieces):
            first_hit = next_hit
            while next_hit < len(hits) and hits[next_hit].start < stop:
                next_hit += 1
            if piece < taken:
                continue
            inside = hits[first_hit:next_hit]
            opening = self.open_piece(inside, piece, stop, running or self.on or thereupon)
            if opening is None and not running and i + 1 < len(pieces):
                # The list of those told may have semicolons of its own: "giao các sở: A, B; UBND các huyện C".
                telling = [h for h in inside if h.opener.kind in _TELLING]
                opening = self.open_piece(telling[-1:], piece, pieces[i + 1][1], True)
                if opening is None and telling and telling[-1].opener.kind == "order":
                    opening = self.open_behind_vow(telling[-1], stop, pieces[i + 1])
                if opening is not None:
                    stop = taken = pieces[i + 1][1]
            if (
                opening is not None
                and (running or self.on)
                and all(
                    h.opener.kind in _WEAK or h.opener.cue == _AMONG for h in inside if h.start <= opening.hit.start
                )
            ):
                # A weak cue deep in a clause that carries on with an action of its own opens nothing new.
                at, addressee = self.carry(piece, opening.hit.start, running, fresh, kind)
                if at >= 0 and (opening.hit.opener.kind != "future" or addressee[0] < at):
                    running = self.emit(at, stop, addressee, (start, end))
                    found = found or running
                    continue
            if opening is not None and (running or self.on) and opening.hit.opener.cue in _WORK_TOO:
                # Among items of work "chỉ đạo Công an xã tuần tra" is what the addressee of the list is to do.
                at, addressee = self.carry(piece, stop, running, fresh, kind)
                if at == opening.hit.start or (0 <= at < opening.hit.start and opening.hit.opener.cue == _SHARING):
                    running = self.emit(at, stop, addressee, (start, end))
                    found = found or running
                    continue
            if (
                opening is not None
                and (running or self.on)
                and opening.hit.opener.kind == "assign"
                and self.emit_before(opening, piece, stop, fresh, kind, (start, end), running)
            ):
                found = running = True
                continue
            if opening is not None:
                self.set_opening(opening, start, end)
                if opening.before is not None:
                    self.emit(*opening.before, opening.addressee, (start, end))
                running = self.emit(opening.action, stop, opening.addressee, (start, end))
            elif self.flow[end - 1] == ":" and any(h.opener.kind in _TELLING for h in inside):
                # "..., Liên đoàn đề nghị các cơ sở:" only introduces what follows.
                running = False
            elif running or (i == 0 and (self.on or thereupon)):
                at, addressee = self.carry(piece, stop, running, fresh, kind)
                if at == _MERGE:
                    self.drafts[-1] = replace(self.drafts[-1], end=trim(self.flow, piece, stop)[1])
                elif at >= 0:
                    running = self.emit(at, stop, addressee, (start, end))
                else:
                    running = False
            found = found or running
        if thereupon and not (found or hits) and self.flow[end - 1] == ":" and self.introduces(None, *self.lead):
            # "... phổ biến 9 nhiệm vụ trọng tâm. Cụ thể như sau:"
            self.on = self.listing = True
            self.announced = False
            return
        self.end_sentence(start, end, kind, hits, found)

    def open_behind_vow(self, hit: Hit, end: int, behind: tuple[int, int]) -> Opening | None:
        """Find the work in the clause behind one that asks someone for an attitude: "... luôn gương mẫu; giúp ..."."""
        m = self.lexicon.connectors.match(self.lower, skip_mark(self.lower, hit.end, end), end)
        told = m.end() if m is not None else hit.end
        at = skip_mark(self.lower, *behind)
        if not starts_with_agent(self.lexicon, self.lower, told, end) or not action_at(
            self.lexicon, self.lower, at, behind[1]
        ):
            return None
        return Opening(hit, (told, end), at)

    def emit_before(
        self,
        opening: Opening,
        start: int,
        end: int,
        fresh: bool,
        kind: str,
        sentence: tuple[int, int],
        running: bool,
    ) -> bool:
        """Keep the directive that a clause begins with before a cue behind a comma: "rà soát hộ nghèo, giao xã A ...".

        Returns
        -------
        bool
            Whether that was all: what the cue opens is too short to be work of its own.
        """
        comma = self.lower.rfind(", ", start, opening.hit.start)
        if comma < 0 or self.lower[comma + 2 : opening.hit.start].strip() not in _JOINS:
            return False
        at, addressee = self.carry(start, comma, running, fresh, kind)
        if at < 0:
            return False
        whole = end - opening.action < _BARE
        return self.emit(at, end if whole else comma, addressee, sentence) and whole

    def end_sentence(self, start: int, end: int, kind: str, hits: list[Hit], found: bool) -> None:
        """Settle what the sentence leaves: the mood, a list to come, an announcement, or nothing."""
        self.announced = not found and any(
            h.opener.kind in _ANNOUNCING or (h.opener.kind in _TELLING and counts_work(self.lower, h.end)) for h in hits
        )
        colon = self.flow[end - 1] == ":" and hits and (found or self.introduces(hits[-1], start, end))
        if (self.announced or colon) and not (found and self.opening):
            self.set_opening(Opening(hits[-1], (end, end), end), start, end)
        if colon:
            self.on = self.listing = True
        elif found:
            self.on = True
        elif not (self.listing and (self.section or kind == "list_item")):
            self.on = self.listing = False

    def introduces(self, hit: Hit | None, start: int, end: int) -> bool:
        """Tell whether a sentence that ends with a colon introduces a list of work."""
        if hit is not None and hit.opener.kind in _SURE:
            return True
        return list_patterns().report.search(self.lower, start, end) is None

    def open_piece(self, hits: list[Hit], start: int, end: int, context: bool) -> Opening | None:
        """Find the directive that a clause opens with a cue of its own."""
        if not hits:
            return None
        best: Opening | None = None
        start = skip_mark(self.lower, start, end)
        for i, hit in enumerate(hits):
            if best is not None and hit.start >= best.action + best.hit.opener.cue.endswith(":"):
                # A cue inside the directive opens none; right behind "kết luận:" it is a lead-in of its own.
                break
            if i == _MOST_CUES:
                told = f"a clause with {len(hits):,} cues of directives; the first {_MOST_CUES} were read"
                note_limit("limit.cues", told, start, end)
                break
            found = open_directive(self.lexicon, self.lower, self.flow, hit, start, end, context or best is not None)
            if found is not None and (best is None or found.action >= best.action):
                best = found
            elif hit.opener.kind in _CONTEXT:
                context = True
        if best is None:
            return None
        inner = find_inner_list(self.lexicon, self.lower, self.flow, best.action, end)
        if inner < 0:
            return best
        return replace(best, action=inner, before=cut_head(self.lower, best.action, inner))

    def carry(self, start: int, end: int, running: bool, fresh: bool, kind: str) -> tuple[int, tuple[int, int]]:
        """Find where the directive of a clause begins that has no cue of its own.

        Returns
        -------
        tuple of (int, (int, int))
            The place (negative where the mood ends or the clause belongs to the directive before) and the addressee.
        """
        lower, lexicon = self.lower, self.lexicon
        at = skip_mark(lower, start, end)
        m = lexicon.connectors.match(lower, at, end)
        marked = at > start + 1
        linked = m is not None
        if m is not None:
            at = skip_mark(lower, m.end(), end)
        none = (-1, (start, start))
        document = list_patterns().document.match(lower, at) is not None
        if running and self.drafts and not linked and self.spreads_result(at, end):
            return _MERGE, (at, at)
        if at >= end or lexicon.stop_start.match(lower, at) or (document and not running):
            return none
        counted = m is not None and _ORDINAL.match(lower, m.start()) is not None
        in_list = counted or (self.listing and (marked or kind == "list_item"))
        if (linked or in_list) and lower.startswith(_TOPICS, at):
            at = self.skip_topic(at, end)
        elif lower.startswith(_WHOLE_SUBJECTS, at):
            # "Đối với khu vực miền núi: rà soát ..."
            at = self.skip_topic(at, end, ":")
        elif lower.startswith(_TIMES, at):
            at = self.skip_time(at, end)
        elif lower.startswith(_CASES, at) and self.sets_in_case(at, end):
            # "khi có biểu hiện sốt, đến ngay cơ sở y tế": the case is part of the work.
            return at, (at, at)
        if not running and starts_with_person(lower, at) and not action_at(lexicon, lower, at, end):
            # Who speaks or presents next; those who are told are bodies, stand behind a cue or before a colon.
            labelled = lower.find(":", at, min(end, at + _LONGEST_LABEL)) >= 0
            if not in_list or (starts_with_name(lower, at) and not labelled):
                return none
        elif not running and not in_list and has_subject_behind(lexicon, lower, self.flow, at, end, persons=True):
            return none
        if fresh and not (running or linked or marked or self.listing) and not self.goes_on(at, end):
            return none
        if running and self.drafts and (document or self.continues_object(at) or self.continues_list(at, end)):
            # "thực hiện Luật A; Luật B", "phòng ngừa tội phạm mạng; tội phạm ma túy": the object goes on.
            return _MERGE, (at, at)
        if action_at(lexicon, lower, at, end) or (running and kinds_at(lexicon, lower, at)[0] & ADVERB):
            return none if not running and not in_list and self.is_stopped(at, end) else (at, (at, at))
        if running and self.drafts and self.lists_inside(start):
            return _MERGE, (at, at)
        if self.is_case(at, end):
            # "dự án giải ngân chậm thì điều chuyển vốn": the case is part of the work.
            return at, (at, at)
        if lower.startswith(_WHOLE_SUBJECTS, at) and (running or lower.find(" phải ", at, end) > 0):
            # "đối với tàu đang ở ngoài khơi (thì) phải gọi vào bờ": the case is part of the work.
            return at, (at, at)
        agent = starts_with_agent(lexicon, lower, at, end)
        if agent and lower.find(" sẽ bị ", at, end) > 0:
            # "trường nào làm trái sẽ bị xử lý" threatens.
            return none
        if _WHICHEVER.match(lower, at) is not None:
            # "Xã nào để cháy rừng, người đứng đầu phải giải trình": the case is part of the work.
            sentence = lower.find(". ", at, at + _LONGEST_CASE)
            stop = sentence if sentence >= 0 else at + _LONGEST_CASE
            duty = lower.find(" phải ", at, stop)
            if duty < 0:
                return none
            if lower.find(", ", at, duty) >= 0:
                return at, (at, at)
        if (agent or not running) and self.begins_report(at, min(end, at + _SUBJECT_AND_VERB)):
            return none
        if agent and self.listing:
            # "Trung tâm Y tế: phun hóa chất": what stands behind the colon is the work, whatever its verb.
            colon = lower.find(":", at, min(end, at + _LONGEST_LABEL))
            if colon >= 0 and scan_action(lexicon, lower, self.flow, at, colon)[0] < 0:
                return skip_mark(lower, colon + 1, end), (at, colon)
        if agent and self.is_modal(end):
            # The weak cue behind what is said to be somebody's work opens the work: "đơn vị thi công cần ...".
            role = scan_action(lexicon, lower, self.flow, at, end)[0]
            if role >= 0 and describes(lower, role) and lower.find(",", role, end) < 0:
                return none
        if agent:
            scan = find_action if self.listing else scan_action
            action, stop = scan(lexicon, lower, self.flow, at, end)
            if action >= 0:
                return action, (at, stop)
        if running and self.drafts and self.names_more(at, end):
            return _MERGE, (at, at)
        if running or (self.listing and kind == "list_item" and fresh and self.is_target(at, end)):
            return at, (at, at)
        return none

    def is_modal(self, at: int) -> bool:
        """Tell whether a modal begins at a position where a clause is cut before a cue."""
        return list_patterns().modal.match(self.lower, at) is not None

    def sets_in_case(self, at: int, end: int) -> bool:
        """Tell whether a clause that begins with a case says what to do in it.

        The action stands behind a comma, there perhaps behind who acts, or behind "thì" or a modal.
        """
        if self.skip_topic(at, end) > at:
            return True
        comma = self.lower.find(", ", at, min(end, at + _LONGEST_LABEL))
        if comma >= 0 and starts_with_agent(self.lexicon, self.lower, comma + 2, end):
            stop = min(end, comma + _ACTOR)
            if find_action(self.lexicon, self.lower, self.flow, comma + 2, stop)[0] > 0:
                return True
        then = _THEN.search(self.lower, at, min(end + len("phải "), at + _LONGEST_LABEL))
        return then is not None and action_at(self.lexicon, self.lower, then.end(), len(self.lower)) > 0

    def skip_time(self, at: int, end: int) -> int:
        """Give where the clause begins behind a time ("Trong dịp Tết, các xã không được ..."), or ``at``."""
        comma = self.lower.find(", ", at, min(end, at + _LONGEST_LABEL))
        behind = comma + 2
        if comma < 0 or not (
            action_at(self.lexicon, self.lower, behind, end) or starts_with_agent(self.lexicon, self.lower, behind, end)
        ):
            return at
        return behind

    def is_case(self, at: int, end: int) -> bool:
        """Tell whether a clause says what to do with things of a kind: "dự án chậm thì điều chuyển vốn"."""
        behind = self.lower.find(" thì ", at, min(end, at + _LONGEST_LABEL))
        if behind < 0 or starts_with_person(self.lower, at):
            return False
        past = self.lexicon.stop_anywhere.search(self.lower, at, behind)
        return past is None and action_at(self.lexicon, self.lower, behind + len(" thì "), end) > 0

    def is_stopped(self, at: int, end: int) -> bool:
        """Tell whether a clause that begins with an action holds a word of report that isn't its object's own."""
        m = self.lexicon.stop_anywhere.search(self.lower, at, end)
        while m is not None:
            if not self.is_of_object(m[0], at, m.start()):
                return True
            m = self.lexicon.stop_anywhere.search(self.lower, m.end(), end)
        return False

    def begins_report(self, at: int, end: int) -> bool:
        """Tell whether a subject and its verb hold a word of report, other than of what is to happen."""
        m = self.lexicon.stop_anywhere.search(self.lower, at, end)
        return m is not None and not (m[0] == _HAPPENING and self.is_of_object(m[0], at, m.start()))

    def is_of_object(self, stopper: str, at: int, position: int) -> bool:
        """Tell whether a word of report belongs to the object or the aim of the action before it.

        "giữ vững những tiêu chí đã đạt", "theo mẫu đã được xã duyệt", "thắp hương để bày tỏ lòng biết ơn", "giữ trật
        tự cho ngày hội diễn ra vui tươi"
        """
        lower = self.lower
        if lower.endswith(_PURPOSE, at, position):
            return True
        if lower.startswith(_DONE_BY, position) or stopper in _ATTENDING:
            comma = lower.rfind(", ", at, position)
            return comma < 0 or not (
                starts_with_agent(self.lexicon, lower, comma + 2, position) or starts_with_person(lower, comma + 2)
            )
        if stopper == _HAPPENING:
            return lower.find(" cho ", max(at, position - _AIM), position) >= 0
        return stopper in _OF_OBJECT and not self.has_part(at, position)

    def has_part(self, at: int, end: int) -> bool:
        """Tell whether a comma divides a stretch anywhere but between two actions ("chủ trì, phối hợp")."""
        comma = self.lower.find(", ", at, end)
        while comma >= 0 and kinds_at(self.lexicon, self.lower, comma + 2)[0]:
            comma = self.lower.find(", ", comma + 2, end)
        return comma >= 0

    def skip_topic(self, at: int, end: int, marks: str = ",:") -> int:
        """Give where the work begins behind its topic ("Ba là, về công tác cán bộ, hoàn thành ..."), or ``at``."""
        limit = min(end, at + _LONGEST_LABEL)
        m = _TOPIC_END.search(self.lower, at, limit)
        while m is not None:
            behind = skip_mark(self.lower, m.end(), end)
            if m[0][0] in marks and action_at(self.lexicon, self.lower, behind, end):
                return behind
            m = _TOPIC_END.search(self.lower, m.end(), limit)
        return at

    def goes_on(self, at: int, end: int) -> bool:
        """Tell whether a new paragraph without link or mark goes on in the mood: a full sentence of sure action."""
        if self.opening is not None and self.opening.hit.opener.kind in _OWN_PLANS:
            return False
        if self.flow[end : end + 1] != ";" and not self.flow.startswith(_SENTENCE_ENDS, end - 1):
            return False
        bits, after = kinds_at(self.lexicon, self.lower, at)
        if not bits:
            return True
        named = bits & NOMINAL and not self.lower.startswith(_DETERMINED, after)
        if named or not bits & (VERB | ADVERB) or " " not in self.lower[at:after]:
            return False
        if self.lower.startswith("phối hợp", at):
            # "Phối hợp với cấp ủy, các lực lượng nắm địa bàn": those behind the comma are whom to work with.
            return not has_subject_behind(self.lexicon, self.lower, self.flow, after, end, persons=True)
        # "Xác định nghề cá là mũi nhọn, xã lập ...": what stands before the subject is no order.
        return not has_subject_behind(self.lexicon, self.lower, self.flow, after, end, persons=False)

    def is_target(self, start: int, end: int) -> bool:
        """Tell whether an item without a verb of action states a target: under such a heading, or with a figure."""
        if self.opening is None or self.flow[end - 1] == ":":
            return False
        patterns = list_patterns()
        return (
            self.opening.hit.opener.cue in patterns.targets or patterns.figure.search(self.flow, start, end) is not None
        )

    def continues_object(self, at: int) -> bool:
        """Tell whether a clause begins with what can only be an object, right behind a directive with a verb."""
        if self.opening is None or self.opening.hit.opener.cue in list_patterns().targets:
            return False
        if list_patterns().governed.match(self.lower, at) is None:
            return False
        last = self.drafts[-1]
        return at - last.end <= _NEXT_CLAUSE and action_at(self.lexicon, self.lower, last.start, last.end) > 0

    def continues_list(self, at: int, end: int) -> bool:
        """Tell whether a clause is a further member of a list that the last directive holds.

        Such are a place ("nhất là ở sân trường; trên đường liên thôn"), a name without an action ("các đơn vị gồm
        Hội A; Trường B"), and whatever follows until a number of things is complete ("3 phương án: a; b; c").
        """
        last = self.drafts[-1]
        if at - last.end > _NEXT_CLAUSE or self.opening is None:
            return False
        patterns = list_patterns()
        if self.lower.find(":", last.start, last.end) >= 0:
            counted = patterns.counted_list.search(self.lower, last.start, last.end)
            if counted is not None and self.lower.count(";", counted.end(), last.end) + 1 < int(counted[1]):
                return True
        if patterns.place.match(self.lower, at) is not None:
            comma = self.lower.find(", ", at, end)
            behind = comma >= 0 and action_at(self.lexicon, self.lower, comma + 2, end) > 0
            return not behind and patterns.modal.search(self.lower, at, end) is None
        if not (self.flow[at].isupper() and starts_with_agent(self.lexicon, self.lower, at, end)):
            return False
        if patterns.members.search(self.lower, last.start, last.end) is not None:
            return True
        return find_action(self.lexicon, self.lower, self.flow, at, end)[0] < 0 and (
            patterns.modal.search(self.lower, at, end) is None
        )

    def spreads_result(self, at: int, end: int) -> bool:
        """Tell whether a clause names a result that is to be spread: "tuyên truyền về ngày hội; kết quả làm đường"."""
        behind = at + len(_RESULT)
        return self.lower.startswith(_RESULT, at) and self.lower[behind] == " " and self.names_more(at, end)

    def names_more(self, at: int, end: int) -> bool:
        """Tell whether a clause without an action names more of what the directive before it spreads.

        "tuyên truyền kết quả kỳ họp; chủ trương chuyển đổi số" is one directive.
        """
        last = self.drafts[-1]
        patterns = list_patterns()
        return (
            at - last.end <= _NEXT_CLAUSE
            and patterns.spreading.search(self.lower, last.start, min(last.end, last.start + _VERB_CHAIN)) is not None
            and patterns.modal.search(self.lower, at, end) is None
        )

    def lists_inside(self, end: int) -> bool:
        """Tell whether the last directive holds a list of its own, whose items semicolons part."""
        last = self.drafts[-1]
        return list_patterns().own_list.search(self.lower, last.start, min(end, last.end)) is not None

    def end_of_quote(self, start: int, end: int) -> int:
        """Give the end of a directive without who said it: "... phải trực 24/24 giờ", ông X nói."""
        m = _SAID_BEHIND.search(self.flow, start, end)
        if m is not None and (starts_with_person(self.lower, m.end()) or self.lower.startswith("đó là ", m.end())):
            return m.start()
        return end

    def join_verbs(self, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join a part with the next where its verbs have no object yet: "phổ biến, quán triệt, thực hiện nghiêm ...".

        "tăng cường kiểm tra, giám sát" has one.
        """
        joined: list[tuple[int, int]] = []
        for a, b in parts:
            if joined:
                start, end = joined[-1]
                chain = self.lower[start:end].split(", ")
                if not any(word in chain[0] for word in _TAKING_VERBS) and self.are_verbs(chain, start):
                    joined[-1] = start, b
                    continue
            joined.append((a, b))
        return joined

    def are_verbs(self, chain: list[str], start: int) -> bool:
        """Tell whether the members of a comma list that begins at a position are all words of action alone."""
        for member in chain:
            if not only_verbs(self.lexicon, self.lower, start, start + len(member)):
                return False
            start += len(member) + 2
        return True

    def end_of_reason(self, start: int, end: int) -> int:
        """Give the end of a directive without its reason: "..., vì hiện nay kho đã hết"."""
        m = list_patterns().reason.search(self.lower, start + _SHORTEST, end)
        return m.start() if m is not None else end

    def emit(self, start: int, end: int, addressee: tuple[int, int], sentence: tuple[int, int]) -> bool:
        """Keep a directive, without the announcement of a list, cut at commas where its work changes."""
        start, end = trim(self.flow, start, self.end_of_reason(start, self.end_of_quote(start, end)))
        if self.flow.startswith(":", end) or sentence[1] - end <= 1:
            cut = cut_lead_in(self.lower, start, end, self.flow.startswith(":", end))
            if cut < end:
                self.listing = True
                if cut == start:
                    return True
                start, end = trim(self.flow, start, cut)
        opening = self.opening
        if end - start < _SHORTEST or opening is None:
            return False
        for a, b in self.join_verbs(split_commas(self.lower, start, end)):
            a, b = trim(self.flow, a, b)
            if b - a >= _SHORTEST and not (b - a < _BARE and kinds_at(self.lexicon, self.lower, a)[1] >= b):
                self.drafts.append(
                    Draft(a, b, opening.hit, self.lead, opening.action, self.before, addressee, self.told, sentence)
                )
        return True
