"""From mention to document: which document is meant, within the bulletin and among widely cited ones."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from vnbulletin.extraction.references.spelling import fold
from vnbulletin.extraction.references.types import types_by_name
from vnbulletin.tables import load_table
from vnbulletin.tables.loader import split_list

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A row of the table of widely cited documents."""

    key: str
    type: str
    code: str
    date: str
    issuer: str
    term: str
    subject: str
    valid_to: str
    confirmed: bool


@dataclass(slots=True)
class Identity:
    """What a mention says about the document it means, and what was found out about it.

    Parameters
    ----------
    type, type_key : str
        Canonical type word and its abbreviation.
    number, code : str or None
        Number, and the code in its right form.
    name, year : str or None
        Of documents cited by name.
    date, issuer, term, subject : str or None
        As far as the mention says.
    key : str
        Key of the document.
    candidates : tuple of str
        Keys of the documents that it may be.
    evidence : str or None
        Where the key comes from, if not from the mention itself.
    dated : bool
        Whether the day of the bulletin was asked about.
    """

    type: str
    type_key: str
    number: str | None = None
    code: str | None = None
    name: str | None = None
    year: str | None = None
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    subject: str | None = None
    key: str = ""
    candidates: tuple[str, ...] = ()
    evidence: str | None = None
    dated: bool = False


@cache
def known_documents() -> tuple[dict[tuple[str, str], tuple[KnownDocument, ...]], ...]:
    """Give the known documents by (type, code), by (type, number) and by (type, name)."""
    by_code: dict[tuple[str, str], list[KnownDocument]] = defaultdict(list)
    by_number: dict[tuple[str, str], list[KnownDocument]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[KnownDocument]] = defaultdict(list)
    types = types_by_name()
    for row in load_table("known_documents"):
        kind = types.get(row["type"])
        if kind is None:
            continue
        names = split_list(row["named"])
        body = row["code"] or (names[0] if names else "")
        key = "/".join(part for part in (kind.key, body, row["date"]) if part)
        document = KnownDocument(
            key, row["type"], row["code"], row["date"], row["issuer"], row["term"], row["subject"], row["valid_to"],
            row["status"] == "confirmed" and bool(row["date"]),
        )  # fmt: skip
        if row["code"]:
            by_code[kind.name, row["code"].upper()].append(document)
            by_number[kind.name, bare_number(row["code"])].append(document)
        for name in names:
            by_name[kind.name, _name_key(name)].append(document)
    return (
        {k: tuple(v) for k, v in by_code.items()},
        {k: tuple(v) for k, v in by_number.items()},
        {k: tuple(v) for k, v in by_name.items()},
    )


_LEADING = re.compile(r"0*(\d+[a-zđ]?)")


@lru_cache(maxsize=4096)
def bare_number(code: str) -> str:
    """Give the leading number of a code without leading zeros.

    Examples
    --------
    >>> bare_number("05-CT/TW"), bare_number("30/2020/NĐ-CP")
    ('5', '30')
    """
    m = _LEADING.match(code)
    return m[1] if m else code


@lru_cache(maxsize=4096)
def _name_key(name: str) -> str:
    return fold(name).replace(",", "")


def resolve(identities: Iterable[Identity], published: str | None) -> None:
    """Give every mention the key of its document.

    Parameters
    ----------
    identities : iterable of Identity
        The mentions of one bulletin, in text order; filled in place.
    published : str or None
        ISO date of the bulletin: later documents cannot be meant.
    """
    coded: list[Identity] = []
    named: list[Identity] = []
    short: list[Identity] = []
    for i in identities:
        if i.code:
            coded.append(i)
        if i.name:
            named.append(i)
        if i.number and not i.code and not i.name:
            short.append(i)
    _resolve_codes(coded, published)
    if named:
        _resolve_names(named, published)
    if short:
        _resolve_numbers(short, coded, published)


def _resolve_names(identities: list[Identity], published: str | None) -> None:
    """Key by name; mentions without a year take the one that others give."""
    names: dict[tuple[str, str], dict[str, Identity]] = defaultdict(dict)
    for i in identities:
        if not i.code:
            _resolve_name(i, published)
    for i in identities:
        names[i.type, _base_name(i)].setdefault(i.key, i)
    for i in identities:
        if not i.code and not i.year:
            others = [k for k, o in names[i.type, _base_name(i)].items() if o.year or o.code]
            if len(others) == 1 and others[0] != i.key:
                i.key, i.evidence, i.candidates = others[0], "same bulletin", ()


def _resolve_numbers(identities: list[Identity], full: list[Identity], published: str | None) -> None:
    """Key short forms by the full ones of the same bulletin, else by known documents."""
    coded: dict[tuple[str, str], dict[str, Identity]] = defaultdict(dict)
    for i in full:
        if i.number:
            coded[i.type, bare_number(i.number)].setdefault(i.key, i)
    seen: dict[tuple[str, str | None, str | None, str | None, str | None, str | None], Identity] = {}
    for i in identities:
        same = (i.type, i.number, i.date, i.issuer, i.term, i.subject)
        if same in seen:
            i.key, i.candidates, i.evidence = seen[same].key, seen[same].candidates, seen[same].evidence
            continue
        seen[same] = i
        _resolve_short(i, coded, published)


