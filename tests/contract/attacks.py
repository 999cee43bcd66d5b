"""Make hostile texts for a pattern from its parse tree, and measure how its time grows with their length.

A backtracking matcher takes more than linear time where it starts often and each start scans far in vain. For each
repeat without bound there is a text that reaches it (a sample of what stands before it), keeps it going (samples of
its body) and then fails. Four families are tried: the body alone again and again; what leads to it once and then the
body; both together again and again; what leads to it alone again and again, which the repeat may swallow.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

try:
    from .ambiguity import _REPEATS, _escape
except ImportError:  # Run beside a script.
    from ambiguity import _REPEATS, _escape

#: The most by which the time may grow where the length doubles; below the floor (in seconds) nothing can be told.
MOST = 2.2
FLOOR = 4e-4
#: Seconds after which a scan of a short text is bad whatever longer ones take, and after which any scan is ended.
SOON = 0.05
LONGEST = 3.0
#: A repeat with so many rounds is attacked as one without bound: it is as good as none for a text of a page.
MANY = 400
#: Characters that a class is sampled from, in several orders, so that each kind of character gets its turn.
_ORDERS = ("aạAĐ1 ,.-/:;\"“(\n", " \t,.-a1A", "1a -/.", "AĐBa1 ", "-.,/:;\"“”()'|•*+ a1", "\n a1A")
#: What nothing goes on with.
_FAILING = ("", "\x00", "!", "\n")
_MOST_BRANCHES = 8


@cache
def _characters(pattern: str, flags: int, order: str) -> str:
    """Give a character that a node of one character matches, the first of an order."""
    one = re.compile(pattern, flags)
    for char in order:
        if one.fullmatch(char):
            return char
    for code in (*range(0x20, 0x250), *range(0x1E00, 0x1F00), *range(0x2000, 0x2600), 0x1F4E2, *range(0x20)):
        if one.fullmatch(chr(code)):
            return chr(code)
    return ""


def _sample(sequence: Any, flags: int, order: str, branch: int, groups: dict[int, str]) -> str:
    """Give a text that a sequence of nodes matches, its assertions apart."""
    out = []
    for op, av in sequence:
        if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            out.append(chr(av) if op is c.LITERAL else _characters(_escape(op, av), flags, order))
        elif op is c.SUBPATTERN:
            text = _sample(av[3], (flags | av[1]) & ~av[2], order, branch, groups)
            if av[0] is not None:
                groups[av[0]] = text
            out.append(text)
        elif op is c.ATOMIC_GROUP:
            out.append(_sample(av, flags, order, branch, groups))
        elif op is c.BRANCH:
            out.append(_sample(av[1][branch % len(av[1])], flags, order, branch, groups))
        elif op in _REPEATS:
            out.append(_sample(av[2], flags, order, branch, groups) * av[0])
        elif op is c.GROUPREF:
            out.append(groups.get(av, ""))
    return "".join(out)


def _find_repeats(sequence: Any, flags: int, before: str, order: str) -> Iterator[tuple[str, Any, int]]:
    """Give every repeat without bound: what leads to it, its body, its flags."""
    for op, av in sequence:
        if op in _REPEATS:
            if av[1] is c.MAXREPEAT or av[1] >= MANY:
                yield before, av[2], flags
            yield from _find_repeats(av[2], flags, before, order)
        elif op is c.SUBPATTERN:
            yield from _find_repeats(av[3], (flags | av[1]) & ~av[2], before, order)
        elif op is c.ATOMIC_GROUP:
            yield from _find_repeats(av, flags, before, order)
        elif op is c.BRANCH:
            for one in av[1]:
                yield from _find_repeats(one, flags, before, order)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _find_repeats(av[1], flags, before, order)
        before += _sample([(op, av)], flags, order, 0, {})


def _count_branches(sequence: Any) -> int:
    """Count the ways of the widest alternative."""
    most = 1
    for op, av in sequence:
        if op is c.BRANCH:
            most = max(most, len(av[1]), *map(_count_branches, av[1]))
        elif op is c.SUBPATTERN:
            most = max(most, _count_branches(av[3]))
        elif op in _REPEATS:
            most = max(most, _count_branches(av[2]))
        elif op is c.ATOMIC_GROUP:
            most = max(most, _count_branches(av))
    return most


#: (what stands once in front, what is repeated, what stands once behind)
Attack = tuple[str, str, str]


def make_attacks(pattern: str, flags: int = 0) -> list[Attack]:
    """Make the hostile texts of a pattern, as the three parts that they are put together from."""
    tree = parser.parse(pattern, flags)
    flags |= tree.state.flags
    heads: dict[tuple[str, str], None] = {}
    for order in _ORDERS:
        for before, body, own in _find_repeats(tree, flags, "", order):
            for branch in range(min(_count_branches(body), _MOST_BRANCHES)):
                pump = _sample(body, own, order, branch, {})
                if pump:
                    heads.update({("", pump): None, (before, pump): None, ("", before + pump): None})
                    if before:
                        heads["", before] = None
    return [(head, pump, end) for end in _FAILING for head, pump in heads]


def choose(attacks: list[Attack], most: int) -> list[Attack]:
    """Take so many attacks, from all parts of the list."""
    return attacks if len(attacks) <= most else [attacks[i * len(attacks) // most] for i in range(most)]


def build(attack: Attack, size: int) -> str:
    """Put the text of an attack together, about ``size`` characters long."""
    head, pump, end = attack
    return head + pump * max(1, (size - len(head) - len(end)) // len(pump)) + end


def _stop(*_: Any) -> None:
    raise TimeoutError


def _look_everywhere(pattern: re.Pattern[Any], text: Any) -> None:
    for _match in pattern.finditer(text):
        pass


#: How a pattern is used: looked for all over a text, or held against its beginning, or against all of it.
SCANS = {"search": _look_everywhere, "match": re.Pattern.match, "fullmatch": re.Pattern.fullmatch}


def time_scan(pattern: re.Pattern[Any], text: str | bytes, times: int = 1, use: str = "search") -> float:
    """Give the least processor time of one use of a pattern on a text, in seconds.

    A scan that hangs is ended after ``LONGEST`` seconds by the clock and counts as that long.
    """
    least = LONGEST
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    scan = SCANS[use]
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        for _ in range(times):
            signal.setitimer(signal.ITIMER_REAL, LONGEST)
            start = time.process_time()
            scan(pattern, text)
            least = min(least, time.process_time() - start)
    except TimeoutError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return least


@dataclass(frozen=True)
class Growth:
    """How the time of a pattern grows on one hostile text."""

    attack: Attack
    size: int
    seconds: float
    ratio: float  # of the time when the length doubles


def measure(pattern: re.Pattern[Any], attack: Attack, use: str = "search") -> Growth | None:
    """Give the growth of a pattern's time on an attack where it is more than linear, None where it is not.


    Looked at briefly first (1,000 and 8,000 characters); what looks worse than linear is measured from 1,000 to
    16,000, several times, and again where the first result is bad: noise only ever adds time.
    """

    def take(size: int, times: int = 1) -> float:
        return time_scan(pattern, build(attack, size), times, use)

    for size in (60, 250):
        took = take(size)
        if took > SOON:
            return Growth(attack, size, took, float("inf"))
    small = take(1_000)
    if small > SOON:
        return Growth(attack, 1_000, small, float("inf"))
    if take(8_000) < max(FLOOR / 2, small * 10):
        return None
    worst: Growth | None = None
    for times in (1, 3, 7):
        few = take(4_000, times)
        many = take(16_000, times)
        ratio = (many / max(few, 1e-7)) ** 0.5
        if many < FLOOR or ratio <= MOST:
            return None
        worst = Growth(attack, 16_000, many, ratio)
        if times > 1 and ratio > 3.2:  # Nothing that noise would make of it.
            break
    return worst
