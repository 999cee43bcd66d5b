"""When a thing found is the thing annotated: the rules of the annotation guide."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vnbulletin.text import View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vnbulletin.evaluation.gold import Gold
    from vnbulletin.model import Bulletin

#: Length of an ISO time to the minute, as precise as publication times are compared.
_MINUTE = 16
_EDGES = " .,;:-\"“”'()"


@dataclass(slots=True)
class Count:
    """True positives, false positives and false negatives of one part in one bulletin, with what went wrong."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    errors: list[str] = field(default_factory=list)

    def hit(self, right: bool, what: str) -> None:
        """Count one question with one right answer (a wrong answer is both a miss and a false alarm)."""
        if right:
            self.tp += 1
        else:
            self.fp += 1
            self.fn += 1
            self.errors.append(f"wrong   {what}")

    def miss(self, what: str) -> None:
        """Count something annotated and not found."""
        self.fn += 1
        self.errors.append(f"missed  {what}")

    def alarm(self, what: str) -> None:
        """Count something found and not annotated."""
        self.fp += 1
        self.errors.append(f"false   {what}")


def fold(text: str | None) -> str:
    """Fold what writers vary without meaning: Unicode form, case, spaces, tone placement, dashes, edge punctuation.

    Examples
    --------
    >>> fold("Uỷ viên  Ban Thường vụ,") == fold("ủy viên ban thường vụ")
    True
    """
    return " ".join(View(text or "").text.lower().split()).strip(_EDGES)


def fold_code(code: str | None) -> str:
    """Fold a code: upper case, no spaces."""
    return re.sub(r"\s+", "", View(code or "").text.upper())


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Give the intersection over union of two spans."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if common <= 0 else common / (max(a[1], b[1]) - min(a[0], b[0]))


