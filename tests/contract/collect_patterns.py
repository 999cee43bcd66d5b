"""Run by a test in a process of its own: print every pattern that the package compiles and how it is used, as JSON.

Patterns are made when a module is imported, in cached builders without arguments, and while a text is analysed; all
three are done here with the compiler of ``re`` watched, so that no pattern escapes for being kept in an odd place.
What it returns notes by which methods a pattern is used, and how long the longest stretch of text was that each was
given: whether a pattern is looked for all over a text, held against single places, or given short stretches only,
decides what a hostile text can do to it.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

#: Characters of the long texts.
LONG = 120_000

TEXT = """HỘI NGHỊ GIAO BAN In trang
12/10/2023 02:35 CH

Chiều ngày 10/10, Ban Dân vận Huyện ủy tổ chức Hội nghị giao ban.
Đồng chí Lò Thị Mai, ủy viên Ban Thường vụ, Trưởng Ban Dân vận Huyện ủy chủ trì.
Hội nghị đề nghị các xã quán triệt Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI;
khoản 2 Điều 5 Luật Đất đai; rà soát tổ hòa giải; các nghị quyết số 05/NQ-HĐND, 06/NQ-HĐND ngày 5-7-2024;
nhiều Kết luận số 14-KL/TW; Cương lĩnh năm 2011; Điều lệ Đảng; Hiến pháp năm 2013; dự án Luật Đất đai (sửa đổi).
Ảnh: Hà Văn Sơn
Lượt xem: 12
"""


#: Methods that start a match everywhere; the others start one where they are told to.
SEARCHING = ("search", "finditer", "findall", "sub", "subn", "split")
METHODS = (*SEARCHING, "match", "fullmatch")


class Watched:
    """A compiled pattern that notes how it is used."""

    def __init__(self, compiled: Any) -> None:
        self.compiled = compiled
        self.longest: dict[str, int] = {}

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.compiled, name)
        if name not in METHODS:
            return value
        at = 1 if name in ("sub", "subn") else 0

        def use(*args: Any, **kwargs: Any) -> Any:
            text = args[at] if len(args) > at else kwargs["string"]
            start, end = 0, len(text)
            if name not in ("sub", "subn", "split"):
                start = args[1] if len(args) > 1 else kwargs.get("pos", 0)
                end = min(end, args[2] if len(args) > 2 else kwargs.get("endpos", end))
            size = max(0, end - start)
            self.longest[name] = max(self.longest.get(name, 0), size)
            return value(*args, **kwargs)

        setattr(self, name, use)
        return use


#: (pattern, flags, module, line)
Place = tuple[str, int, str, int]


def watch() -> dict[Place, list[Watched]]:
    """Record every pattern that a module of the package asks for, and what it does with it."""
    seen: dict[Place, list[Watched]] = {}
    compile_pattern = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        frame: Any = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        compiled = compile_pattern(pattern.compiled if isinstance(pattern, Watched) else pattern, flags)
        name = frame.f_globals.get("__name__", "") if frame is not None else ""
        if name.partition(".")[0] != "vnbulletin":
            return compiled
        text = compiled.pattern if isinstance(compiled.pattern, str) else compiled.pattern.decode("latin-1")
        # What re adds by itself (UNICODE) would be refused when a pattern of bytes is parsed as one of text.
        place = (text, compiled.flags & ~(re.UNICODE | re.DEBUG), name, frame.f_lineno)
        one = Watched(compiled)
        seen.setdefault(place, []).append(one)
        return one

    re._compile = watched  # type: ignore[attr-defined]
    return seen


def describe(place: Place, uses: list[Watched]) -> dict[str, Any]:
    """Describe a pattern and its use, with the longest stretch by kind of method."""
    out: dict[str, Any] = dict(zip(("pattern", "flags", "module", "line"), place))
    out["bytes"] = any(isinstance(use.compiled.pattern, bytes) for use in uses)
    for kind, methods in (("search", SEARCHING), ("match", ("match",)), ("fullmatch", ("fullmatch",))):
        out[f"{kind} longest"] = max((use.longest.get(m, 0) for use in uses for m in methods), default=0)
        out[kind] = any(m in use.longest for use in uses for m in methods)
    return out


def main() -> None:
    """Import, build, analyse; print."""
    seen = watch()
    import vnbulletin as vb

    for module in pkgutil.walk_packages(vb.__path__, "vnbulletin."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] != "vnbulletin":
            continue
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear") and getattr(value, "__module__", "") == name:
                parameters = inspect.signature(value).parameters.values()
                if all(p.default is not p.empty for p in parameters):
                    value()
    bulletins = [
        path.read_text(encoding="utf-8")
        for path in sorted((Path(__file__).resolve().parents[2] / "corpus" / "bulletins").glob("*.txt"))
    ]
    prose = "\n".join(bulletins)[:LONG]
    # Long texts with and without lines: the stretches that a pattern is given are short because they are cut, or not.
    for text in (TEXT, *bulletins, prose, prose.replace("\n", " "), prose.replace(".", ",").replace("\n", " ")):
        vb.analyze(text)
        vb.extract_references(text)
    for compatible in (False, True):
        for text in (TEXT, prose.replace("\n", " ")):
            vb.tokenize_words(text, compatible=compatible)
    from vnbulletin.reading import read_bytes
    from vnbulletin.statistics import kwic

    tables = vb.analyze_corpus([TEXT, *bulletins, prose.replace("\n", " ")], progress=False)
    kwic(tables, "rà* soát")
    vb.resolve_officials(tables)
    vb.documents_cited(tables)
    for body in (f"<p>{TEXT}</p>", f"<p>{prose}</p>", "".join(f"<p>{line}</p>" for line in prose.splitlines())):
        page = f"<html><head><title>{body[:500]}</title></head><body>{body}</body></html>"
        read_bytes(page.encode(), suffix=".html")
    one_line, damaged = prose.replace("\n", " ").encode(), prose.encode() + b"\xe1\n\xb8"
    for data in (prose.encode(), one_line, prose.encode("utf-16"), damaged):
        read_bytes(data, suffix=".txt")
        read_bytes(b"Subject: Tin\nContent-Type: text/plain; charset=utf-8\n\n" + data, suffix=".eml")
    json.dump([describe(place, uses) for place, uses in sorted(seen.items(), key=lambda item: item[0])], sys.stdout)


if __name__ == "__main__":
    main()
