"""The notebooks run from a clean checkout, and are kept with what they print."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
pytest.importorskip("matplotlib")
pytest.importorskip("duckdb")

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
IDS = [path.stem for path in NOTEBOOKS]


def load_executor():
    spec = importlib.util.spec_from_file_location("execute_notebooks", ROOT / "notebooks" / "execute.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


#: Methods whose value is nothing to show.
SILENT = {"close", "cleanup"}


def shows_something(source: str) -> bool:
    """Whether a cell prints in its own flow (branches may not), or ends in an expression that the notebook shows."""
    body = ast.parse(source).body
    called = [s.value.func for s in body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
    if any(isinstance(function, ast.Name) and function.id == "print" for function in called):
        return True
    last = body[-1]
    if not isinstance(last, ast.Expr):
        return False
    return not (isinstance(last.value, ast.Call) and getattr(last.value.func, "attr", None) in SILENT)


def render_outputs(notebook) -> str:
    """Give everything that a reader of the stored notebook can see or copy, as text."""
    parts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            parts.append(output.get("text", ""))
            parts.extend(str(value) for kind, value in output.get("data", {}).items() if kind.startswith("text/"))
    return "\n".join(parts)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """Give a copy of what the notebooks need of the repository."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "pyproject.toml", root)
    for part in ("corpus", "notebooks", "src"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    return root


def test_there_are_notebooks():
    assert [name[:2] for name in IDS] == ["01", "02", "03", "04"]


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=IDS)
def test_runs_from_a_clean_checkout(path, checkout, monkeypatch):
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    monkeypatch.setenv("PYTHONPATH", str(checkout / "src"))
    before = {file: file.stat().st_mtime_ns for file in checkout.rglob("*") if "__pycache__" not in file.parts}
    notebook = nbformat.read(checkout / "notebooks" / path.name, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    load_executor().execute(notebook, checkout / "notebooks")
    for cell in notebook.cells:
        if cell.cell_type == "code" and shows_something(cell.source):
            assert cell.outputs, cell.source
    after = {file: file.stat().st_mtime_ns for file in checkout.rglob("*") if "__pycache__" not in file.parts}
    changed = [file for file in after if file.is_file() and before.get(file) != after[file]]
    assert changed == [], "a notebook leaves the checkout as it was"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=IDS)
def test_is_kept_with_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1)), "run from top to bottom"
    for cell in code:
        if shows_something(cell.source):
            assert cell.outputs, cell.source
        for output in cell.outputs:
            assert output.output_type != "error"
            assert output.get("name") != "stderr", output.get("text")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=IDS)
def test_holds_nothing_of_the_machine(path):
    notebook = nbformat.read(path, as_version=4)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert all("execution" not in cell.metadata for cell in notebook.cells)
    found = re.findall(r"(?:/home/|/Users/|/root/|/tmp/|/work/|[A-Z]:\\)\S*| at 0x[0-9a-f]+", render_outputs(notebook))
    assert found == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=IDS)
def test_says_that_events_are_invented(path):
    notebook = nbformat.read(path, as_version=4)
    assert "invented" in notebook.cells[0].source + notebook.cells[1].source


def test_plots_are_kept_as_images():
    notebook = nbformat.read(ROOT / "notebooks" / "03_topic_statistics.ipynb", as_version=4)
    plots = [cell for cell in notebook.cells if cell.cell_type == "code" and "st.plot_" in cell.source]
    assert len(plots) >= 7
    for cell in plots:
        assert any("image/png" in output.get("data", {}) for output in cell.outputs), cell.source
