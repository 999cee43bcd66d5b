"""The tables of the room, built once into what the rules look things up in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick

from vnbulletin.tables import load_table, split_list
from vnbulletin.tables.phrases import PhraseBook

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Title:
    """A title head of a post.

    Parameters
    ----------
    name : str
        Normalised title.
    exact : str
        The one writing in which a short form counts, empty where case is free.
    unit, organisation : str
        What the title says about the organisation.
    weak : bool
        Whether it is a post only beside a name.
    system, level : str
        Where the title alone says so.
    """

    name: str
    exact: str = ""
    unit: str = ""
    organisation: str = ""
    weak: bool = False
    system: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Honorific:
    """An honorific, rank, degree or profession that stands before a name."""

    name: str
    kind: str
    plural: bool
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the rules look up."""

    titles: PhraseBook[Title]
    honorifics: PhraseBook[Honorific]
    #: What the short forms of clerical titles stand for.
    clergy: dict[str, Honorific]
    words: PhraseBook[str]
    families: dict[str, str]
    syllables: frozenset[str]
    #: Order of the words for a place's level, and that of the units of the army, within the greater ones.
    ranks: dict[str, int]
    #: The words that stand to other bodies in a certain way, by that way.
    parts: Mapping[str, frozenset[str]]
    #: Titles, and beginnings of bodies, whose holders may be from abroad.
    state_offices: tuple[tuple[str, ...], tuple[str, ...]]
    places: dict[str, frozenset[str]]
    figures: frozenset[str]
    #: Values: the length of the key, and where in it the phrase starts; None for words that are no trigger.
    triggers: ahocorasick.Automaton
    verbs: PhraseBook[str]
    #: Verbs of two syllables and more, which end the name of a body.
    actions: PhraseBook[str]
    #: First words of all phrases: where another word stands, nothing need be looked up.
    openers: frozenset[str]
    #: First words of posts, the words that mark them as former or acting included.
    heads: frozenset[str]


#: Short forms of so few letters are also initials of other things: they need a name or a body beside them.
_SHORT = 3
#: Honorifics of one syllable are found with the characters around them, for they are parts of many words.
_AFTER = " .,:;-)"
_BEFORE = " \n(\"“',-:;./>•"


def _titles() -> list[tuple[str, Title]]:
    entries: list[tuple[str, Title]] = []
    for row in load_table("positions"):
        title = Title(
            row["title"], "", row["unit"], row["organisation"], row["weak"] == "yes", row["system"], row["level"]
        )
        entries.append((row["title"].lower(), title))
        entries.extend((slip, title) for slip in split_list(row["misspellings"]))
        if row["deputy"] == "yes":
            deputy = replace(title, name=f"Phó {title.name}")
            entries.append((f"phó {row['title'].lower()}", deputy))
            entries.extend((f"phó {slip}", deputy) for slip in split_list(row["misspellings"]))
        for short in split_list(row["abbreviations"]):
            weak = title.weak or (len(short) < _SHORT and " " not in short)
            entries.append((short.lower(), replace(title, exact=short, weak=weak)))
            if row["deputy"] == "yes":
                deputy = replace(title, name=f"Phó {title.name}", exact=f"Phó {short}", weak=False)
                entries.append((f"phó {short.lower()}", deputy))
    for row in load_table("position_abbreviations"):
        whole = Title(row["title"], row["short"], "", row["organisation"], False, row["system"], row["level"])
        entries.append((row["short"].lower(), whole))
    return entries


def _dotted(titles: list[tuple[str, Title]]) -> list[tuple[str, Title]]:
    """Give the deputies written with a dot: "P.Bí thư", "P. Chủ tịch"."""
    return [
        (f"p.{blank}{phrase.removeprefix('phó ')}", title)
        for phrase, title in titles
        if phrase.startswith("phó ") and not title.exact
        for blank in ("", " ")
    ]


def _honorifics() -> list[tuple[str, Honorific]]:
    entries: list[tuple[str, Honorific]] = []
    for row in load_table("honorifics"):
        plain = Honorific(row["title"], row["kind"], row["plural"] == "yes")
        entries.append((row["title"].lower(), plain))
        entries.extend((short.lower(), replace(plain, exact=short)) for short in split_list(row["abbreviations"]))
    return entries


