"""What users rely on changes in ``public_face.json``, visibly, or not at all."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def load_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"scripts_{name}", ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_public_face_is_as_recorded() -> None:
    changes = load_script("write_face").list_changes()
    assert not changes, "the public face has changed; if it should, run `make face` and add a changelog line:\n" + (
        "\n".join(changes)
    )


def test_nothing_of_the_face_depends_on_the_run() -> None:
    face = load_script("write_face").render_face()
    assert " at 0x" not in face
    assert str(ROOT) not in face


def test_codes_are_found_where_they_are_carried() -> None:
    find_codes = load_script("write_face").find_codes
    tree = ast.parse(
        'raise InputError("a.b", "x")\n'
        'p = Problem(code="c.d", message="x")\n'
        'raise errors.OutputError("e.f" if x else "g.h", "y")\n'
        'failure_row(item, "read", "i.j", "z")\n'
        'other("k.l")\n'
        'Item(doc, failure=("read", "m.n", message), problems=(Problem("o.p", doc),))\n'
    )
    assert sorted(find_codes(tree)) == [
        ("InputError", "a.b"),
        ("OutputError", "e.f"),
        ("OutputError", "g.h"),
        ("Problem", "c.d"),
        ("Problem", "o.p"),
        ("failure", "i.j"),
        ("failure", "m.n"),
    ]
