"""Properties of the analysis, tried on generated and mutated bulletins and counted.

    python benchmarks/reliability.py --n 5000 --seed 0
    python benchmarks/reliability.py --n 1000000 --seed 1 --jobs 8    # a night's run

Inputs: bulletins of the corpus (and of ``--texts``) cut, shuffled, joined and damaged, and bulletins put together from
pieces of the grammar. For each:

- offsets: every span of every kind gives the wording that it claims, in exactly the string given;
- partition: the segments hold every visible character exactly once;
- forms: NFD, the old tone placement, non-breaking spaces, double spaces and CRLF give the same values
  (every ``--forms``-th input; all texts of the corpus besides);
- repetition: a second analysis gives an equal result (on the same inputs as the forms);
- seeds: processes with other hash seeds give the same results, byte by byte (on a sample).

Exit code 1 where anything differs; the first finds are printed, each cut down to the lines that are needed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PIECES = [
    "Đồng chí ", "đ/c ", "các đồng chí ", "ông ", "Lê Văn Bình", "Y Thanh Hà Niê Kđăm", "Lò Thị Mai",
    "Hà Văn Sơn", ", ", "; ", " - ", " – ", "Bí thư ", "Phó Chủ tịch ", "Trưởng Ban Dân vận ",
    "Ủy viên Ban Thường vụ ", "nguyên ", "UBND ", "Huyện ủy", "Đảng uỷ ", "xã ", "tỉnh ", "chủ trì ", "dự ",
    "phát biểu ", "yêu cầu ", "đề nghị ", "cần ", "tiếp tục ", "rà soát ", "đẩy nhanh giải ngân ", "hộ nghèo",
    "Nghị quyết số ", "Nghị quyết số 18, 19-NQ/TW", "18-NQ/TW", "Kế hoạch số 12/KH-UBND ",
    "khoản 2 Điều 5 Luật Đất đai ", "ngày 5/10/2022 ", "ngày 28 tháng 9 năm 2023", "của ", "về ",
    "Bộ Chính trị ", "khóa XIII", ". ", ".\n", "\n", "\n\n", "(", ")", "“", "”", '"', ":", "…",
    "29/09/2023 10:05 SA\n", "In trang\n", "Lượt xem: 12\n", "Tin mới hơn\n", "SƠ KẾT CÔNG TÁC DÂN VẬN ", "uỷ ",
    "hoà ", "\u00a0", "\r\n", "\t", "1. ", "a) ", "- ", "II. ", "• ", "Ảnh: ", "Tin, ảnh: ", "và ", "kiêm ",
    "năm 2023", "quý III", "12.345", "20%", "🎉", "\u200b", "\ufeff", "\u0301", "ð", "<b>", "http://a.vn/b?c=d ",
    "#", "=", "\x00",
]  # fmt: skip
#: What a damaged text gets or loses.
DAMAGE = [
    " ",
    "\n",
    "\r",
    "\u00a0",
    "\u200b",
    "\u0301",
    "\u0323",
    "\ud800",
    ".",
    ",",
    ";",
    "(",
    "“",
    "-",
    "Đ",
    "uỷ",
    "0",
]
GROUPS = (
    "segments", "sentences", "clauses", "officials", "references", "tasks", "events", "anniversaries", "post_mentions",
)  # fmt: skip
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def read_corpus(folders: list[Path]) -> list[str]:
    """Read the texts that are mutated."""
    texts: list[str] = []
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as stream:
                texts.append(stream.read())
        for path in sorted(folder.glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                texts.extend(json.loads(line)["text"] for line in stream)
    return texts


def generate(rng: random.Random) -> str:
    """Put a bulletin together from pieces."""
    return "".join(rng.choices(PIECES, k=rng.randint(0, 60)))


def mutate(rng: random.Random, texts: list[str]) -> str:
    """Cut, shuffle, join or damage bulletins; short ones, so that many are tried."""
    lines = rng.choice(texts).splitlines(keepends=True)
    start = rng.randrange(max(1, len(lines)))
    text = "".join(lines[start : start + rng.randint(1, 12)])[: rng.randint(50, 1500)]
    for _ in range(rng.randint(0, 4)):
        at = rng.randint(0, len(text))
        kind = rng.randrange(6)
        if kind == 0:
            text = text[:at] + rng.choice(DAMAGE) * rng.randint(1, 3) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + rng.randint(1, 12) :]
        elif kind == 2:
            text = text[:at] + rng.choice(PIECES) + text[at:]
        elif kind == 3:
            parts = text.splitlines(keepends=True)
            rng.shuffle(parts)
            text = "".join(parts)
        elif kind == 4:
            other = rng.choice(texts)
            begin = rng.randrange(max(1, len(other)))
            text = text[:at] + other[begin : begin + rng.randint(1, 200)] + text[at:]
        else:
            text = text[:at] + text[at:].swapcase() if rng.random() < 0.3 else text[:at] + text[at:].replace(" ", "", 1)
    return unicodedata.normalize("NFD", text) if rng.random() < 0.1 else text


def make_input(number: int, seed: int, texts: list[str]) -> str:
    """Give input ``number``: it depends on the seed and its number alone."""
    rng = random.Random(f"{seed}:{number}")
    return generate(rng) if number % 2 else mutate(rng, texts)


def check_offsets(text: str, bulletin: Any) -> str | None:
    """Name a span that is not what it claims."""
    for group in GROUPS:
        for x in getattr(bulletin, group):
            if text[x.start : x.end] != x.text:
                return f"{group} {x.start}-{x.end}: {x.text!r} != {text[x.start : x.end]!r}"
    for official in bulletin.officials:
        for p in official.positions:
            if text[p.start : p.end] != p.text:
                return f"position {p.start}-{p.end}: {p.text!r}"
    return None


def check_partition(text: str, bulletin: Any) -> str | None:
    """Name a visible character that stands in no segment, or in two."""
    at = 0
    gaps: list[str] = []
    for s in bulletin.segments:
        if s.start < at:
            return f"segments overlap at {s.start}"
        gaps.append(text[at : s.start])
        at = s.end
    gaps.append(text[at:])
    for gap in gaps:
        for char in gap:
            if not char.isspace() and char not in INVISIBLE:
                return f"{char!r} stands in no segment"
    return None


def fold(value: Any) -> Any:
    """Give a string in one spelling."""
    from vnbulletin.text import View

    return " ".join(View(value).text.split()) if isinstance(value, str) else value


def list_values(bulletin: Any) -> dict[str, Any]:
    """Say what an analysis found, without offsets."""
    return {
        "title": fold(bulletin.title),
        "published": bulletin.published_at,
        "segments": [(s.kind, s.role, fold(s.text)) for s in bulletin.segments],
        "officials": [
            (fold(o.name), o.role, [(fold(p.text), p.title, p.organisation) for p in o.positions])
            for o in bulletin.officials
        ],
        "references": [
            (fold(r.text), r.code, r.document, r.date, fold(r.issuer), fold(r.subject)) for r in bulletin.references
        ],
        "tasks": [(fold(t.text), t.label, fold(t.assigned_by), fold(t.period)) for t in bulletin.tasks],
        "events": [(fold(e.text), fold(e.place), fold(e.organiser)) for e in bulletin.events],
    }


_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OLD = dict(
    zip(
        _NEW,
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)
_NEW_SITE = re.compile(f"(?<![qQ])(?:{'|'.join(_OLD)})(?![^\\W\\d_])")
FORMS: dict[str, Callable[[str], str]] = {
    "NFD": lambda t: unicodedata.normalize("NFD", t),
    "old tone placement": lambda t: _NEW_SITE.sub(lambda m: _OLD[m[0]], t),
    "non-breaking spaces": lambda t: t.replace(" ", "\u00a0"),
    "double spaces": lambda t: re.sub(r"(?<=\S) (?=\S)", "  ", t),
    "CRLF": lambda t: t.replace("\n", "\r\n"),
}


def is_plain(text: str) -> bool:
    """Whether the forms of a text are forms of the same text: what is odd in itself has no equal."""
    return not re.search(r"[\r\u0085\u2028\u2029\x00-\x08\x0b-\x1f\ud800-\udfff]", text)


def show_difference(old: Any, new: Any) -> str:
    """Show the first entries that differ."""
    if isinstance(old, list) and isinstance(new, list):
        old, new = next(((a, b) for a, b in zip_longest(old, new) if a != b), (old, new))
    return f"{old!r} != {new!r}"[:400]


def check_forms(text: str, counts: Counter[str], skip: bool = True) -> Iterator[tuple[str, str, str]]:
    """Compare the values of every form of a text with those of its NFC form: (form, what differs, text)."""
    import vnbulletin as vb

    base = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    if skip and not is_plain(base):
        return
    want = list_values(vb.analyze(base))
    for name, form in FORMS.items():
        changed = form(base)
        counts[f"forms: {name}"] += 1
        have = want if changed == base else list_values(vb.analyze(changed))
        for part, value in want.items():
            if have[part] != value:
                yield name, f"{part}: {show_difference(value, have[part])}", base
                break


def run_chunk(job: tuple[int, int, int, int, list[Path]]) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """Try inputs ``start`` to ``stop``."""
    import vnbulletin as vb

    start, stop, seed, every, folders = job
    texts = read_corpus(folders)
    counts: Counter[str] = Counter()
    finds: list[tuple[str, str, str]] = []
    for number in range(start, stop):
        text = make_input(number, seed, texts)
        counts["generated" if number % 2 else "mutated"] += 1
        counts["characters"] += len(text)
        try:
            bulletin = vb.analyze(text)
        except Exception as error:
            finds.append(("crash", f"{type(error).__name__}: {error}", text))
            continue
        for name, check in (("offsets", check_offsets), ("partition", check_partition)):
            counts[name] += 1
            wrong = check(text, bulletin)
            if wrong:
                finds.append((name, wrong, text))
        if number % every < 2:
            counts["repetition"] += 1
            if vb.analyze(text) != bulletin:
                finds.append(("repetition", "a second analysis differs", text))
            finds.extend((f"form {name}", wrong, base) for name, wrong, base in check_forms(text, counts))
    return counts, finds


def digest(count: int, seed: int, folders: list[Path]) -> str:
    """Give a fingerprint of the results of the first inputs and of the corpus: what a child prints."""
    import vnbulletin as vb

    texts = read_corpus(folders)
    result = hashlib.sha256()
    for text in (*texts[:100], *(make_input(n, seed, texts) for n in range(count))):
        result.update(json.dumps(vb.analyze(text).to_dict(), sort_keys=True).encode())
    return result.hexdigest()


def compare_seeds(count: int, seed: int, folders: list[Path]) -> list[str]:
    """Give the fingerprints of processes with different hash seeds."""
    digests = []
    for hash_seed in ("0", "1", "4242"):
        command = [sys.executable, __file__, "--digest", str(count), "--seed", str(seed)]
        command += [x for folder in folders[1:] for x in ("--texts", str(folder))]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        digests.append(
            subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()
        )
    return digests


def reduce_text(text: str, fails: Callable[[str], bool]) -> str:
    """Leave out lines, words, characters as long as what was found is still found."""
    for piece in (r".*\n?", r"\s+|\S+", r"(?s:.)"):
        parts = re.findall(piece, text)
        size = max(1, len(parts) // 2)
        tries = 0
        while size and tries < 300:
            at = 0
            while at < len(parts) and tries < 300:
                shorter = parts[:at] + parts[at + size :]
                tries += 1
                if fails("".join(shorter)):
                    parts = shorter
                else:
                    at += size
            size //= 2
        text = "".join(parts)
    return text


def still_fails(kind: str) -> Callable[[str], bool]:
    """Give the test for one kind of find."""
    import vnbulletin as vb

    def test(text: str) -> bool:
        try:
            bulletin = vb.analyze(text)
        except Exception:
            return kind == "crash"
        if kind == "offsets":
            return check_offsets(text, bulletin) is not None
        if kind == "partition":
            return check_partition(text, bulletin) is not None
        if kind.startswith("form "):
            return any(name == kind[5:] for name, _, _ in check_forms(text, Counter()))
        return False

    return test


def main(arguments: list[str] | None = None) -> int:
    """Try, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--n", type=int, default=5000, help="inputs to try (default: 5000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--forms", type=int, default=10, help="compare the forms of two in so many (default: 10)")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--texts", type=Path, action="append", default=[], help="further texts to mutate")
    parser.add_argument("--reduce", type=int, default=3, help="finds of a kind that are cut down (default: 3)")
    parser.add_argument("--digest", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    folders = [ROOT / "corpus" / "bulletins", *args.texts]
    if args.digest is not None:
        print(digest(args.digest, args.seed, folders))
        return 0
    start = time.perf_counter()
    size = max(1, min(2000, -(-args.n // args.jobs)))
    chunks = [(i, min(i + size, args.n), args.seed, args.forms, folders) for i in range(0, args.n, size)]
    counts: Counter[str] = Counter()
    finds: list[tuple[str, str, str]] = []
    if args.jobs > 1:
        with ProcessPoolExecutor(args.jobs) as pool:
            results = list(pool.map(run_chunk, chunks))
    else:
        results = [run_chunk(chunk) for chunk in chunks]
    for counted, found in results:
        counts.update(counted)
        finds.extend(found)
    for text in read_corpus(folders):
        counts["texts of the corpus, in every form"] += 1
        finds.extend((f"form {name}", wrong, base) for name, wrong, base in check_forms(text, counts, skip=False))
    sample = min(200, args.n)
    seeds = compare_seeds(sample, args.seed, folders)
    wrong = Counter(kind for kind, _, _ in finds)
    print(f"n = {args.n:,}, seed {args.seed}: {counts['generated']:,} generated, {counts['mutated']:,} mutated, "
          f"{counts['characters']:,} characters, {time.perf_counter() - start:.0f} s")  # fmt: skip
    print(f"{'property':36}{'tried':>10}{'failed':>10}")
    print(f"{'no crash':36}{args.n:>10,}{wrong['crash']:>10,}")
    for name in ("offsets", "partition", "repetition"):
        print(f"{name:36}{counts[name]:>10,}{wrong[name]:>10,}")
    for name in FORMS:
        print(f"{'same values: ' + name:36}{counts[f'forms: {name}']:>10,}{wrong[f'form {name}']:>10,}")
    compared = sample + min(100, counts["texts of the corpus, in every form"])
    print(f"{'same results under 3 hash seeds':36}{compared:>10,}{0 if len(set(seeds)) == 1 else 'differ':>10}")
    shown: Counter[str] = Counter()
    for kind, what, text in finds:
        shown[kind] += 1
        if shown[kind] <= args.reduce:
            small = reduce_text(text, still_fails(kind))
            print(f"\n{kind}: {what}\n  {small!r}")
    return 1 if finds or len(set(seeds)) > 1 else 0


if __name__ == "__main__":
    raise SystemExit(main())
