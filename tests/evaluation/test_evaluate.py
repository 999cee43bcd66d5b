"""Figures against annotations: counted by hand on small cases, held by floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vnbulletin as vb
from vnbulletin.cli import main
from vnbulletin.evaluation import evaluate, load_gold

TEXT = "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì cuộc họp và yêu cầu các thôn rà soát hộ nghèo."


def span(surface: str) -> dict[str, object]:
    return {"start": TEXT.index(surface), "end": TEXT.index(surface) + len(surface)}


def write(folder: Path, **changes: object) -> Path:
    record: dict[str, object] = {
        "id": "x",
        "text": TEXT,
        "title": None,
        "published": None,
        "officials": [{"name": "Lò Thị Mai", **span("Lò Thị Mai"), "positions": ["Chủ tịch UBND xã"], "role": "chair"}],
        "references": [],
        "tasks": [{**span("rà soát hộ nghèo"), "label": "socio_economic"}],
        "ignore": [],
    }
    record.update(changes)
    folder.mkdir(exist_ok=True)
    (folder / "x.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder


def figures(folder: Path) -> dict[str, tuple[float, float, int]]:
    return {r.part: (r.precision, r.recall, r.n) for r in evaluate(folder).rows}


def test_all_right(tmp_path: Path) -> None:
    found = figures(write(tmp_path / "g"))
    assert found["official names"] == (1, 1, 1)
    assert found["official posts"] == (1, 1, 1)
    assert found["official roles"] == (1, 1, 1)
    assert found["task spans"] == (1, 1, 1)
    assert found["tasks end to end"] == (1, 1, 1)


def test_a_miss_and_a_false_alarm(tmp_path: Path) -> None:
    folder = write(tmp_path / "g", officials=[{"name": "Lò Thị", **span("Lò Thị"), "positions": [], "role": None}])
    found = figures(folder)
    assert found["official names"] == (0, 0, 1)
    assert found["official posts"][0] == 0
    errors = [e for part, _, e in evaluate(folder).errors if part == "official names"]
    assert errors == ["missed  'Lò Thị'", "false   'Lò Thị Mai'"]


def test_ignored_spans_count_neither_way(tmp_path: Path) -> None:
    folder = write(tmp_path / "g", officials=[], ignore=[{"kind": "official", **span("Lò Thị Mai")}])
    assert figures(folder)["official names"] == (1, 1, 0)


def test_a_wrong_label_counts_end_to_end_only(tmp_path: Path) -> None:
    found = figures(write(tmp_path / "g", tasks=[{**span("rà soát hộ nghèo"), "label": "culture_arts"}]))
    assert found["task spans"] == (1, 1, 1)
    assert found["tasks end to end"] == (0, 0, 1)
    also = {**span("rà soát hộ nghèo"), "label": "culture_arts", "also": ["socio_economic"]}
    assert figures(write(tmp_path / "h", tasks=[also]))["tasks end to end"] == (1, 1, 1)


def test_spans_pair_one_to_one_from_half_their_union(tmp_path: Path) -> None:
    near = {**span("rà soát hộ"), "label": "socio_economic"}
    far = {**span("rà"), "label": "socio_economic"}
    assert figures(write(tmp_path / "g", tasks=[near]))["task spans"] == (1, 1, 1)
    assert figures(write(tmp_path / "h", tasks=[far]))["task spans"] == (0, 0, 1)
    assert figures(write(tmp_path / "i", tasks=[near, near]))["task spans"] == (1, 0.5, 2)


def test_intervals_hold_the_figure(tmp_path: Path) -> None:
    for row in evaluate(write(tmp_path / "g")).rows:
        assert row.low <= row.f1 <= row.high


@pytest.mark.parametrize(
    ("content", "code"), [("{", "gold.json"), ('{"id": "x"}', "gold.text"), (None, "gold.missing")]
)
def test_broken_annotations_are_named(tmp_path: Path, content: str | None, code: str) -> None:
    if content is not None:
        (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(vb.InputError) as caught:
        load_gold(tmp_path)
    assert caught.value.code == code


def test_wrong_offsets_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "g", officials=[{"name": "Lò Thị Mai", "start": 0, "end": 5, "positions": []}])
    with pytest.raises(vb.InputError, match="mend the offsets"):
        load_gold(folder)


def test_floors_hold_refuse_to_fall_and_know_their_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, floors = write(tmp_path / "g"), tmp_path / "floors.json"
    arguments = ["evaluate", str(folder), "--floors", str(floors)]
    assert main(arguments) == 2
    assert main([*arguments, "--update"]) == 0
    assert main(arguments) == 0
    record = json.loads(floors.read_text(encoding="utf-8"))
    record["floors"]["official names"] = 1.1
    floors.write_text(json.dumps(record), encoding="utf-8")
    capsys.readouterr()
    assert main(arguments) == 1
    assert "below its floor: official names" in capsys.readouterr().out
    assert main([*arguments, "--update"]) == 1
    assert main([*arguments, "--update", "--allow-lower"]) == 0
    write(folder, tasks=[])
    assert main(arguments) == 1
    assert "have changed" in capsys.readouterr().out


def test_errors_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "g", tasks=[])
    assert main(["evaluate", str(folder), "--errors", "task spans"]) == 0
    assert "'rà soát hộ nghèo'" in capsys.readouterr().out
