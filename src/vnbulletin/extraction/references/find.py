"""Find the references of a page: mentions, their surroundings, the documents they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.references.after import Details, match_date_after, read_after, read_inside
from vnbulletin.extraction.references.before import find_relation, read_before
from vnbulletin.extraction.references.bodies import find_term
from vnbulletin.extraction.references.codes import bodies_of, correct_code, issuer_code, type_of_symbol
from vnbulletin.extraction.references.documents import Identity, resolve
from vnbulletin.extraction.references.mentions import Found, Mention, find_mentions, scan_text
from vnbulletin.extraction.references.plain import LONGEST_PAGE, holds_stamp, is_article, normalise_plain
from vnbulletin.extraction.references.provisions import find_provision_after, find_provision_before
from vnbulletin.extraction.references.spelling import spell
from vnbulletin.extraction.references.subjects import known_titles
from vnbulletin.model import Reference
from vnbulletin.model.making import twin_of
from vnbulletin.segmentation import lay_out_blocks
from vnbulletin.text.collection import hold_collection
from vnbulletin.text.lazy_view import LazyView
from vnbulletin.text.limits import note_limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from vnbulletin.segmentation import Block, Page
    from vnbulletin.text.view import View

    Cut = Callable[[int, int], tuple[int, int, str]]

#: Blocks whose documents are no citation of the bulletin.
FURNITURE = frozenset({"print_link", "timestamp", "views", "related", "footer", "counter"})
# A slogan names a congress; a code or a law in the head lines is the page's own text.
SLOGANS = frozenset({"banner", "breadcrumb"})
#: Stands for the line break at the end of a title: what is read behind a citation does not go on there.
_TITLE_END = "¶"
_AND = re.compile(spell(r"\s*(?:và|cùng|cùng với) (?:các )?"))
_COMMA = re.compile(spell(r"\s*(?:,|và|, và|cùng|cùng với|hoặc) ?(?:các )?"))
_LISTED = re.compile(spell(r"\s*(?:[,;]|và|[,;] và) ?(?:(?:các|những) )?(?:số )?"))
_SEMICOLON = re.compile(spell(r"\s*; ?(?:và )?"))
# Longer between its start and its code, a citation may hold more than its type word: "Lệnh của Bộ ABC số".
_LONGEST_HEAD = 16
_LIST_GAP = 16
# As long at least is a day between two members of a list.
_SHORTEST_DAY = 11
_ALIAS_REACH = 700
_ALIAS = re.compile(spell(r"(?:gọi|viết)(?: tắt| chung)?(?: là)?:?\s*[\"“']?\s*$"))
_BRACKET = re.compile(spell(r"[^()\n]{0,120}\(\s*(?:số ?:? ?)?"))


def find_references(page: Page) -> tuple[Reference, ...]:
    """Find the documents that a page cites.

    Parameters
    ----------
    page : Page
        The page laid out.

    Returns
    -------
    tuple of Reference
        One value a mention, in text order, in the caller's offsets.

    Examples
    --------
    >>> from vnbulletin.segmentation import lay_out
    >>> found = find_references(lay_out("Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Trung ương."))
    >>> [(r.code, r.date, r.relation) for r in found]
    [('18-NQ/TW', '2017-10-25', 'implements')]
    """
    text = page.view.text
    lower = page.lower if len(page.lower) == len(text) and "\n" not in text else text.lower()
    published = page.published.iso()[:10] if page.published and page.published.year else None
    with hold_collection(len(text)):
        mentions = find_mentions(text, lower)
        if len(text) <= LONGEST_PAGE:
            mentions = _leave_furniture_out(mentions, page)
        else:
            # A collection of texts: it has no furniture and no day of its own.
            published = None
            _tell_collection(text)
        end = _find_title_end(page, mentions)
        if end >= 0:
            text, lower = (f"{t[:end]}{_TITLE_END}{t[end + 1 :]}" for t in (text, lower))
        return read_references(text, lower, mentions, page.view.cut, published)


def extract_references(text: str) -> tuple[Reference, ...]:
    """Find the documents that a text cites; running prose is read without laying it out.

    Parameters
    ----------
    text : str
        A page or any official prose.

    Returns
    -------
    tuple of Reference
        What ``find_references`` finds on the page laid out.

    Examples
    --------
    >>> [r.code for r in extract_references("Thực hiện Chỉ thị số 12-CT/TU và Kế hoạch số 3-KH/TU.")]
    ['12-CT/TU', '3-KH/TU']
    """
    with hold_collection(len(text)):
        plain, lower, found, cut = _scan(text)
        mentions = found.mentions
        if not mentions:
            return ()
        if is_article(plain, lower, found):
            references, asks = _read(plain, lower, mentions, cut, None)
            if len(plain) > LONGEST_PAGE:
                _tell_collection(plain)
                return references
            if not asks.title and not (asks.day and holds_stamp(plain, lower)):
                return references
    return find_references(lay_out_blocks(text))


def _scan(text: str) -> tuple[str, str, Found, Cut]:
    """Give a text as rules read it, in small letters too, what a pass finds in it, and how its places are cut out.

    Mostly the rules' text is as long as the caller's, and a place is the same in both. Where blanks are doubled, marks
    stand apart from their letters or small letters take more room, it is not, and a view knows the way back.
    """
    plain = normalise_plain(text)
    lower = plain.lower() if plain is not None else ""
    view: LazyView | View
    if plain is None or len(lower) != len(plain):
        view = LazyView.of(text)
    else:
        found = scan_text(plain, lower, gaps=False)
        if not found.gap:
            return plain, lower, found, lambda start, end: (start, end, text[start:end])
        view = LazyView.join_blanks(text, plain)
    lower = view.text.lower()
    return view.text, lower, scan_text(view.text, lower, gaps=True), view.cut


def _tell_collection(text: str) -> None:
    told = f"more than {LONGEST_PAGE:,} characters are no page: citations in furniture were not left out"
    note_limit("limit.page", told, 0, len(text))


def _start_of(block: Block) -> int:
    return block.start


def _find_title_end(page: Page, mentions: list[Mention]) -> int:
    """Give where a title ends that cites a document last and has the page's own day below it, -1 for any other.

    A title that is nothing but the citation heads a row of a list, and the day below is the document's.
    """
    if page.title is None:
        return -1
    start, end = page.title
    if not any(m.end == end and m.start > start for m in mentions) or not page.view.text.startswith("\n", end):
        return -1
    below = bisect_right(page.blocks, end, key=_start_of)
    return end if below < len(page.blocks) and page.blocks[below].kind in FURNITURE else -1


def _leave_furniture_out(mentions: list[Mention], page: Page) -> list[Mention]:
    blocks = page.blocks
    kinds = {b.kind for b in blocks}
    if kinds.isdisjoint(FURNITURE) and kinds.isdisjoint(SLOGANS):
        return mentions
    kept = []
    for mention in mentions:
        at = bisect_right(blocks, mention.start, key=_start_of) - 1
        kind = blocks[at].kind if at >= 0 else ""
        slogan = kind in SLOGANS and mention.name and mention.type.use != "law"
        if kind not in FURNITURE and not slogan:
            kept.append(mention)
    return kept


def read_references(
    text: str, lower: str, mentions: list[Mention], cut: Cut, published: str | None
) -> tuple[Reference, ...]:
    """Read what stands around mentions, resolve their documents and make the public values."""
    return _read(text, lower, mentions, cut, published)[0]


class _Asks(NamedTuple):
    """What of a page could change how its citations are read.

    Parameters
    ----------
    day : bool
        Its own day: a citation is dated by that.
    title : bool
        Its title: a citation ends a line and has a day or a body in the next one.
    """

    day: bool
    title: bool


def _read(
    text: str, lower: str, mentions: list[Mention], cut: Cut, published: str | None
) -> tuple[tuple[Reference, ...], _Asks]:
    """Give the references, and what of the page could have changed one of them."""
    details = _read_details(text, lower, mentions)
    identities: list[Identity] = []
    corrections: list[tuple[str | None, tuple[str, ...]]] = []
    for mention, detail in zip(mentions, details, strict=True):
        identity, corrected = _identify(text, mention, detail)
        identities.append(identity)
        corrections.append(corrected)
    resolve(identities, published)
    _share_aliases(lower, mentions, identities)
    references: list[Reference] = []
    draft_reference = twin_of(Reference)
    asks_day = asks_title = False
    floor = reach = 0
    group, provision, relation = -1, None, None
    for mention, detail, identity, (corrected_code, notes) in zip(
        mentions, details, identities, corrections, strict=True
    ):
        if mention.group != group:
            provision = find_provision_before(text, lower, mention.start, floor)
            found = find_relation(lower, floor, mention.start)
            if found is not None:
                relation = found
            elif relation is not None:
                # A list repeats no verb.
                near = mention.start - reach < _LIST_GAP
                relation = relation if near and _LISTED.fullmatch(lower, reach, mention.start) else None
            group = mention.group
        if provision is None:
            provision = find_provision_after(lower, mention.end)
        floor = mention.end
        reach = detail.end if detail.end > floor else floor
        if reach > floor and lower[floor] == "\n":
            asks_title = True
        if identity.dated:
            asks_day = True
        inferred = dict(mention.inferred) if mention.inferred else {}
        if identity.evidence:
            inferred["document"] = identity.evidence
        start, end, surface = cut(mention.start, mention.end)
        issuer = cut(*detail.issuer)[2] if detail.issuer else None
        subject_span = cut(*detail.subject) if detail.subject else None
        reference = draft_reference(
            surface,
            start,
            end,
            mention.type.name,
            mention.number,
            mention.symbol,
            mention.code,
            detail.date,
            issuer,
            subject_span[2] if subject_span else None,
            cut(*provision)[2] if provision else None,
            identity.key,
            corrected_code,
            notes,
            identity.term,
            relation,
            bodies_of(mention.symbol) if mention.symbol else (),
            inferred,
            identity.candidates,
            subject_span[0] if subject_span else None,
            subject_span[1] if subject_span else None,
        )
        reference.__class__ = Reference
        references.append(reference)
        provision = None
    return tuple(references), _Asks(asks_day, asks_title)


def _read_details(text: str, lower: str, mentions: list[Mention]) -> list[Details]:
    """Read date, issuer and subject; a list shares what follows it."""
    details: list[Details] = []
    floor = 0
    first = 0
    count = len(mentions)
    while first < count:
        last = first
        while last + 1 < count and mentions[last + 1].group == mentions[first].group:
            last += 1
        cited = mentions[last]
        titles = known_titles(cited.type.name, cited.code) if cited.code and cited.symbol else ()
        after = read_after(text, lower, cited.end, cited.symbol, titles)
        if cited.code and not cited.name and cited.end - cited.start > len(cited.code) + _LONGEST_HEAD:
            read_inside(text, lower, cited.start, cited.end, after)
        if last > first:
            plain = last == first + 1 and _AND.fullmatch(
                lower[mentions[first].end : mentions[last].start].replace("số", " ")
            )
            for i in range(first, last):
                detail = Details(issuer=after.issuer, end=mentions[i].end)
                if mentions[i + 1].start - mentions[i].end >= _SHORTEST_DAY:
                    dated = match_date_after(lower, mentions[i].end)
                    detail.date = dated[0] if dated is not None else None
                elif plain:
                    detail.date, detail.subject = after.date, after.subject
                details.append(detail)
        details.append(after)
        if after.issuer is None or after.date is None:
            date, issuer = read_before(text, lower, floor, mentions[first].start)
            for i in range(first, last + 1):
                details[i].date = details[i].date or (date if last == first else None)
                details[i].issuer = details[i].issuer or issuer
        floor = mentions[last].end
        first = last + 1
    _leave_to_outer(mentions, details)
    _share_backwards(text, lower, mentions, details)
    _share_forwards(lower, mentions, details)
    return details


def _leave_to_outer(mentions: list[Mention], details: list[Details]) -> None:
    """Leave day and body behind a title to the document that has it, not to the law that the title ends with."""
    for i in range(len(mentions) - 1):
        outer, inner = details[i], details[i + 1]
        if outer.subject is None or mentions[i + 1].type.use != "law" or mentions[i + 1].end > outer.subject[1]:
            continue
        if inner.issuer is not None and inner.issuer == outer.issuer:
            inner.issuer = None
        if inner.date is not None and inner.date == outer.date:
            inner.date = None


def _share_backwards(text: str, lower: str, mentions: list[Mention], details: list[Details]) -> None:
    """Let "Chỉ thị A và Kết luận B ngày D của C" share what stands at the end."""
    for i in range(len(mentions) - 2, -1, -1):
        here, there = mentions[i], mentions[i + 1]
        mine, theirs = details[i], details[i + 1]
        if here.group == there.group or here.name or here.type.use == "law" or mine.issuer or not theirs.issuer:
            # A law or "Nghị quyết Đại hội XIV của Đảng" says itself which document it is.
            continue
        if theirs.issuer[0] < there.start or there.start - mine.end > _LIST_GAP or not _same_body(here, there):
            continue
        gap = lower[mine.end : there.start]
        semicolon = here.symbol is not None and there.symbol is not None and _SEMICOLON.fullmatch(gap)
        if _COMMA.fullmatch(gap) is None and not semicolon:
            continue
        mine.issuer = theirs.issuer
        alone = i == 0 or here.start - details[i - 1].end > _LIST_GAP
        if mine.date is None and mine.subject is None and alone and _AND.fullmatch(gap):
            mine.date, mine.subject = theirs.date, theirs.subject


def _share_forwards(lower: str, mentions: list[Mention], details: list[Details]) -> None:
    """Let "Bộ A tại Tờ trình B và Báo cáo C" share the body that stands in front."""
    for i in range(1, len(mentions)):
        before, here = details[i - 1], details[i]
        if here.issuer or before.issuer is None or before.issuer[1] > mentions[i - 1].start:
            continue
        end = max(before.end, mentions[i - 1].end)
        if mentions[i].start - end > _LIST_GAP or not _same_body(mentions[i - 1], mentions[i]):
            continue
        if mentions[i].symbol and _LISTED.fullmatch(lower[end : mentions[i].start]):
            here.issuer = before.issuer


def _same_body(here: Mention, there: Mention) -> bool:
    """Whether two citations may have the same issuer, as far as their symbols tell."""
    if here.symbol is None or there.symbol is None:
        return here.type is there.type or (here.symbol is None and there.symbol is None)
    mine, theirs = bodies_of(here.symbol), bodies_of(there.symbol)
    if mine and theirs:
        return bool(set(mine) & set(theirs))
    return issuer_code(here.symbol) == issuer_code(there.symbol)


def _identify(text: str, mention: Mention, detail: Details) -> tuple[Identity, tuple[str | None, tuple[str, ...]]]:
    issuer = text[detail.issuer[0] : detail.issuer[1]] if detail.issuer else None
    term = mention.term
    if term is None and detail.issuer is not None:
        term = find_term(text, *detail.issuer)
    kind = mention.type
    corrected: str | None = None
    notes: tuple[str, ...] = ()
    type_key = kind.key
    if mention.symbol is not None and mention.number is not None:
        own = type_of_symbol(mention.symbol)
        corrected, notes = correct_code(
            mention.number, mention.separator or "-", mention.symbol, own.key if own.key != "CV" else kind.key
        )
        if mention.word and _disagrees(kind.name, own.name):
            notes = (*notes, f"type: {own.name} by the symbol")
            type_key = own.key
    identity = Identity(
        kind.name, type_key, mention.number, corrected or mention.code, mention.name, mention.year, detail.date, issuer,
        term, text[detail.subject[0] : detail.subject[1]] if detail.subject else None,
    )  # fmt: skip
    return identity, (corrected, notes)


_RELATED_TYPES = (
    {"Quyết định", "Quy định", "Quy chế"}, {"Thông tư", "Thông tri", "Thông tin"}, {"Thông báo", "Kết luận"},
    {"Luật", "Bộ luật", "Nghị quyết", "Pháp lệnh", "Lệnh"}, {"Chương trình", "Chỉ thị"}, {"Tuyên bố", "Thông báo"},
    {"Giấy mời", "Thư mời"}, {"Nghị quyết", "Nghị quyết liên tịch", "Nội quy"},
)  # fmt: skip


def _disagrees(word: str, symbol: str) -> bool:
    """Whether type word and symbol name different types ("Nghị định số 1956/QĐ-TTg")."""
    if word == symbol or symbol == "Công văn":
        return False
    return not any(word in group and symbol in group for group in _RELATED_TYPES)


def _share_aliases(lower: str, mentions: list[Mention], identities: list[Identity]) -> None:
    """Give declared short forms, and a code in brackets after a name, the document they stand for."""
    alias: dict[tuple[str, str], Identity] = {}
    for i, (mention, identity) in enumerate(zip(mentions, identities, strict=True)):
        if i:
            previous, gap = identities[i - 1], mentions[i - 1].end
            declared = mention.code is None and mention.number is not None and mention.start - gap < _ALIAS_REACH
            if declared and _ALIAS.search(lower, max(gap, mention.start - 30), mention.start):
                identity.key, identity.evidence, identity.candidates = previous.key, "declared short form", ()
                alias[identity.type, mention.number or ""] = identity
                continue
            named = previous.name and not previous.code and identity.code and previous.type == identity.type
            if named and _BRACKET.fullmatch(lower, gap, mention.start):
                previous.key, previous.evidence, previous.candidates = identity.key, "code in brackets", ()
        known = alias.get((identity.type, mention.number or "")) if mention.code is None else None
        if known is not None:
            identity.key, identity.evidence, identity.candidates = known.key, "declared short form", ()
