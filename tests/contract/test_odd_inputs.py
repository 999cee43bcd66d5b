"""Any text is a legal bulletin: offsets hold, segments conserve the text, nothing crashes or hangs."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnbulletin as vb
from vnbulletin.model import Bulletin
from vnbulletin.presentation.frames import describe_columns

ROOT = Path(__file__).resolve().parents[2]
CORPUS = sorted((ROOT / "corpus" / "bulletins").glob("*.txt"))

ODD = {
    "empty": "",
    "blank": " \n\t\u00a0\r\n ",
    "one letter": "Đ",
    "one mark": "\u0301",
    "no article": "Trang chủ\nLiên hệ\nĐang online: 26\nTrong tuần: 2.976",
    "English": "The committee met on Monday. Mr Smith, chairman, asked members to review the plan.",
    "binary": "".join(chr(i) for i in range(256)) * 20,
    "surrogates": "Đồng chí \ud800Lê Văn\udfff Bình, Bí thư",
    "only titles": "Đồng chí, Bí thư, Chủ tịch, Trưởng ban, nguyên, kiêm",
    "only numbers": "18-NQ/TW 19-NQ/TW số 1, 2, 3, 4/5/6/7-8-9 ngày 32/13/2020",
    "emoji": "📢 RA MẮT 🎉 Đồng chí Lê Văn Bình 👍 #hashtag",
    "right to left": "\u202eĐồng chí Lê Văn Bình, Bí thư\u202c",
    "nested quotes": '"' * 500 + "“" * 500 + "(" * 500,
}


def check(bulletin: Bulletin, text: str) -> None:
    for group in (
        bulletin.segments, bulletin.sentences, bulletin.clauses, bulletin.officials, bulletin.references,
        bulletin.tasks, bulletin.events, bulletin.anniversaries, bulletin.post_mentions,
    ):  # fmt: skip
        for x in group:
            assert text[x.start : x.end] == x.text, x
    for official in bulletin.officials:
        for position in official.positions:
            assert text[position.start : position.end] == position.text
    covered = [False] * len(text)
    for segment in bulletin.segments:
        for i in range(segment.start, segment.end):
            assert not covered[i], f"{i} in two segments"
            covered[i] = True
    invisible = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    missed = [i for i, c in enumerate(text) if not c.isspace() and c not in invisible and not covered[i]]
    assert not missed, f"not covered: {missed[:5]} {[text[i] for i in missed[:5]]}"


@pytest.mark.parametrize("name", ODD)
def test_odd_texts(name: str) -> None:
    text = ODD[name]
    for form in (text, unicodedata.normalize("NFD", text)):
        bulletin = vb.analyze(form)
        check(bulletin, form)
        bulletin.to_dict()
        bulletin._repr_html_()
        for table, frame in bulletin.to_frames("x").items():
            assert {c: str(t) for c, t in frame.dtypes.items()} == describe_columns(table)
        words = vb.tokenize_words(form)
        assert all(form[w.start : w.end] == w.text for w in words)


PIECES = [
    "Đồng chí ", "đ/c ", "Lê Văn Bình", "Y Thanh Hà Niê Kđăm", ", ", "; ", " - ", "Bí thư ", "Phó Chủ tịch ", "UBND ",
    "xã ", "tỉnh ", "chủ trì ", "dự ", "yêu cầu ", "cần ", "tiếp tục ", "rà soát ", "Nghị quyết số ", "18-NQ/TW",
    "ngày 5/10/2022 ", "của ", "về ", "Bộ Chính trị ", ". ", ".\n", "\n", "\n\n", "(", ")", "“", "”", ":",
    "29/09/2023 10:05 SA\n", "In trang\n", "Lượt xem: 12\n", "uỷ ", "\u00a0", "\r\n", "1. ", "a) ", "- ", "Ảnh: ",
    "và ", "kiêm ", "các đồng chí ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.sampled_from(["NFC", "NFD"]))
def test_generated_bulletins(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)
    check(vb.analyze(text), text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(vb.analyze(text), text)


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_corpus_in_every_form(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    check(vb.analyze(text), text)
    check(vb.analyze(unicodedata.normalize("NFD", text)), unicodedata.normalize("NFD", text))


def values(bulletin: Bulletin) -> list[object]:
    """What an analysis says, without offsets, in one spelling."""
    from vnbulletin.text import View

    def fold(x: object) -> object:
        return " ".join(View(x).text.split()) if isinstance(x, str) else x

    return [
        fold(bulletin.title),
        bulletin.published_at,
        [(s.kind, s.role) for s in bulletin.segments],
        [
            (fold(o.name), o.role, [(fold(p.text), p.title, p.organisation) for p in o.positions])
            for o in bulletin.officials
        ],
        [(fold(r.text), r.document, r.date, fold(r.issuer), fold(r.subject)) for r in bulletin.references],
        [(fold(t.text), t.label, fold(t.assigned_by), fold(t.period)) for t in bulletin.tasks],
    ]


@pytest.mark.parametrize("path", CORPUS[::2], ids=lambda p: p.stem)
def test_the_form_of_the_text_does_not_matter(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        text = unicodedata.normalize("NFC", stream.read()).replace("\r\n", "\n")
    base = values(vb.analyze(text))
    assert values(vb.analyze(unicodedata.normalize("NFD", text))) == base
    assert values(vb.analyze(text.replace("\n", "\r\n"))) == base
    assert values(vb.analyze(text.replace(" ", "\u00a0"))) == base
    assert values(vb.analyze(text.replace("ủy", "uỷ").replace("óa", "oá").replace("Ủy", "Uỷ"))) == base


HOSTILE = {
    "one line": "a" * 2_000_000,
    "capitals": "Lê Văn Bình " * 60_000,
    "honorifics": "đồng chí " * 80_000,
    "posts": "Bí thư, " * 90_000,
    "numbers": "Nghị quyết số " + "1, " * 250_000,
    "semicolons": "rà soát; " * 80_000,
    "brackets": "(" * 700_000,
    "lines": "a\n" * 300_000,
    "blank lines": "\n" * 700_000,
    "dates": "1/1/" * 170_000,
    "full stops": "T." * 350_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_linear(name: str) -> None:
    text = HOSTILE[name]
    times = []
    for part in (text[: len(text) // 8], text):
        start = time.process_time()
        vb.analyze(part)
        times.append(time.process_time() - start)
    # Eight times the text may take twelve times as long on a busy machine; quadratic time takes sixty-four.
    assert times[1] < 20 * times[0] + 1.0, times


@pytest.mark.parametrize("value", [None, 3, b"text", ["a"], Path("x")])
def test_what_is_no_text_is_named(value: object) -> None:
    for function in (
        vb.analyze,
        vb.segment,
        vb.extract_officials,
        vb.extract_references,
        vb.extract_tasks,
        vb.tokenize_words,
    ):
        with pytest.raises(vb.InputError, match="expected the text of a bulletin as str") as caught:
            function(value)  # type: ignore[operator]
        assert caught.value.code == "input.type"