def pair(
    gold: Sequence[dict[str, Any]], found: Sequence[Any], fits: Callable[[dict[str, Any], Any, float], bool]
) -> tuple[list[tuple[dict[str, Any], Any]], list[dict[str, Any]], list[Any]]:
    """Pair annotated and found things one to one, best overlap first, among those that fit."""
    candidates = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            share = overlap((g["start"], g["end"]), (f.start, f.end))
            if share > 0 and fits(g, f, share):
                candidates.append((-share, i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    missed = [g for i, g in enumerate(gold) if i not in used_gold]
    return pairs, missed, [f for j, f in enumerate(found) if j not in used_found]


def _ignored(gold: Gold, kind: str) -> list[tuple[int, int]]:
    return [(x["start"], x["end"]) for x in gold.record.get("ignore", ()) if x.get("kind") == kind]


def _touches(item: Any, spans: list[tuple[int, int]]) -> bool:
    return any(item.start < end and start < item.end for start, end in spans)


def compare(gold: Gold, bulletin: Bulletin) -> dict[str, Count]:
    """Compare one analysis with its annotation.

    Returns
    -------
    dict of str to Count
        By part: officials (names, posts, roles), references (and their fields), tasks (spans, labels), title,
        published, furniture by characters.
    """
    counts: dict[str, Count] = {}

    def at(name: str) -> Count:
        return counts.setdefault(name, Count())

    _compare_officials(gold, bulletin, at)
    _compare_references(gold, bulletin, at)
    _compare_tasks(gold, bulletin, at)
    record = gold.record
    if record.get("title"):
        at("title").hit(fold(bulletin.title) == fold(record["title"]), f"{bulletin.title!r} for {record['title']!r}")
    if record.get("published"):
        have = bulletin.published_at.iso() if bulletin.published_at else ""
        want = record["published"][:_MINUTE]
        at("published").hit(have[: len(want)] == want, f"{have or None} for {want}")
    if record.get("furniture"):
        _compare_furniture(gold, bulletin, at)
    return counts


def _compare_officials(gold: Gold, bulletin: Bulletin, at: Callable[[str], Count]) -> None:
    ignored = _ignored(gold, "official")
    found = {(o.start, o.end): o for o in bulletin.officials if not _touches(o, ignored)}
    names, posts, roles = at("official names"), at("official posts"), at("official roles")
    for g in gold.record.get("officials", ()):
        official = found.pop((g["start"], g["end"]), None)
        if official is None:
            names.miss(repr(g["name"]))
        else:
            names.tp += 1
            if g.get("role"):
                roles.hit(official.role == g["role"], f"{g['name']!r}: {official.role} for {g['role']}")
        want = Counter(fold(p) for p in g["positions"])
        have = Counter(fold(p.text) for p in (official.positions if official else ()))
        posts.tp += sum((want & have).values())
        for post in (want - have).elements():
            posts.miss(f"{g['name']!r}: {post!r}")
        for post in (have - want).elements():
            posts.alarm(f"{g['name']!r}: {post!r}")
    for official in found.values():
        names.alarm(repr(official.name))
        for position in official.positions:
            posts.alarm(f"{official.name!r} (no official): {position.text!r}")


def _compare_references(gold: Gold, bulletin: Bulletin, at: Callable[[str], Count]) -> None:
    ignored = _ignored(gold, "reference")
    part = at("references")
    pairs, missed, extra = pair(
        gold.record.get("references", ()),
        bulletin.references,
        lambda g, f, share: (
            share >= 0.5 and fold(g["type"]) == fold(f.type) and fold_code(g.get("code")) == fold_code(f.code)
        ),
    )
    part.tp += len(pairs)
    for g in missed:
        part.miss(f"{gold.text[g['start'] : g['end']]!r} code={g.get('code')}")
    for f in extra:
        if not _touches(f, ignored):
            part.alarm(f"{f.text!r} type={f.type} code={f.code}")
    for g, f in pairs:
        if g.get("date"):
            at("reference dates").hit((f.date or "")[:10] == g["date"], f"{f.text!r}: {f.date} for {g['date']}")
        if g.get("issuer"):
            at("reference issuers").hit(
                fold(f.issuer) == fold(g["issuer"]), f"{f.text!r}: {f.issuer!r} for {g['issuer']!r}"
            )
        if g.get("subject"):
            right = fold(f.subject) == fold(g["subject"])
            at("reference subjects").hit(right, f"{f.text!r}: {f.subject!r} for {g['subject']!r}")


def _compare_tasks(gold: Gold, bulletin: Bulletin, at: Callable[[str], Count]) -> None:
    ignored = _ignored(gold, "task")
    spans, both, labels = at("task spans"), at("tasks end to end"), at("task labels on found spans")
    pairs, missed, extra = pair(gold.record.get("tasks", ()), bulletin.tasks, lambda _g, _f, share: share >= 0.5)
    spans.tp += len(pairs)
    for g in missed:
        what = repr(gold.text[g["start"] : g["end"]][:110])
        spans.miss(what)
        both.miss(f"{g['label']}: {what}")
    for f in extra:
        if not _touches(f, ignored):
            spans.alarm(repr(f.text[:110]))
            both.alarm(repr(f.text[:110]))
    for g, f in pairs:
        right = f.label in {g["label"], *g.get("also", ())}
        both.hit(right, f"{g['label']} read as {f.label}: {f.text[:90]!r}")
        labels.hit(right, f"{g['label']} read as {f.label}: {f.text[:90]!r}")


def _compare_furniture(gold: Gold, bulletin: Bulletin, at: Callable[[str], Count]) -> None:
    from vnbulletin.model.segments import FURNITURE_KINDS

    text = gold.text
    spans = [(f["start"], f["end"]) for f in gold.record["furniture"] if f["kind"] != "caption"]
    want = {i for start, end in spans for i in range(start, end) if not text[i].isspace()}
    have = {
        i
        for s in bulletin.segments
        if s.kind in FURNITURE_KINDS
        for i in range(s.start, s.end)
        if not text[i].isspace()
    }
    part = at("furniture characters")
    part.tp, part.fp, part.fn = len(want & have), len(have - want), len(want - have)
    for f in gold.record["furniture"]:
        inside = [i for i in range(f["start"], f["end"]) if not text[i].isspace()]
        if f["kind"] != "caption" and sum(i in have for i in inside) * 2 < len(inside):
            part.errors.append(f"missed  {f['kind']}: {text[f['start'] : f['end']][:90]!r}")
