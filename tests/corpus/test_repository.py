"""The repository's corpus is whole: manifest, annotations, directives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from vnbulletin.evaluation import load_gold

ROOT = Path(__file__).resolve().parents[2]


def test_manifest_is_of_this_corpus() -> None:
    command = [sys.executable, str(ROOT / "corpus" / "build_manifest.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_annotations_stand_where_they_say() -> None:
    golds = load_gold(ROOT / "corpus")
    assert len(golds) >= 30
    for gold in golds:
        for official in gold.record["officials"]:
            assert gold.text[official["start"] : official["end"]] == official["name"]
        for reference in gold.record["references"]:
            assert gold.text[reference["start"] : reference["end"]] == reference["surface"]
        for task in gold.record["tasks"]:
            surface = gold.text[task["start"] : task["end"]]
            assert surface == surface.strip()


def test_the_corpus_is_as_wide_as_its_datasheet_says() -> None:
    sources = [g.record["source"] for g in load_gold(ROOT / "corpus")]
    assert {s["level"] for s in sources} >= {"central", "province", "district", "commune", "unit"}
    assert {s["system"] for s in sources} >= {
        "party",
        "state",
        "front",
        "union",
        "youth",
        "school",
        "military",
        "company",
    }
    assert len({s["layout"] for s in sources}) >= 10
    assert {int(s["year"]) for s in sources} >= set(range(2016, 2027))
