"""Names and posts: ``extract_officials`` against underthesea.ner and against a naive regex.

    python benchmarks/names.py [--json]

Speed and F1 side by side on the annotated bulletins of the corpus, one core. A name counts where its span is exactly
the one annotated, a post where its wording is. ``underthesea.ner`` marks persons of every kind and no posts, and the
annotation has the officials alone: its precision is that of a first step, not of a rival that set out to do the same.
It is run once over every bulletin, line by line; its speed is a hundredth, so that rounds would take minutes.
"""

from __future__ import annotations

import re
import time
from typing import Any

from common import compare_times, megabytes, read_bulletins, run_part, time_in_turns
from scores import load, score_parts

from vnbulletin import Bulletin, Official, Position, extract_officials

ROUNDS = 5
_WORD = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]*"
NAIVE = re.compile(rf"(?:[Đđ]ồng chí|[Đđ]/c|[ÔôBb]à|[Ôô]ng)\s+({_WORD}(?:\s{_WORD}){{1,4}})(?:\s*[-–,]\s*([^.;\n]*))?")
POST_END = re.compile(r"\s(?:chủ trì|dự|phát biểu|cùng|và|đã|làm|cho|tham dự|nhấn mạnh|yêu cầu|đề nghị)\s")
POST = re.compile(
    r"(?:[Nn]guyên\s)?(?:[Pp]hó\s)?(?:[ỦủUu][ỷỹyỵý]? viên|Bí thư|Chủ tịch|Trưởng|Chủ nhiệm|Giám đốc|Tỉnh ủy viên"
    r"|Huyện ủy viên|Đảng ủy viên|Bộ trưởng|Thứ trưởng|Cục trưởng|Vụ trưởng|Hiệu trưởng|Phó)[^,]*"
)


def find_naively(text: str) -> tuple[Official, ...]:
    found = []
    for m in NAIVE.finditer(text):
        posts = []
        if m[2]:
            stop = POST_END.search(m[2])
            tail = m[2][: stop.start()] if stop else m[2]
            at = m.start(2)
            for piece in POST.finditer(tail):
                wording = piece[0].rstrip()
                posts.append(Position(wording, at + piece.start(), at + piece.start() + len(wording), wording))
        found.append(Official(m[1], m.start(1), m.end(1), positions=tuple(posts)))
    return tuple(found)


def find_persons(text: str) -> tuple[Official, ...]:
    """Give the persons that underthesea.ner marks, with their places in the text."""
    from underthesea import ner

    found = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            place = at
            start = -1
            for word, _, _, tag in [*ner(line), ("", "", "", "O")]:
                if start >= 0 and tag != "I-PER":
                    found.append(Official(text[start:place], start, place))
                    start = -1
                # The tagger writes single spaces where the text may have others.
                m = re.compile(r"\s+".join(map(re.escape, word.split()))).search(text, place) if word.strip() else None
                if m is not None:
                    if tag == "B-PER":
                        start = m.start()
                    place = m.end()
        at += len(line) + 1
    return tuple(found)


def measure(rounds: int = ROUNDS) -> dict[str, Any]:
    """Measure everything of this page."""
    texts = read_bulletins()
    size = megabytes(texts)
    extract_officials(texts[0])
    find_persons("Ông Hà Văn Sơn dự.")
    times = time_in_turns({"ours": extract_officials, "naive": find_naively}, texts, rounds)
    start = time.process_time()
    marked = {gold.text: find_persons(gold.text) for gold in load()}
    their_time = time.process_time() - start
    their_size = megabytes(list(marked))
    f1 = {
        "ours": score_parts(lambda t: Bulletin(t, officials=tuple(extract_officials(t)))),
        "naive": score_parts(lambda t: Bulletin(t, officials=find_naively(t))),
        "underthesea": score_parts(lambda t: Bulletin(t, officials=marked[t])),
    }
    return {
        "MB": size,
        "naive": compare_times(times["ours"], times["naive"], size),
        "underthesea": compare_times([min(times["ours"])], [their_time], size, their_size),
        "names f1": {tool: parts["official names"] for tool, parts in f1.items()},
        "posts f1": {tool: parts["official posts"] for tool, parts in f1.items() if tool != "underthesea"},
    }


def show(figures: dict[str, Any]) -> None:
    for tool in ("underthesea", "naive"):
        one = figures[tool]
        print(f"extract_officials {one['ours']:.2f} MB/s, {tool} {one['theirs']:.4f} MB/s, ratio {one['ratio']:.1f}")
    for part in ("names f1", "posts f1"):
        print(f"{part}: " + ", ".join(f"{tool} {value:.3f}" for tool, value in figures[part].items()))


if __name__ == "__main__":
    raise SystemExit(run_part(measure, show))
