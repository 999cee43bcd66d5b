"""``vnbulletin evaluate``: figures on annotated bulletins, and the gate that holds them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from vnbulletin.errors import InputError
from vnbulletin.evaluation import Evaluation, evaluate

if TYPE_CHECKING:
    import argparse

#: Two runs on the same texts give the same figures; the slack only covers rounding in the file.
EPSILON = 0.0005


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "evaluate",
        help="measure the library on annotated bulletins",
        description="Precision, recall and F1 by part, with 95 % intervals by bootstrap over bulletins.",
    )
    parser.add_argument(
        "gold", metavar="GOLD_DIR", help="annotations: *.json with their text, or annotations/ and bulletins/"
    )
    parser.add_argument("--errors", metavar="PART", help="list the errors of the parts whose name contains PART")
    parser.add_argument(
        "--floors", metavar="FILE", help="fail (exit code 1) where a figure is below its floor in this file"
    )
    parser.add_argument("--update", action="store_true", help="write the floors anew; refuses to lower one")
    parser.add_argument(
        "--allow-lower", action="store_true", help="let --update lower a floor (say why in the changelog)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    result = evaluate(args.gold)
    print(result.render())
    if args.errors is not None:
        for part, doc, error in result.errors:
            if args.errors in part:
                print(f"{part:24} {doc:12} {error}")
    if args.floors is None:
        return 0
    file = Path(args.floors)
    if args.update:
        return _update(file, result, args.allow_lower)
    return _check(file, result)


def _load(file: Path) -> dict[str, float]:
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("floors.missing", f"{file}: no floors ({error}); write them with --update") from None
    floors: dict[str, float] = record["floors"]
    return floors


def _check(file: Path, result: Evaluation) -> int:
    floors = _load(file)
    pinned = json.loads(file.read_text(encoding="utf-8"))["fingerprint"]
    if pinned != result.fingerprint:
        print(f"the annotations have changed since {file} was written; write the floors anew with --update")
        return 1
    have = {r.part: r.f1 for r in result.rows}
    low = [(p, f, have.get(p, 0.0)) for p, f in floors.items() if have.get(p, 0.0) < f - EPSILON]
    for part, floor, value in low:
        print(f"below its floor: {part} {value:.4f} < {floor:.4f}")
    return 1 if low else 0


def _update(file: Path, result: Evaluation, allow_lower: bool) -> int:
    new = {r.part: round(r.f1, 4) for r in result.rows}
    if file.exists() and not allow_lower:
        lowered = {p: f for p, f in _load(file).items() if new.get(p, 0.0) < f - EPSILON}
        if lowered:
            for part, floor in lowered.items():
                print(f"refused: {part} would fall from {floor:.4f} to {new.get(part, 0.0):.4f}; see --allow-lower")
            return 1
    record = {"fingerprint": result.fingerprint, "documents": result.n_documents, "floors": new}
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"floors written to {file}")
    return 0
