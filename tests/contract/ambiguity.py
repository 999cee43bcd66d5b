"""Find repeats that can match one text in exponentially many ways: what makes a backtracking matcher hang.

A repeat without upper bound becomes an automaton with one state a character of the pattern (Glushkov's construction).
It is exponentially ambiguous exactly where a state can be left and reached again by two paths over the same
characters (Weber and Seidl, 1991): in the product of the automaton with itself, a pair of equal states and a pair of
different ones lie on one cycle. Assertions are taken as always true, and bounded repeats are unrolled to ``COPIES``, so
that a find may be harmless where an assertion forbids the second path.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Characters that tell classes apart: those of Vietnamese text and some of what comes with it.
ALPHABET = [
    *map(chr, range(0x250)), *map(chr, range(0x300, 0x370)), *map(chr, range(0x1E00, 0x1F00)),
    *map(chr, range(0x2000, 0x2070)), "①", "⃣", "️", "•", "📢",
]  # fmt: skip
COPIES = 3
#: A bounded repeat of so many rounds is treated as one without bound where a round has none either.
MANY = 3
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)


@dataclass
class Automaton:
    """States with the characters they stand for (a bit each), and how often one follows another."""

    masks: list[int] = field(default_factory=list)
    follow: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    def add(self, mask: int) -> int:
        self.masks.append(mask)
        return len(self.masks) - 1

    def link(self, last: Iterable[int], first: Iterable[int]) -> None:
        first = list(first)
        for a in last:
            for b in first:
                self.follow[a][b] += 1


#: (first states, last states, may be empty)
Part = tuple[list[int], list[int], bool]


@cache
def _mask_of(pattern: str, flags: int) -> int:
    one = re.compile(pattern, flags)
    return sum(1 << i for i, char in enumerate(ALPHABET) if one.fullmatch(char))


def _escape(op: Any, av: Any) -> str:
    """Write a node that stands for one character as a pattern of its own."""
    if op is c.LITERAL:
        return re.escape(chr(av))
    if op is c.NOT_LITERAL:
        return f"[^{re.escape(chr(av))}]"
    if op is c.ANY:
        return "."
    names = {
        c.CATEGORY_DIGIT: r"\d", c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_SPACE: r"\s", c.CATEGORY_NOT_SPACE: r"\S",
        c.CATEGORY_WORD: r"\w", c.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    out = ""
    for item, value in av:
        if item is c.NEGATE:
            out += "^"
        elif item is c.LITERAL:
            out += re.escape(chr(value))
        elif item is c.RANGE:
            out += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            out += names[value]
    return f"[{out}]"


def _concatenate(machine: Automaton, parts: Iterable[Part]) -> Part:
    first: list[int] = []
    last: list[int] = []
    empty = True
    for a, b, nullable in parts:
        machine.link(last, a)
        if empty:
            first = [*first, *a]
        last = [*last, *b] if nullable else b
        empty = empty and nullable
    return first, last, empty


def _nest(machine: Automaton, copies: list[Part]) -> Part:
    """Let each copy follow the one before only: ``(x(x)?)?``, not ``x?x?``, which one ``x`` matches in two ways."""
    first, last, _ = copies[0]
    ends = list(last)
    for a, b, _ in copies[1:]:
        machine.link(last, a)
        ends += b
        last = b
    return first, ends, True


def _build(machine: Automaton, sequence: Any, flags: int) -> Part:
    return _concatenate(machine, (_build_node(machine, op, av, flags) for op, av in sequence))


def _build_node(machine: Automaton, op: Any, av: Any, flags: int) -> Part:
    if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
        state = machine.add(_mask_of(_escape(op, av), flags))
        return [state], [state], False
    if op is c.SUBPATTERN:
        return _build(machine, av[3], (flags | av[1]) & ~av[2])
    if op is c.ATOMIC_GROUP:
        return _build(machine, av, flags)
    if op is c.BRANCH:
        parts = [_build(machine, branch, flags) for branch in av[1]]
        return [x for p in parts for x in p[0]], [x for p in parts for x in p[1]], any(p[2] for p in parts)
    if op in _REPEATS:
        low, high, body = av
        unbounded = high is c.MAXREPEAT
        must = min(low, COPIES)
        may = 0 if unbounded else min(high, COPIES) - must
        parts = [_build(machine, body, flags) for _ in range(must)]
        if may > 0:
            parts.append(_nest(machine, [_build(machine, body, flags) for _ in range(may)]))
        if unbounded:
            if must == 0:
                parts.append((*_build(machine, body, flags)[:2], True))
            machine.link(parts[-1][1], parts[-1][0])
        return _concatenate(machine, parts)
    return [], [], True  # Assertions, places, references to groups.


def _components(nodes: Iterable[Any], edges: dict[Any, list[Any]]) -> Iterator[list[Any]]:
    """Tarjan's strongly connected components, without recursion."""
    index: dict[Any, int] = {}
    low: dict[Any, int] = {}
    stack: list[Any] = []
    on: set[Any] = set()
    for root in nodes:
        if root in index:
            continue
        work = [(root, iter(edges.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        while work:
            node, rest = work[-1]
            for following in rest:
                if following not in index:
                    index[following] = low[following] = len(index)
                    stack.append(following)
                    on.add(following)
                    work.append((following, iter(edges.get(following, ()))))
                    break
                if following in on:
                    low[node] = min(low[node], index[following])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        on.discard(member)
                        component.append(member)
                        if member == node:
                            break
                    yield component


def is_ambiguous(machine: Automaton) -> bool:
    """Tell whether a state can be left and reached again by two paths over the same characters."""
    plain = {a: list(b) for a, b in machine.follow.items()}
    component_of: dict[int, int] = {}
    for number, component in enumerate(_components(range(len(machine.masks)), plain)):
        for state in component:
            component_of[state] = number
    inside = {
        a: [b for b in following if component_of[a] == component_of[b] and machine.masks[b]]
        for a, following in plain.items()
    }
    if any(machine.follow[a][b] > 1 for a, following in inside.items() for b in following):
        return True
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    waiting = [(q, q) for q in inside]
    while waiting:
        pair = waiting.pop()
        if pair in edges:
            continue
        edges[pair] = [
            (a, b)
            for a in inside.get(pair[0], ())
            for b in inside.get(pair[1], ())
            if machine.masks[a] & machine.masks[b]
        ]
        waiting.extend(p for p in edges[pair] if p not in edges)
    for component in _components(list(edges), edges):
        if len(component) > 1 and any(a == b for a, b in component) and any(a != b for a, b in component):
            return True
    return False


def _holds_unbounded(sequence: Any) -> bool:
    for op, av in sequence:
        if op in _REPEATS and ((av[1] is c.MAXREPEAT and op is not c.POSSESSIVE_REPEAT) or _holds_unbounded(av[2])):
            return True
        if op is c.SUBPATTERN and _holds_unbounded(av[3]):
            return True
        if op is c.BRANCH and any(map(_holds_unbounded, av[1])):
            return True
        if op is c.ATOMIC_GROUP and _holds_unbounded(av):
            return True
    return False


def list_loops(pattern: str, flags: int = 0) -> list[Automaton]:
    """Give the automaton of every outermost repeat without upper bound (or with a high one of such repeats)."""
    tree = parser.parse(pattern, flags)
    return list(_list_loops(tree, flags | tree.state.flags))


def _list_loops(sequence: Any, flags: int) -> Iterator[Automaton]:
    for op, av in sequence:
        if op in _REPEATS:
            low, high, body = av
            many = high is c.MAXREPEAT or (high >= MANY and _holds_unbounded(body))
            if many and op is not c.POSSESSIVE_REPEAT:
                machine = Automaton()
                # Up to six rounds that can be cut anywhere take time that grows with the sixth power: no better.
                _build_node(machine, op, (low, c.MAXREPEAT, body), flags)
                yield machine
            else:
                # A possessive repeat gives nothing back; only what is inside it can be ambiguous.
                yield from _list_loops(body, flags)
        elif op is c.SUBPATTERN:
            yield from _list_loops(av[3], (flags | av[1]) & ~av[2])
        elif op is c.BRANCH:
            for branch in av[1]:
                yield from _list_loops(branch, flags)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _list_loops(av[1], flags)
        elif op is c.ATOMIC_GROUP:
            yield from _list_loops(av, flags)
