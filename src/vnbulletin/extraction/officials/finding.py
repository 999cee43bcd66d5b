"""The way from a page to its officials."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.appointments import attach_appointments
from vnbulletin.extraction.officials.chains import ChainReader
from vnbulletin.extraction.officials.inference import count_committees, infer_bodies
from vnbulletin.extraction.officials.lexicon import load_lexicon
from vnbulletin.extraction.officials.marks import part_glued, take_out_marks
from vnbulletin.extraction.officials.mentions import read_mentions
from vnbulletin.extraction.officials.normalise import make_position
from vnbulletin.extraction.officials.persons import (
    PostHolders,
    find_repeats,
    keep_acting,
    keep_officials,
    number_persons,
    take_hints,
)
from vnbulletin.extraction.officials.roles import assign_roles
from vnbulletin.model import Official, PostMention
from vnbulletin.model.making import maker_of

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.mentions import Mention
    from vnbulletin.extraction.officials.posts import Post
    from vnbulletin.segmentation import Page

#: Page furniture that names no official of the bulletin.
_SKIPPED = frozenset(
    {
        "banner",
        "breadcrumb",
        "byline",
        "source_note",
        "related",
        "footer",
        "counter",
        "views",
        "timestamp",
        "print_link",
    }
)


def find_officials(page: Page) -> tuple[tuple[Official, ...], tuple[PostMention, ...]]:
    """Find the named officials of a page, and the posts that stand for a person without the name.

    Parameters
    ----------
    page : Page
        The page laid out.

    Returns
    -------
    tuple of (tuple of Official, tuple of PostMention)
        Both in text order, in the caller's offsets.

    Examples
    --------
    >>> from vnbulletin.segmentation import lay_out
    >>> text = "Đồng chí Lê Thị Hoa, Bí thư Huyện ủy chủ trì. Bí thư Huyện ủy đề nghị các xã rà soát."
    >>> officials, posts = find_officials(lay_out(text))
    >>> [(o.name, o.role) for o in officials], [(p.text, p.person) for p in posts]
    ([('Lê Thị Hoa', 'chair')], [('Bí thư Huyện ủy', 0)])
    """
    lexicon = load_lexicon()
    page = take_out_marks(page)
    reader = ChainReader(page.flow, page.lower, lexicon)
    chains = list(reader.read_chains())
    if reader.glued:
        page = part_glued(page, reader.glued)
        chains = list(ChainReader(page.flow, page.lower, lexicon).read_chains())
    flow, lower = page.flow, page.lower
    places = _Places(page)
    mentions: list[Mention] = []
    loose: list[Post] = []
    for number, chain in enumerate(chains):
        if places.in_furniture(chain[0].start):
            continue
        named, unnamed = read_mentions(chain, number)
        mentions.extend(named)
        loose.extend(unnamed)
    if not mentions:
        return (), _make_post_mentions(places, loose, [])
    loose = attach_appointments(lower, mentions, loose)
    take_hints(lower, mentions)
    mentions = keep_officials(lower, mentions, lexicon)
    mentions.extend(m for m in find_repeats(flow, lower, mentions) if not places.in_furniture(m.start))
    mentions.sort(key=lambda m: m.start)
    roles = assign_roles(lower, mentions, [places.sentence_of(m) for m in mentions])
    acting = keep_acting(lower, mentions, roles)
    mentions, roles = [mentions[i] for i in acting], [roles[i] for i in acting]
    persons, evidence = number_persons(lower, mentions)
    committees = count_committees(flow, lower, (post for m in mentions for post in m.posts))
    officials: list[Official] = []
    cut = page.view.cut
    make = maker_of(Official)
    for mention, role, person, why in zip(mentions, roles, persons, evidence, strict=True):
        start, end, name = cut(mention.start, mention.end)
        inferred = infer_bodies(flow, lower, mention.posts, committees)
        officials.append(
            make(
                name=name,
                start=start,
                end=end,
                titles=tuple(_cut_title(page, *t) for t in mention.titles),
                positions=tuple(
                    make_position(page.view, flow, post, *inferred.get(i, (None, None)))
                    for i, post in enumerate(mention.posts)
                ),
                role=role,
                person=person,
                evidence=why,
            )
        )
    holders = [(person, post) for person, m in zip(persons, mentions, strict=True) for post in m.posts]
    return tuple(officials), _make_post_mentions(places, loose, holders)


def _cut_title(page: Page, start: int, end: int) -> str:
    """Cut an honorific as written; of a plural one ("các đồng chí") the word that each of them has."""
    text = page.view.cut(start, end)[2]
    head, _, rest = text.partition(" ")
    return rest if rest and head.lower() in ("các", "hai", "ba", "những") else text


def _make_post_mentions(places: _Places, loose: list[Post], holders: list[tuple[int, Post]]) -> tuple[PostMention, ...]:
    page = places.page
    found: list[PostMention] = []
    register = PostHolders(page.flow, holders)
    for post in sorted(loose, key=lambda p: p.start):
        linked = register.find(page.lower, post)
        if linked is not None and not places.in_furniture(post.start):
            start, end, text = page.view.cut(post.start, post.end)
            found.append(PostMention(text, start, end, *linked))
    return tuple(found)


class _Places:
    """Tells in which block and in which sentence of a page a position is."""

    __slots__ = ("_block_starts", "_joined", "_sentence_starts", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        self._block_starts = [b.start for b in page.blocks]
        self._sentence_starts = [s[0] for s in page.sentences]
        self._joined: list[tuple[int, int]] = []

    def in_furniture(self, position: int) -> bool:
        i = bisect_right(self._block_starts, position) - 1
        return i >= 0 and self.page.blocks[i].kind in _SKIPPED

    def sentence_of(self, mention: Mention) -> tuple[int, int]:
        """Give the sentence of a mention, as a whole where a degree's full stop parts it ("BSCKII. Lê Hoa")."""
        start, end = self.sentence_at(mention.start)
        if mention.onset < start:
            self._joined.append((self.sentence_at(mention.onset)[0], end))
        for first, last in reversed(self._joined):
            if first <= start < last:
                return first, last
        return start, end

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Give the sentence at a position, or the block's line where no sentence was laid out."""
        page = self.page
        i = bisect_right(self._sentence_starts, position) - 1
        if i >= 0 and page.sentences[i][1] > position:
            return page.sentences[i][0], page.sentences[i][1]
        end = page.flow.find("\n", position)
        return page.flow.rfind("\n", 0, position) + 1, end if end >= 0 else len(page.flow)
