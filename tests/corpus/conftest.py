"""What the tests of the corpus share."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest


def _load_pages() -> Callable[[int], str]:
    spec = importlib.util.spec_from_file_location("pages", Path(__file__).with_name("pages.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    make: Callable[[int], str] = module.make_page
    return make


@pytest.fixture(scope="session")
def make_page() -> Callable[[int], str]:
    return _load_pages()
