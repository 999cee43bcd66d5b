"""From chains to mentions: which posts and titles belong to which name."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.posts import SEATS

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.chains import Item
    from vnbulletin.extraction.officials.posts import Post

#: Words that may join the posts of one person, alone or behind a comma, a dash or a bracket.
_SAME_PERSON = frozenset(
    {
        "", "kiêm", "kiêm nhiệm", "kiêm chức vụ", "và", "là", "đồng thời là", "hiện là", "nay là", "cũng là",
        "hiện giữ chức", "trước là", "trước đây là",
    }
)  # fmt: skip
#: Degrees that are trades: "Bác sĩ A cho biết", "Kiến trúc sư B thiết kế".
_TRADES = ("Bác s", "Dược sĩ", "Kỹ sư", "Kiến trúc sư", "Luật sư", "Nghệ ", "Thầy thuốc")
#: What adds someone to a list that he is no member of.
_BESIDES = frozenset({"cùng", "cùng với", ", cùng", ", cùng với", ",cùng với"})
_OPENING = (":", "gồm", "là", "bao gồm")


@dataclass(slots=True)
class Mention:
    """A name with what its chain gives it, in view offsets.

    Parameters
    ----------
    start, end : int
        Half-open offsets of the name.
    titles : list of (int, int)
        Honorifics, ranks and degrees.
    posts : list of Post
        Posts, in text order.
    group : int
        Number of the chain: the mentions of one chain are coordinated.
    stop : int
        Where the mention with its posts ends.
    onset : int
        Where it starts, posts and titles before the name included.
    honorific : str
        Kind of the honorific, empty where there is none.
    appointed : bool
        Whether a post is acquired in the sentence.
    leaves : bool
        Whether a post is left in the sentence.
    hint : list of Post
        Posts of the one named right behind that may be this one's too, unless the page says otherwise.
    full : str
        The full name in small letters where the mention is by the given name alone.
    """

    start: int
    end: int
    titles: list[tuple[int, int]] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    group: int = 0
    stop: int = 0
    onset: int = 0
    honorific: str = ""
    plural: bool = False
    lenient: list[Post] = field(default_factory=list)
    prefixed: bool = False
    glue: str = ""
    opening: str = ""
    rank: bool = False
    full: str = ""
    appointed: bool = False
    leaves: bool = False
    hint: list[Post] = field(default_factory=list)


def read_mentions(chain: list[Item], group: int) -> tuple[list[Mention], list[Post]]:
    """Attach the posts and titles of a chain to its names.

    Parameters
    ----------
    chain : list of Item
        Items in text order.
    group : int
        Number of the chain.

    Returns
    -------
    tuple of (list of Mention, list of Post)
        The names, and the posts that belong to none of them.
    """
    return _Reader(chain, group).read()


def _ranks(title: Item) -> bool:
    """Tell whether what stands before a name makes an official of its bearer: a rank does, a profession does not."""
    honorific = title.honorific
    return honorific is not None and honorific.kind != "profession" and not honorific.name.startswith(_TRADES)


class _Reader:
    __slots__ = (
        "_chain",
        "_current",
        "_group",
        "_lenient",
        "_loose",
        "_mentions",
        "_onset",
        "_pending",
        "_plural",
        "_shared",
        "_titles",
    )

    def __init__(self, chain: list[Item], group: int) -> None:
        self._chain = chain
        self._group = group
        self._mentions: list[Mention] = []
        self._loose: list[Post] = []
        self._current: Mention | None = None
        self._titles: list[Item] = []
        self._plural: Item | None = None
        # Posts before the next name, of every following name, and of following names without their own.
        self._pending: list[Post] = []
        self._shared: list[Post] = []
        self._lenient: list[Post] = []
        self._onset = -1

    def read(self) -> tuple[list[Mention], list[Post]]:
        chain = self._chain
        i = 0
        while i < len(chain):
            item = chain[i]
            if item.kind == "honorific":
                self._open(item)
                i += 1
            elif item.kind == "rank":
                self._mark_onset(item)
                self._titles.append(item)
                i += 1
            elif item.kind == "post":
                i = self._take_posts(i)
            else:
                self._name(item)
                i += 1
        self._loose.extend(self._pending)
        self._share_left()
        return self._mentions, self._loose

    def _mark_onset(self, item: Item) -> None:
        if self._onset < 0:
            self._onset = item.start

    def _open(self, item: Item) -> None:
        honorific = item.honorific
        self._mark_onset(item)
        if honorific is not None and honorific.plural:
            self._plural = item
            opened = item.glue.rstrip(" ").endswith(_OPENING)
            if not opened or not (self._pending or self._shared):
                self._shared = []
            self._shared.extend(self._pending)
            self._lenient = []
            self._pending = []
            self._titles = []
            self._current = None
        else:
            self._titles = [item]
            if item.glue.startswith(";") and not self._introduces_each():
                # A list of those who share a post ends where the next guest is named on his own.
                self._shared = []
                self._lenient = []

    def _introduces_each(self) -> bool:
        """Tell whether a list names each of those who share a post anew: "các đồng chí Ủy viên: ông A, ...; ông B"."""
        plural, shared = self._plural, len(self._shared)
        if plural is None or not shared or self._shared[0].start < plural.end:
            return False
        members = [m for m in self._mentions if m.onset >= plural.start]
        return bool(members) and all(
            m.opening[:1] in (":", ";") and m.titles[0][0] != plural.start and len(m.posts) > shared for m in members
        )

    def _take_posts(self, i: int) -> int:
        """Take a run of posts from index ``i``, give them to whom they belong, and give the index after them."""
        chain = self._chain
        run = [chain[i]]
        j = i + 1
        while j < len(chain) and chain[j].kind == "post" and self._same_person(j) and not self._turns_plural(j):
            run.append(chain[j])
            j += 1
        name_at = j
        while name_at < len(chain) and chain[name_at].kind in ("rank", "honorific"):
            name_at += 1
        named = name_at < len(chain) and chain[name_at].kind == "name"
        after_glue = chain[j].glue if j < len(chain) else ""
        posts = [item.post for item in run if item.post is not None]
        current = self._current
        belongs = current is not None and (run[0].glue == ":" or self._same_person(i))
        if named and all(item.glue in (" ", "của") for item in chain[j : name_at + 1]):
            if current is not None and belongs and not current.plural and not current.posts and len(run) > 1:
                # "ông A, Bí thư Đảng ủy, Chủ tịch UBND xã B": nothing separates the last post from B.
                self._attach(current, posts[:-1], run[-2])
                posts, run = posts[-1:], run[-1:]
            if len(posts) > 1 and ((posts[0].owned and posts[0].title == posts[1].title) or posts[0].delegated):
                # "Công điện của Chủ tịch tỉnh, Chủ tịch huyện A yêu cầu", "Thừa ủy quyền Chủ tịch tỉnh, Giám đốc Sở
                # A trao": the first is another's.
                self._loose.append(posts[0])
                posts, run = posts[1:], run[1:]
            self._prefix(posts, run[0])
        elif self._named_by_comma(run[0], j, name_at if named else -1):
            # "Bí thư Tỉnh ủy, ông A; Chủ tịch UBND tỉnh, ông B".
            self._prefix(posts, run[0])
        elif belongs and posts[0].plural and not named and (len(self._mentions) == 1 or run[0].glue not in (",", "-")):
            self._loose.extend(posts)
        elif self._called_by_post(i) and not named:
            # "đồng chí A, Bí thư Đảng ủy, đồng chí Bí thư mong muốn": who is called by the post alone is a new subject.
            self._loose.extend(posts)
            self._titles = []
        elif current is not None and belongs and not self._opens_list(posts, after_glue, named):
            self._attach(current, posts, run[-1])
            if posts[0].plural:
                for mention in self._mentions:
                    if not mention.posts:
                        mention.posts.extend(posts)
        elif j < len(chain) and after_glue.startswith(_OPENING):
            self._open_list(posts, run[0], after_glue, name_at if named else -1)
        elif self._plural is None or current is not None:
            # "các đồng chí Ủy viên Ban Thường vụ" are nobody in particular.
            self._loose.extend(posts)
        return j

    @staticmethod
    def _opens_list(posts: list[Post], glue: str, named: bool) -> bool:
        """Tell whether names that follow, rather than the one before, have the posts."""
        return named and (glue.startswith(("gồm", "bao gồm")) or (glue in (":", "là", "là:") and posts[0].plural))

    def _open_list(self, posts: list[Post], first: Item, glue: str, name_at: int) -> None:
        """Give posts before a colon, "gồm" or "là" to the one name, or to all the names, that follow."""
        if glue.startswith("là") and all(post.title.weak for post in posts):
            # "báo cáo viên là ông ..." says what he does today, not what he is.
            self._loose.extend(posts)
            return
        self._mark_onset(first)
        several = self._plural is not None or posts[0].plural or glue.startswith(("gồm", "bao gồm"))
        if name_at >= 0 and not several and (glue != ":" or not self._more_names(name_at)):
            self._pending = posts
        elif self._plural is None or first.glue == "":
            self._shared = posts
        else:
            self._shared = [*self._shared, *posts]

    def _same_person(self, j: int) -> bool:
        """Tell whether the separator before item ``j`` may join it to the same person."""
        glue = self._chain[j].glue
        return glue.strip(" (),-") in _SAME_PERSON or (glue == ";" and self._semicolon_joins(j))

    def _called_by_post(self, i: int) -> bool:
        """Tell whether an honorific before a post calls someone else than the one named, who has his own posts."""
        current = self._current
        called = i > 0 and self._chain[i - 1].kind == "honorific" and bool(self._titles)
        return called and current is not None and bool(current.posts)

    def _named_by_comma(self, first: Item, j: int, name_at: int) -> bool:
        """Tell whether posts and the name after a comma or dash belong together, as nothing else claims either."""
        chain = self._chain
        if name_at < 0 or chain[j].glue not in (",", "-"):
            return False
        if self._post_at(name_at + 1) and chain[name_at + 1].glue not in (";", "và", "cùng"):
            return False
        post = first.post
        if post is not None and (post.acquired or post.owned or post.delegated or post.title.weak):
            return False
        if post is not None and post.plural and post.end == post.title_end:
            # "gồm 7 ủy viên, đồng chí A được bầu": a number of members is nobody's post.
            return False
        current = self._current
        return current is None or (current.prefixed and first.glue in (";", "và", "cùng") and chain[j].kind != "name")

    def _turns_plural(self, j: int) -> bool:
        """Tell whether the posts of one person end where those of several begin ("... và hai Phó Chủ tịch")."""
        before, post = self._chain[j - 1].post, self._chain[j].post
        return post is not None and post.plural and not (before is not None and before.plural)

    def _post_at(self, i: int) -> bool:
        return i < len(self._chain) and self._chain[i].kind == "post"

    def _semicolon_joins(self, j: int) -> bool:
        """Tell whether a semicolon before a post joins it to the same person: nobody else is named by it."""
        chain = self._chain
        post = chain[j].post
        if self._current is not None and self._current.prefixed:
            # "Phó Chủ nhiệm A; Thứ trưởng, ...": in a list whose posts stand before the names it is the next one's.
            return False
        if post is not None and post.title.weak:
            # "Bí thư Huyện ủy; cán bộ Ban Dân vận": employees are guests of their own.
            return False
        k = j
        while k < len(chain) and chain[k].kind == "post":
            k += 1
        opens = k < len(chain) and (chain[k].glue == " " or chain[k].glue.startswith(_OPENING))
        return self._current is not None and not opens

    def _more_names(self, name_at: int) -> bool:
        chain = self._chain
        return name_at + 1 < len(chain) and chain[name_at + 1].kind in ("name", "honorific")

    def _attach(self, mention: Mention, posts: list[Post], last: Item) -> None:
        shared = self._shared
        if shared and mention.opening.startswith(";") and mention.posts[: len(shared)] == shared:
            held = {post.title.name for post in posts}
            if any(post.title.name in held for post in shared):
                # Who has a seat of his own in another body is none of those who share one.
                mention.posts = mention.posts[len(shared) :]
        mention.posts.extend(posts)
        mention.stop = max(mention.stop, last.end)

    def _prefix(self, posts: list[Post], first: Item) -> None:
        self._mark_onset(first)
        if first.glue in _BESIDES:
            # "các Ủy viên: Bộ trưởng A, Bộ trưởng B cùng Phó Chủ tịch nước C": he is named beside those of the list.
            self._shared = []
        plural_opens = self._plural is not None and self._current is None
        deputy = bool(posts) and posts[0].title.name.startswith("Đại biểu")
        if posts and (posts[0].plural or plural_opens or deputy) and not self._shared:
            # "các Phó Chủ tịch UBND tỉnh A, B": the following names have the post too, unless they have their own.
            self._lenient = posts
        self._pending = posts

    def _name(self, item: Item) -> None:
        titles = [(t.start, t.end) for t in self._titles]
        kind = next((t.honorific.kind for t in self._titles if t.kind == "honorific" and t.honorific), "")
        plural = self._plural is not None
        if self._plural is not None and not kind:
            kind = self._plural.honorific.kind if self._plural.honorific else ""
            titles.insert(0, (self._plural.start, self._plural.end))
        self._mark_onset(item)
        if item.glue == ";" and not self._titles and self._list_ends():
            self._shared = []
        if self._pending and self._shared and self._are_bare():
            # "các Phó Chủ tịch: A, B, Giám đốc Sở C D": whose post stands before the name is none of them.
            self._shared = []
        mention = Mention(
            start=item.start,
            end=item.end,
            titles=titles,
            posts=[*self._shared, *self._pending],
            group=self._group,
            stop=item.end,
            onset=self._onset,
            honorific=kind,
            plural=plural,
            lenient=self._lenient if item.glue in (",", "và", ", và") else [],
            prefixed=bool(self._pending),
            glue=item.glue,
            opening=self._titles[0].glue if self._titles else item.glue,
            rank=any(t.kind == "rank" and _ranks(t) for t in self._titles),
        )
        self._mentions.append(mention)
        self._current = mention
        self._pending = []
        self._titles = []
        self._onset = -1

    def _are_bare(self) -> bool:
        """Tell whether the names that share posts so far, at least two, have no others."""
        members = [m for m in self._mentions if m.posts[: len(self._shared)] == self._shared]
        return len(members) > 1 and all(len(m.posts) == len(self._shared) for m in members)

    def _list_ends(self) -> bool:
        """Tell whether a semicolon ends the names that share a post: they were joined by commas, with no post more."""
        members = [m for m in self._mentions if m.onset >= (self._plural.start if self._plural is not None else 0)]
        shared = len(self._shared)
        return (
            len(members) > 1
            and all(len(m.posts) == shared for m in members)
            and all(m.glue in (",", "và", ", và") for m in members[1:])
        )

    def _share_left(self) -> None:
        """Give posts to names of a list that have none: those before the list, and those after its last name."""
        for mention in self._mentions:
            if not mention.posts:
                mention.posts.extend(mention.lenient)
        if len(self._mentions) < 2:
            return
        if self._plural is None:
            self._share_pair()
            return
        self._share_parts()
        last = self._mentions[-1]
        bare = self._mentions[:-1]
        if last.posts and not last.prefixed and not any(m.posts for m in bare):
            first = last.posts[0].title.name
            if first.startswith(SEATS) and last.glue in (",", "và", ", và"):
                for m in bare:
                    m.posts.extend(last.posts)

    def _share_parts(self) -> None:
        """Share a deputies' post inside a list: "các đồng chí: A, B, Phó Trưởng ban; C, Giám đốc"."""
        if all(m.glue != ";" for m in self._mentions):
            return
        for first, second in pairwise(reversed(self._mentions)):
            # From right to left: what B has from C goes on to A.
            held = first.posts and not first.prefixed and first.posts[0].title.name.startswith(SEATS)
            if held and not second.posts and second.plural and first.plural and first.glue in (",", "và", ", và"):
                second.posts.extend(first.posts)

    def _share_pair(self) -> None:
        """Share a deputy's post with the one named right before: "cô A, thầy B - Phó Hiệu trưởng"."""
        for first, second in pairwise(self._mentions):
            if first.posts or not second.posts or second.prefixed or not first.honorific or not second.honorific:
                continue
            post = second.posts[0]
            if first.honorific != second.honorific or post.former or not post.title.name.startswith(SEATS):
                continue
            if second.opening == ",":
                first.posts.extend(second.posts)
            elif second.opening in ("và", ", và", "cùng"):
                # "ông A và ông B, Phó Chủ tịch xã": of both, where A is not known by another post.
                first.hint.extend(second.posts)
