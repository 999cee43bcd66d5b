"""Write down the public face: names, signatures, fields, frame schemas, codes of errors and problems, commands.

    python scripts/write_face.py            # writes tests/contract/public_face.json
    python scripts/write_face.py --check    # exit code 1 where the file is not what the code says

The file is for reading in a diff: what users can rely on changes there or nowhere.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import difflib
import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "vnbulletin"
FACE = ROOT / "tests" / "contract" / "public_face.json"
#: Callables whose first argument is a stable code.
CODED = frozenset({"InputError", "OutputError", "TableError", "ModelError", "DependencyError", "VnbulletinError",
                   "Problem"})  # fmt: skip
#: Calls that hand a code on, and the place of it among their arguments.
HANDED_ON = {"failure_row": 2, "fail_items": 2}
STAGES = frozenset({"read", "analyze"})
CODE = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")


def describe_function(function: Any) -> str:
    """Give a signature as one line."""
    return str(inspect.signature(function))


def describe_class(cls: type) -> dict[str, Any]:
    """Give what a class of the package shows: bases, constructor, fields, methods of its own."""
    entry: dict[str, Any] = {"bases": [b.__name__ for b in cls.__bases__ if b is not object]}
    if dataclasses.is_dataclass(cls):
        entry["frozen"] = cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
        entry["fields"] = {
            f.name: str(f.type)
            + ("" if f.default is dataclasses.MISSING else f" = {f.default!r}")
            + ("" if f.default_factory is dataclasses.MISSING else " = …")
            for f in dataclasses.fields(cls)
        }
    elif "__init__" in cls.__dict__:
        entry["init"] = describe_function(cls.__init__)
    members: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if not base.__module__.startswith("vnbulletin"):
            continue
        for name, value in vars(base).items():
            if name.startswith("_"):
                continue
            if isinstance(value, (classmethod, staticmethod)):
                members[name] = f"{type(value).__name__} {describe_function(value.__func__)}"
            elif inspect.isfunction(value):
                members[name] = describe_function(value)
            elif isinstance(value, property) or type(value).__name__ == "cached_property":
                members[name] = "property"
    entry["members"] = dict(sorted(members.items()))
    return entry


def describe_names() -> dict[str, Any]:
    """Describe everything that ``import vnbulletin`` offers."""
    import vnbulletin as vb

    names: dict[str, Any] = {}
    for name in sorted(vb.__all__):
        value = getattr(vb, name)
        if inspect.isclass(value):
            names[name] = describe_class(value)
        elif callable(value):
            names[name] = describe_function(value)
        else:
            # A new version is no change of the face.
            names[name] = type(value).__name__
    return names


def describe_values() -> dict[str, Any]:
    """Describe the values that results are made of, also those without a name at the top."""
    import vnbulletin as vb
    from vnbulletin import model

    return {
        name: describe_class(value)
        for name, value in sorted(vars(model).items())
        if inspect.isclass(value) and dataclasses.is_dataclass(value) and name not in vb.__all__
    }


def describe_commands() -> dict[str, list[str]]:
    """List the options and arguments of every command."""
    from vnbulletin.cli.main import build_parser

    commands: dict[str, list[str]] = {}
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, parser in action.choices.items():
                commands[name] = sorted("/".join(a.option_strings) or a.dest for a in parser._actions)
    return dict(sorted(commands.items()))


def scan_codes(source: Path = SOURCE) -> dict[str, list[str]]:
    """Find the codes of errors and problems in the sources, by what carries them."""
    codes: dict[str, set[str]] = {}
    for path in sorted(source.rglob("*.py")):
        for kind, code in find_codes(ast.parse(path.read_text(encoding="utf-8"))):
            codes.setdefault(kind, set()).add(code)
    return {kind: sorted(found) for kind, found in sorted(codes.items())}


def find_codes(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Give (carrier, code) of every call that carries a code as a literal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple):
            # The failure of an item that never reaches a reader: (stage, code, message).
            stage, code, *_ = [getattr(e, "value", None) for e in node.elts[:2]] + [None] * 2
            if stage in STAGES and isinstance(code, str) and CODE.fullmatch(code):
                yield "failure", code
            continue
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = 0 if name in CODED else HANDED_ON.get(name)
        if name == "note_limit":
            # What a limit of the rules cut becomes a problem of the bulletin.
            yield from (("Problem", code) for code in _literals(node.args[0]))
        if place is None:
            continue
        value = next((k.value for k in node.keywords if k.arg == "code"), None)
        if value is None and len(node.args) > place:
            value = node.args[place]
        for literal in _literals(value):
            yield ("failure" if name in HANDED_ON else name), literal


def _literals(node: ast.AST | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def describe_face() -> dict[str, Any]:
    """Describe the whole public face."""
    from vnbulletin.model.bulletin import SCHEMA_VERSION
    from vnbulletin.presentation.schemas import SCHEMAS

    return {
        "schema": SCHEMA_VERSION,
        "names": describe_names(),
        "values": describe_values(),
        "tables": {table: [f"{name}: {kind}" for name, kind in columns] for table, columns in SCHEMAS.items()},
        "codes": scan_codes(),
        "commands": describe_commands(),
    }


def render_face() -> str:
    """Give the public face as the text of its file."""
    return json.dumps(describe_face(), ensure_ascii=False, indent=1) + "\n"


def list_changes() -> list[str]:
    """Give the lines that differ between the file and the code; empty where nothing does."""
    old = FACE.read_text(encoding="utf-8") if FACE.exists() else ""
    lines = difflib.unified_diff(old.splitlines(), render_face().splitlines(), "recorded", "now", lineterm="", n=1)
    return list(lines)


def main(arguments: list[str]) -> int:
    """Write or check the file."""
    if "--check" in arguments:
        changes = list_changes()
        print("\n".join(changes) or "the public face is as recorded")
        return 1 if changes else 0
    FACE.write_text(render_face(), encoding="utf-8", newline="\n")
    print(f"{FACE.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
