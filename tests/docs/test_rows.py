"""The rows of a domain page in a browser: the filter finds words with and without marks, an address shows its row."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_module(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the rows of the document types with the site's own style and script."""
    domain = load_module("docs_domain_pages", ROOT / "docs" / "_ext" / "domain_pages.py")
    rows = domain.render_rows("document_types", ["name", "words", "use", "examples", "source"])
    static = ROOT / "docs" / "_static"
    style, script = (static / name for name in ("site.css", "rows.js"))
    file = tmp_path_factory.mktemp("site") / "document_types.html"
    file.write_text(
        '<!doctype html><meta charset=utf-8><meta name=viewport content="width=device-width">'
        f"<style>{style.read_text('utf-8')}</style><div class=content>{rows}</div>"
        f"<script>{script.read_text('utf-8')}</script>",
        encoding="utf-8",
    )
    return file


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    module = load_module("docs_browser", ROOT / "tests" / "presentation" / "conftest.py")
    program = next((found for name in module._NAMES if (found := module.shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    opened = module.Browser(program, tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


def list_shown(browser: Any, typed: str) -> list[str]:
    browser.run(
        f"(() => {{ const f = document.querySelector('.filter input'); f.value = {typed!r};"
        "f.dispatchEvent(new Event('input')) })()"
    )
    found: list[str] = browser.run(
        "[...document.querySelectorAll('.facts tbody tr')].filter((r) => r.offsetHeight).map((r) => r.id)"
    )
    return found


def test_the_filter_takes_words_with_and_without_marks(browser: Any, page: Path) -> None:
    browser.resize(1000, 800)
    browser.open(page)
    every = list_shown(browser, "")
    assert len(every) > 40
    assert "nghi-quyet" in list_shown(browser, "nghi quyet")
    with_marks = list_shown(browser, "Nghị quyết")
    assert "nghi-quyet" in with_marks
    # A word with marks is taken at its marks.
    assert list_shown(browser, "nghì quyết") == []
    assert "dieu-le" in list_shown(browser, "dieu le")
    assert list_shown(browser, "no such row") == []
    assert list_shown(browser, "") == every
    assert browser.run("document.querySelector('.filter output').textContent") == f"{len(every)} of {len(every)} rows"
    assert browser.complaints == []


def test_an_address_shows_its_row(browser: Any, page: Path) -> None:
    browser.resize(1000, 500)
    browser.open(page, "#noi-quy")
    browser.wait("document.querySelector('tr:target')")
    top, bottom = browser.run(
        "(() => { const r = document.querySelector('tr:target').getBoundingClientRect(); return [r.top, r.bottom] })()"
    )
    assert 0 <= top < bottom <= 500


def test_wide_rows_scroll_in_their_box_on_a_phone(browser: Any, page: Path) -> None:
    browser.resize(400, 800)
    browser.open(page)
    assert browser.run("document.documentElement.scrollWidth <= window.innerWidth")
    inside, shown = browser.run(
        "(() => { const b = document.querySelector('.scroll'); return [b.scrollWidth, b.clientWidth] })()"
    )
    assert inside > shown
    # No cell writes over its neighbour.
    assert browser.run("[...document.querySelectorAll('td')].every((c) => c.scrollWidth <= c.clientWidth + 1)")
