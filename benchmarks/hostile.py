"""Hostile documents: no text of a megabyte may take more than ten times its share.

    python benchmarks/hostile.py                     # everything; minutes
    python benchmarks/hostile.py --sample 40 --size 60000   # what a test does

Texts are one piece again and again: signs, words of the grammar, parts of bulletins, and what keeps the repeats of the
package's own patterns going (``tests/contract/attacks.py``). Each is analysed at a small size first; what takes more
than three times its share there, or more than 2.2 times as long at double the size, is analysed at full size.
A share is what ordinary bulletins of the same length take. Exit code 1 where a text takes more than ten shares.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time

from common import ROOT, grow, read_bulletins
from reliability import PIECES

import vnbulletin as vb
from vnbulletin.text import View

MOST = 10.0
SIGNS = [
    *"aA1 \n\t.,;:-–/|()[]\"“”'*•>#=_%&@ỹĐ\r",
    "\u0301",
    "\u200b",
    "\u00a0",
    "\u2028",
    "\x0b",
    "\x00",
    "\ud800",
    "🎉",
]
PARTS = [
    "Đồng chí Lò Thị Mai, ",
    "đồng chí Lò Thị Mai, Chủ tịch UBND xã Nậm Sơn; ",
    "Lò Thị Mai ",
    "Lò Thị Mai - ",
    "các đồng chí: ",
    "Chủ tịch UBND xã Nậm Sơn, ",
    "Ủy viên Ban Thường vụ ",
    "Bí thư Đảng ủy xã yêu cầu ",
    "nguyên ",
    "Phó ",
    "UBND ",
    "UBND xã ",
    "Nghị quyết ",
    "Nghị quyết số ",
    "Nghị quyết số 18, ",
    "Nghị quyết số 18-NQ/TW, ",
    "18-NQ/TW ",
    "số 1, ",
    "12/KH-UBND; ",
    "Luật Đất đai ",
    "Luật ",
    "khoản 1, ",
    "khoản 1 Điều 2 ",
    "các Nghị quyết số 1-NQ/TW và ",
    "(gọi tắt là Nghị quyết 1) ",
    "ngày 5/10/2022 ",
    "ngày 5 tháng 10 năm 2022 của ",
    "của Ban Chấp hành Trung ương về ",
    "về việc ",
    'về "',
    "yêu cầu rà soát hộ nghèo, ",
    "yêu cầu ",
    "đề nghị các xã ",
    "tiếp tục ",
    "cần ",
    "1. Rà soát hộ nghèo.\n",
    "- rà soát\n",
    "a) ",
    "Một là, ",
    "tổ chức Hội nghị ",
    "Hội nghị ",
    "chủ trì ",
    "phát biểu: “",
    "In trang\n",
    "Lượt xem: 1\n",
    "12/10/2023 02:35 CH\n",
    "Tin, ảnh: Lò Thị Mai\n",
    "Ảnh: ",
    "Trang chủ > Tin tức > ",
    "HỘI NGHỊ ",
    "HỘI NGHỊ GIAO BAN\n",
    "http://a.vn/b?c=d ",
    "a@b.vn ",
    "a.b",
    "Kỷ niệm 80 năm Ngày ",
    "Quang cảnh Hội nghị\nQuang cảnh Hội nghị\n",
    "\n\n\nTin.\n",
    "I. ",
    "TP. ",
    "Th.S ",
    "(",
    "((a) ",
    "1.000,5 ",
]


def make_pieces() -> list[str]:
    """Give all pieces, each once."""
    contract = ROOT / "tests" / "contract"
    sys.path.insert(0, str(contract))
    from attacks import make_attacks

    pieces = dict.fromkeys([*SIGNS, *PARTS, *PIECES])
    done = subprocess.run(
        [sys.executable, contract / "collect_patterns.py"], stdout=subprocess.PIPE, text=True, check=True
    )
    pumps: dict[str, None] = {}
    for place in json.loads(done.stdout):
        if not place["bytes"]:
            pumps.update((View(pump).text, None) for _, pump, _ in make_attacks(place["pattern"], place["flags"]))
    # What differs in the letters alone keeps the same repeats going; the shortest of a kind stand for it.
    kinds: dict[str, str] = {}
    for pump in sorted(pumps, key=len):
        kinds.setdefault(pump if len(pump) < 5 else pump[:5] + pump[-5:], pump)
    return [piece for piece in dict.fromkeys([*pieces, *kinds.values()]) if piece]


def repeat(piece: str, size: int) -> str:
    """Repeat a piece, surrogates and all, to about a size in bytes."""
    return piece * max(1, size // len(piece.encode("utf-8", "surrogatepass")))


def analyse(text: str, times: int = 1) -> float:
    """Give the least processor time of an analysis."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        vb.analyze(text)
        least = min(least, time.process_time() - start)
    return least


def main() -> int:
    """Try, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of a text")
    parser.add_argument("--small", type=int, default=20_000, help="bytes of a text that is looked at first")
    parser.add_argument("--sample", type=int, default=0, help="so many of the pieces, the same ones each time")
    options = parser.parse_args()
    prose = "\n\n".join(read_bulletins())
    vb.analyze(prose[:10_000])
    share = {n: analyse(grow(prose, n), 3) for n in (options.small, 2 * options.small, options.size)}
    pieces = make_pieces()
    if options.sample and options.sample < len(pieces):
        # The grammar's own parts are always among them.
        pieces = [*PARTS, *random.Random(1).sample([p for p in pieces if p not in PARTS], options.sample)]
    suspects = []
    for piece in pieces:
        small, double = (analyse(repeat(piece, n)) for n in (options.small, 2 * options.small))
        if small > 3 * share[options.small] or (double > 2.2 * small and double > share[2 * options.small]):
            suspects.append(piece)
    worst = []
    for piece in suspects:
        took = analyse(repeat(piece, options.size))
        worst.append((took / share[options.size], piece))
    worst.sort(reverse=True)
    print(f"a share: {share[options.size]:.2f} s for {options.size:,} bytes of ordinary bulletins")
    print(f"{len(pieces)} hostile texts, {len(suspects)} analysed at full size")
    for times, piece in worst[:12]:
        print(f"  {times:6.1f} shares: {piece!r} again and again")
    return any(times > MOST for times, _ in worst)


if __name__ == "__main__":
    raise SystemExit(main())
