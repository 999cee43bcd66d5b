"""Measure how the time of every pattern of the package grows on hostile texts; print what is not linear.

    python tests/contract/measure_patterns.py [--most N] [--json]

A pattern is tried as the package uses it: looked for all over a text, or held against one place. One that only
ever gets stretches of bounded length may take more than linear time on longer ones; what it takes for a
character of such a stretch counts then. ``--most`` bounds the texts tried a pattern (all of them otherwise).
Exit code 1 where a pattern is not linear.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attacks import FLOOR, SCANS, Attack, Growth, build, choose, make_attacks, measure, time_scan

from vnbulletin.text import View

#: A stretch is bounded where none of those seen was longer, though texts a hundred times as long were analysed.
SHORT = 1_000
#: Seconds a character that a hostile stretch may take.
SLOW = 3e-6


def collect() -> list[dict[str, Any]]:
    """Collect the patterns of the package and how it uses them, in a process of its own."""
    script = Path(__file__).with_name("collect_patterns.py")
    done = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


#: Rooms whose patterns read the view alone: single blanks, one spelling. What the view never holds cannot reach them.
BEHIND_THE_VIEW = ("vnbulletin.segmentation.", "vnbulletin.extraction.", "vnbulletin.classification.")
#: Not seen in use by what the collector analyses: the use and the longest stretch, read in the code.
READ = {
    ("extraction.references.mentions", r"|nhiều|\d+)"): ("search", 8),
    ("extraction.references.names", r"|sinh\s{1,4}viên|giảng"): ("search", 30),
    ("segmentation.cues", r"[\w\-]+(?:\.[\w\-]+)+"): ("match", 0),
    ("segmentation.embedded_stamps", r"[km]? (?:lượt|bình luận)"): ("search", 160),
    ("reading.page_text", r"\s*([-+]?\d{1,10})"): ("match", 0),
    ("reading.html", "<meta[^>]"): ("search", 4096),
}


def can_reach(module: str, attack: Attack) -> bool:
    """Tell whether the text of an attack can get to a module as it is written."""
    text = build(attack, 300)
    return not module.startswith(BEHIND_THE_VIEW) or View(text).text == text


def list_uses(place: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Give how a pattern is used: kind, and the longest stretch where that is short (else 0)."""
    for (module, held), use in READ.items():
        if place["module"] == f"vnbulletin.{module}" and held in place["pattern"]:
            yield use
    seen = [use for use in SCANS if place[use]]
    for use in seen:
        yield use, place[f"{use} longest"] if place[f"{use} longest"] <= SHORT else 0


def try_pattern(place: dict[str, Any], most: int) -> tuple[int, Growth | None, str]:
    """Give how many texts were tried, the worst growth, and in which use."""
    raw = place["pattern"]
    pattern: Any = re.compile(raw.encode("latin-1") if place["bytes"] else raw, place["flags"])
    # What was never seen in use may be used in any way.
    uses = list(list_uses(place)) or [("search", 0)]
    attacks = [a for a in choose(make_attacks(raw, place["flags"]), most) if can_reach(place["module"], a)]
    worst: tuple[float, Growth | None, str] = (0.0, None, "")
    bad = 0
    for use, bound in uses:
        for attack in attacks:
            if bound:
                took = time_scan(pattern, build(attack, bound), 1, use)
                if took > SLOW * bound:
                    took = time_scan(pattern, build(attack, bound), 5, use)
                growth = Growth(attack, bound, took, float("nan")) if took > max(SLOW * bound, FLOOR) else None
            else:
                growth = measure(pattern, attack, use)
            if growth is not None:
                bad += 1
                worst = max(worst, (growth.seconds / growth.size, growth, use), key=lambda w: w[0])
            if bad == 10:
                return len(attacks), *worst[1:]
    return len(attacks), *worst[1:]


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--most", type=int, default=1_000_000, help="texts tried a pattern")
    parser.add_argument("--json", action="store_true", help="print the finds as JSON")
    parser.add_argument("--only", default="", help="only modules whose name holds this")
    options = parser.parse_args()
    n_texts = 0
    finds = []
    places = [place for place in collect() if options.only in place["module"]]
    for place in places:
        n, worst, use = try_pattern(place, options.most)
        n_texts += n
        if worst is None:
            continue
        use += "" if place[use] else ", not seen in use"
        finds.append(
            f"{place['module']}:{place['line']} ({use}) grows {worst.ratio:.2f} times, {worst.seconds * 1e3:.1f} ms at "
            f"{worst.size:,} on {worst.attack!r}\n    {place['pattern'][:160]!r}"
        )
        if not options.json:
            print(finds[-1], flush=True)
    if options.json:
        print(json.dumps({"patterns": len(places), "texts": n_texts, "finds": finds}))
    else:
        print(f"{len(places)} patterns, {n_texts} hostile texts, {len(finds)} patterns are not linear")
    return bool(finds)


if __name__ == "__main__":
    raise SystemExit(main())
