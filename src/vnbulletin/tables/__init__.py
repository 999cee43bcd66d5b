"""Tables of facts (data only) and the one way in which they are loaded and validated."""

from __future__ import annotations

from vnbulletin.tables.loader import TableSpec, load_spec, load_table, split_list, table_names

__all__ = ["TableSpec", "load_spec", "load_table", "split_list", "table_names"]