def _base_name(i: Identity) -> str:
    return _name_key(i.name or "")


def _resolve_codes(identities: list[Identity], published: str | None) -> None:
    """Key by code and date; mentions without a date take the one that others give."""
    dates: dict[tuple[str, str], set[str]] = defaultdict(set)
    for i in identities:
        if i.date:
            dates[i.type_key, (i.code or "").upper()].add(i.date)
    for i in identities:
        code = i.code or ""
        base = f"{i.type_key}/{code}"
        given = dates[i.type_key, code.upper()]
        if i.date:
            i.key = f"{base}/{i.date}"
            continue
        if len(given) == 1:
            i.key, i.evidence = f"{base}/{next(iter(given))}", "same bulletin"
            continue
        by_code = known_documents()[0]
        rows = by_code.get((i.type, code.upper()), ())
        if not rows and i.type == "Luật":
            # "Luật số 45/2019/QH14" is a code of law.
            rows = by_code.get(("Bộ luật", code.upper()), ())
        _choose(i, rows, published, base)


def _resolve_name(i: Identity, published: str | None) -> None:
    base = f"{i.type_key}/{i.name}" + (f"/{i.year}" if i.year and i.year not in (i.name or "") else "")
    rows = known_documents()[2].get((i.type, _name_key(_full_name(i))), ())
    if i.year:
        rows = tuple(r for r in rows if r.date.startswith(i.year))
    _choose(i, rows, published, base)


def _full_name(i: Identity) -> str:
    name = i.name or ""
    return name if name.startswith(i.type) else f"{i.type} {name}"


def _resolve_short(i: Identity, coded: dict[tuple[str, str], dict[str, Identity]], published: str | None) -> None:
    number = i.number or ""
    base = f"{i.type_key}/{number}"
    own = coded.get((i.type, bare_number(number)), {})
    year = number.partition("/")[2]
    fitting = [k for k, o in own.items() if not year or (o.number or "").endswith(year)]
    if i.date:
        fitting = [k for k in fitting if own[k].date in (None, i.date)]
    if len(fitting) == 1:
        i.key, i.evidence = fitting[0], "same bulletin"
        return
    if fitting:
        i.key, i.candidates = base, tuple(fitting)
        return
    rows = known_documents()[1].get((i.type, bare_number(number)), ())
    if year:
        rows = tuple(r for r in rows if f"/{year}/" in r.code)
    _choose(i, rows, published, base + (f"/{i.date}" if i.date else ""))


def _choose(i: Identity, rows: tuple[KnownDocument, ...], published: str | None, base: str) -> None:
    """Choose among known documents by what the mention and the bulletin say; doubt stays doubt."""
    i.key = base
    if not rows:
        return
    i.dated = True
    fitting = [r for r in rows if _fits(i, r, published)]
    certain = [r for r in fitting if r.confirmed]
    if len(certain) > 1 and i.subject:
        scored = sorted(((_overlap(i.subject, r.subject), r) for r in certain), key=lambda pair: -pair[0])
        if scored[0][0] >= 0.6 and scored[0][0] >= scored[1][0] + 0.25:
            certain = [scored[0][1]]
    if len(certain) == 1 and (len(fitting) == 1 or i.date or not i.code):
        i.key, i.evidence = certain[0].key, "known documents"
        if len(fitting) > 1:
            i.candidates = tuple(r.key for r in fitting)
    elif len(fitting) > 1 or (fitting and not certain):
        i.candidates = tuple(r.key for r in fitting)


def _fits(i: Identity, row: KnownDocument, published: str | None) -> bool:
    if i.date and row.date and row.date != i.date:
        return False
    if i.term and row.term and i.term.lower() != row.term.lower():
        return False
    if published and row.date and row.date > published:
        return False
    if published and i.name and row.valid_to and row.valid_to <= published:
        return False
    if i.issuer and row.issuer:
        said, known = fold(i.issuer), fold(row.issuer)
        if said.startswith(("bộ chính trị", "ban bí thư", "chính phủ", "thủ tướng", "quốc hội", "tỉnh ủy", "thành ủy",
                            "huyện ủy", "ubnd", "ban thường vụ", "ban chấp hành đảng bộ", "bộ trưởng", "sở",
                            "ủy ban", "hđnd", "hội đồng nhân dân", "trường", "chi cục", "cục")):  # fmt: skip
            first = said.split(",")[0].split(" (")[0].split(" khóa")[0]
            return first in known or known in first
    return True


def _overlap(said: str, known: str) -> float:
    a, b = set(_SUBJECT_WORD.findall(fold(said))) - _EMPTY, set(_SUBJECT_WORD.findall(fold(known))) - _EMPTY
    # Long titles are cited short: a few words say it where all of them are in the title.
    shorter = min(len(a), len(b))
    return len(a & b) / (shorter if shorter >= _TELLING else len(b)) if b else 0.0


_SUBJECT_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"về", "và", "việc", "của", "trong", "đối", "với", "tình", "hình", "mới", "giai", "đoạn"})
_TELLING = 4