def fits_writing(flow: str, position: int, exact: str) -> bool:
    """Tell whether the text stands at a position in the writing that a short form demands.

    The first letter may be of either case, and a page may write everything in capitals.
    """
    if not exact:
        return True
    written = flow[position + 1 : position + len(exact)]
    if written == exact[1:] or written.isupper():
        return True
    # Its small letters may be capitals (Ủy Viên BCH), never the other way round.
    return all(w == e or (e.islower() and w.lower() == e) for w, e in zip(written, exact[1:], strict=True))


def match_title(lexicon: Lexicon, flow: str, lower: str, position: int) -> tuple[int, Title] | None:
    """Match the longest title at a position, short forms only in their own writing."""
    return lexicon.titles.match(lower, position, lambda title: fits_writing(flow, position, title.exact))


@cache
def load_lexicon() -> Lexicon:
    """Load the tables of the room, once."""
    titles, honorifics = _titles(), _honorifics()
    triggers = ahocorasick.Automaton()
    for phrase, _ in (*titles, *honorifics):
        if len(phrase) > _SHORT + 1 and "." not in phrase:
            triggers.add_word(phrase, (len(phrase), 0))
        else:
            for before in _BEFORE:
                for after in _AFTER:
                    triggers.add_word(before + phrase + after, (len(phrase) + 2, 1))
    clergy = {
        short.lower(): Honorific(row["title"], row["kind"], row["plural"] == "yes")
        for row in load_table("honorifics")
        for short in split_list(row["before_clergy"])
    }
    for short in clergy:
        for blank in ("", " "):
            phrase = f"{short}.{blank}thích "
            triggers.add_word(phrase, (len(phrase), 0))
    # "giữ chức vụ Trưởng ban" holds no "vụ trưởng".
    for other in ("chức vụ", "nhiệm vụ"):
        triggers.add_word(other, (len(other), None))
    triggers.make_automaton()
    places: dict[str, set[str]] = {}
    for row in load_table("places"):
        places.setdefault(row["name"].lower(), set()).update(split_list(row["before"]), split_list(row["after"]))
    for row in load_table("countries"):
        places.setdefault(row["name"].lower(), set()).add("nước")
    # The title behind the dot triggers the search for those; they need no triggers of their own.
    title_book, honorific_book = PhraseBook([*titles, *_dotted(titles)]), PhraseBook(honorifics)
    table = load_table("organisation_words")
    words = PhraseBook((row["words"], row["kind"]) for row in table)
    parts: dict[str, set[str]] = {}
    for row in table:
        for part in split_list(row["part"]):
            parts.setdefault(part, set()).add(row["words"])
    offices = load_table("state_offices")
    return Lexicon(
        titles=title_book,
        honorifics=honorific_book,
        clergy=clergy,
        words=words,
        families={row["name"].lower(): row["weight"] for row in load_table("family_names")},
        syllables=frozenset(row["syllable"] for row in load_table("name_syllables")),
        ranks={row["words"]: int(row["rank"]) for row in table if row["rank"]},
        parts={part: frozenset(found) for part, found in parts.items()},
        state_offices=(
            tuple(row["words"] for row in offices if row["kind"] == "title"),
            tuple(row["words"] + " " * (row["whole"] == "yes") for row in offices if row["kind"] == "body"),
        ),
        places={name: frozenset(kinds) for name, kinds in places.items()},
        figures=frozenset(row["name"].lower() for row in load_table("historical_figures")),
        triggers=triggers,
        verbs=PhraseBook((r["words"], r["role"]) for r in load_table("role_verbs") if r["side"] != "before"),
        actions=PhraseBook(
            (r["verb"], r["kind"])
            for r in load_table("task_verbs")
            if r["kind"] == "verb" and " " in r["verb"]
        ),
        openers=title_book.openers | honorific_book.openers | words.openers | {"nguyên", "cựu", "cố", "quyền", "q"},
        heads=title_book.openers | {"nguyên", "cựu", "cố", "quyền", "q", "phụ"},
    )
