"""Run by a test in a process of its own: print every pattern that the package compiles, with where, as JSON.

Patterns are made when a module is imported, in cached builders without arguments, and while a text is analysed; all
three are done here with the compiler of ``re`` watched, so that no pattern escapes for being kept in an odd place.
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

TEXT = """HỘI NGHỊ GIAO BAN In trang
12/10/2023 02:35 CH

Chiều ngày 10/10, Ban Dân vận Huyện ủy tổ chức Hội nghị giao ban.
Đồng chí Lò Thị Mai, ủy viên Ban Thường vụ, Trưởng Ban Dân vận Huyện ủy chủ trì.
Hội nghị đề nghị các xã quán triệt Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI;
khoản 2 Điều 5 Luật Đất đai; rà soát tổ hòa giải.
Ảnh: Hà Văn Sơn
Lượt xem: 12
"""


def watch() -> set[tuple[str, int, str, int]]:
    """Record every pattern that a module of the package asks for: (pattern, flags, module, line)."""
    seen: set[tuple[str, int, str, int]] = set()
    compile_pattern = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        frame: Any = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        compiled = compile_pattern(pattern, flags)
        name = frame.f_globals.get("__name__", "") if frame is not None else ""
        if name.partition(".")[0] == "vnbulletin":
            text = compiled.pattern if isinstance(compiled.pattern, str) else compiled.pattern.decode("latin-1")
            # What re adds by itself (UNICODE) would be refused when a pattern of bytes is parsed as one of text.
            seen.add((text, compiled.flags & ~(re.UNICODE | re.DEBUG), name, frame.f_lineno))
        return compiled

    re._compile = watched  # type: ignore[attr-defined]
    return seen


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
    bulletins = sorted((Path(__file__).resolve().parents[2] / "corpus" / "bulletins").glob("*.txt"))[:20]
    for text in (TEXT, *(path.read_text(encoding="utf-8") for path in bulletins)):
        vb.analyze(text)
    for compatible in (False, True):
        vb.tokenize_words(TEXT, compatible=compatible)
    from vnbulletin.reading import read_bytes
    from vnbulletin.statistics import kwic

    kwic(vb.analyze_corpus([TEXT], progress=False), "rà* soát")
    read_bytes(f"<html><body><p>{TEXT}</p></body></html>".encode(), suffix=".html")
    json.dump(sorted(seen), sys.stdout)


if __name__ == "__main__":
    main()
