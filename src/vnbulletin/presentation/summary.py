"""The summary of a run that a person can read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vnbulletin.presentation.schemas import SCHEMAS
from vnbulletin.presentation.terminal import clean_control

if TYPE_CHECKING:
    from vnbulletin.presentation.records import Rows

_BAR = 24
_SHOWN = 8


class Tally:
    """Count what a run finds while its rows stream by."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter(dict.fromkeys(SCHEMAS, 0))
        self.incomplete = 0
        self._labels: Counter[str] = Counter()
        self._citing: Counter[str] = Counter()
        self._names: set[str] = set()
        self._failures: list[tuple[str, str, str]] = []
        self._index = {t: {name: i for i, (name, _) in enumerate(columns)} for t, columns in SCHEMAS.items()}

    @property
    def documents(self) -> int:
        """Bulletins analysed."""
        return self.rows["documents"]

    @property
    def failures(self) -> int:
        """Inputs that failed."""
        return self.rows["failures"]

    def add(self, rows: Rows) -> None:
        """Count one batch."""
        for table, new in rows.items():
            self.rows[table] += len(new)
        complete = self._index["documents"]["complete"]
        self.incomplete += sum(not r[complete] for r in rows.get("documents", ()))
        task, ref, person, fail = (self._index[t] for t in ("tasks", "references", "officials", "failures"))
        self._labels.update(str(r[task["label"]]) for r in rows.get("tasks", ()))
        # A bulletin is whole within a batch, so that none need be remembered.
        pairs = {(str(r[ref["document"]] or r[ref["text"]]), r[ref["doc_id"]]) for r in rows.get("references", ())}
        self._citing.update(key for key, _ in pairs)
        self._names.update(r[person["name"]] for r in rows.get("officials", ()))
        room = _SHOWN - len(self._failures)
        self._failures.extend(
            (r[fail["doc_id"]], r[fail["code"]], r[fail["message"]]) for r in rows.get("failures", ())[:room]
        )

    def render(self) -> str:
        """Give the summary as lines of text."""
        n = self.rows
        lines = [
            f"{n['documents']:,} bulletins analysed"
            + (f", {n['failures']:,} failed" if n["failures"] else ", none failed")
            + (f", {self.incomplete:,} not complete (the column problems says why)" if self.incomplete else ""),
            f"  {n['officials']:,} mentions of officials ({len(self._names):,} names) with {n['positions']:,} posts",
            f"  {n['references']:,} citations of {len(self._citing):,} documents",
            f"  {n['tasks']:,} tasks",
        ]
        if self._labels:
            top = max(self._labels.values())
            lines += ["", "Tasks by field of work"]
            for label, count in sorted(self._labels.items(), key=lambda x: (-x[1], x[0])):
                bar = "█" * max(1, round(_BAR * count / top))
                lines.append(f"  {label:22} {bar:{_BAR}} {count:>6,}")
        if self._citing:
            lines += ["", "Most cited documents (bulletins)"]
            ranked = sorted(self._citing.items(), key=lambda x: (-x[1], x[0]))
            lines += [f"  {clean_control(key):48} {count:>6,}" for key, count in ranked[:_SHOWN]]
        if self._failures:
            lines += ["", "Failed"]
            lines += [f"  {code}: {clean_control(message)}" for _, code, message in self._failures]
            if n["failures"] > _SHOWN:
                lines.append(f"  ... and {n['failures'] - _SHOWN:,} more in failures.*")
        return "\n".join(lines)
