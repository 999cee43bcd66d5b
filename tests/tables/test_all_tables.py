"""Every table of facts is sound."""

from __future__ import annotations

import unicodedata

import pytest

from vnbulletin.tables import load_spec, load_table, split_list, table_names


@pytest.mark.parametrize("name", table_names())
def test_table_loads_and_is_sound(name: str) -> None:
    spec = load_spec(name)
    rows = load_table(name)
    assert rows, f"{name} has no row"
    assert "source" in spec.columns, f"{name} has no source column"
    for row in rows:
        assert row["source"], f"{name}: {row} has no source"
        for cell in row.values():
            assert unicodedata.is_normalized("NFC", cell)
            assert "\u00a0" not in cell


@pytest.mark.parametrize("name", table_names())
def test_every_column_is_explained(name: str) -> None:
    assert all(meaning.strip() for meaning in load_spec(name).columns.values())


def test_lists_in_cells() -> None:
    assert split_list("UVBTV | UV BTV |") == ("UVBTV", "UV BTV")
