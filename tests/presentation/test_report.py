"""The report: what a person sees, clicks and types, in a real browser; and what the page may hold."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin.cli import main
from vnbulletin.presentation.report import render_report
from vnbulletin.presentation.report.build import escape_json
from vnbulletin.presentation.report.payload import make_payload
from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable

    Browser = Any

EVIL = "</script><script>document.title='hỏng'</script><img src=x onerror=\"document.title='hỏng'\"><!--"
PAGES = {
    "a.txt": (
        "🌸 HỘI NGHỊ GIAO BAN QUÝ III 🌸\n05/10/2023 08:15\n\n"
        "Sáng ngày 04/10/2023, Huyện ủy Mường Lát Thượng tổ chức hội nghị giao ban. 🌸 Đồng chí Quàng Thị Pọm, Phó Bí "
        "thư Thường trực Huyện ủy Mường Lát Thượng chủ trì hội nghị. Dự hội nghị có đồng chí Lò Văn Chựa, Trưởng Ban "
        "Tuyên giáo Huyện ủy Mường Lát Thượng.\n\n"
        "Kết luận hội nghị, đồng chí Quàng Thị Pọm yêu cầu các cấp ủy tiếp tục quán triệt Nghị quyết số 18-NQ/TW ngày "
        "25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII; rà soát, hoà giải các vụ tranh chấp đất đai trước ngày "
        "30/11/2023; tăng cường tuần tra, bảo đảm an ninh trật tự trên tuyến biên giới.\n"
    ),
    "b/c.txt": (
        "XÃ BẢN KHOANG TRIỂN KHAI THÁNG HÀNH ĐỘNG\n12/3/2024 14:20\n\n"
        "Chiều ngày 11/3/2024, UBND xã Bản Khoang họp. Ông Lò Văn Chựa, Trưởng Ban Tuyên giáo Huyện ủy "
        "Mường Lát Thượng dự.\n\n"
        "Chủ tịch UBND xã Tráng A Vảng yêu cầu các thôn thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017; "
        "tiêm phòng dại cho đàn chó; hòa mạng cáp quang đến trường học trong tháng 4/2024.\n"
    ),
    "evil.txt": (
        f"THÔNG BÁO {EVIL}\n01/02/2024\n\nĐồng chí Sùng A Chớ, Bí thư Đảng ủy xã {EVIL} yêu cầu các chi bộ "
        f"đẩy nhanh tiến độ đại hội {EVIL}; rà soát hộ nghèo.\n"
    ),
    "empty.txt": "",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    frame = pd.DataFrame({"doc_id": list(PAGES), "text": list(PAGES.values())})
    vb.analyze_corpus(frame, progress=False).to_parquet(folder)
    return folder


@pytest.fixture(scope="module")
def page(out: Path) -> Path:
    file = out / "report.html"
    assert main(["report", str(out), "-o", str(file), "--title", f"Thử {EVIL}"]) == 0
    return file


@pytest.fixture
def visit(browser: Browser, page: Path) -> Iterator[Callable[..., Browser]]:
    """Open the page at an address; afterwards nothing may have been complained of or fetched."""

    def go(fragment: str = "", file: Path = page, width: int = 1200, scheme: str = "light") -> Browser:
        browser.resize(width, 900, scheme)
        browser.open(file, fragment)
        browser.run("(() => { try { localStorage.clear() } catch {} })()")
        browser.wait("document.documentElement.dataset.ready")
        return browser

    yield go
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(("file:", "about:", "blob:"))] == []


def read_rows(out: Path, table: str) -> list[dict[str, Any]]:
    frame = pd.read_parquet(out / f"{table}.parquet")
    rows: list[dict[str, Any]] = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return rows


def read_data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data" data-encoding="(\w+)">(.*?)</script>', page, re.S)
    assert found is not None
    plain = found[2] if found[1] == "plain" else gzip.decompress(base64.b64decode(found[2])).decode("utf-8")
    data: dict[str, Any] = json.loads(plain)
    return data


def write(browser: Browser, text: str) -> str:
    """Type into the search box and give the count that is told."""
    script = """(async (text) => {
      const box = document.querySelector('[name=q]');
      box.value = text;
      box.dispatchEvent(new Event('input', {bubbles: true}));
      await new Promise((done) => setTimeout(done, 200));
      return document.querySelector('[role=status]').textContent;
    })"""
    told: str = browser.run(f"{script}({json.dumps(text)})")
    return told


def choose(browser: Browser, name: str, value: str) -> None:
    script = """(async (name, value) => {
      const field = document.querySelector(`[name=${name}]`);
      if (field.type === 'checkbox') field.click();
      else { field.value = value; field.dispatchEvent(new Event('change', {bubbles: true})); }
      await new Promise((done) => setTimeout(done, 200));
    })"""
    browser.run(f"{script}({json.dumps(name)}, {json.dumps(value)})")


def rows_shown(browser: Browser) -> list[str]:
    cells = "document.querySelectorAll('#tasks tbody tr td:first-child')"
    shown: list[str] = browser.run(f"[...{cells}].map(x => x.textContent)")
    return shown


def text_marked(browser: Browser) -> str:
    """Give the words of the chosen mark, with single spaces."""
    browser.wait("document.querySelector('mark.here')")
    marked: str = browser.run("[...document.querySelectorAll('mark.here')].map(x => x.textContent).join('')")
    return " ".join(marked.split())


# ------------------------------------------------------------------------------------------------ what the page holds
@pytest.mark.parametrize("table", ["officials", "references", "tasks"])
def test_offsets_count_as_a_browser_does(out: Path, table: str) -> None:
    data = make_payload({name: read_rows(out, name) for name in SCHEMAS}, [], [])
    units = {d["id"]: d["text"].encode("utf-16-le") for d in data["documents"]}
    got = [
        units[d["id"]][2 * fact["start"] : 2 * fact["end"]].decode("utf-16-le")
        for d in data["documents"]
        for fact in d.get(table, [])
    ]
    wanted = [r["name" if table == "officials" else "text"] for r in read_rows(out, table)]
    assert got == wanted
    assert len(got) >= 2


def test_page_admits_its_own_script_only(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "<title>Thử &lt;/script&gt;" in text
    assert text.count("<script") == 2
    assert EVIL not in text
    script = re.findall(r"<script>(.*?)</script>", text, re.S)[-1]
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert f"script-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", text.split('id="data"')[0])


def test_no_data_can_close_the_script() -> None:
    written = escape_json({"a": EVIL, "b": "\ud800"})
    assert "<" not in written
    assert json.loads(written)["a"] == EVIL
    written.encode("utf-8")


def test_packed_data_is_the_same(out: Path) -> None:
    tables = {name: read_rows(out, name) for name in SCHEMAS}
    packed, plain = (render_report(tables, largest_plain=n) for n in (0, 10**9))
    assert 'data-encoding="gzip"' in packed
    assert read_data(packed) == read_data(plain)
    assert packed == render_report(tables, largest_plain=0)


def test_thousand_bulletins_stay_below_five_megabytes() -> None:
    corpus = Path(__file__).parents[2] / "corpus" / "bulletins"
    texts = [f.read_text("utf-8", errors="replace") for f in sorted(corpus.glob("*.txt"))[:40]]
    tables = vb.analyze_corpus(texts, progress=False).to_frames()
    rows = {n: f.astype(object).where(f.notna(), None).to_dict("records") for n, f in tables.items()}
    # gzip looks back 32 KB and the forty are larger, so that their repetition saves nothing.
    assert sum(map(len, texts)) > 64_000
    many = {n: [r | {"doc_id": f"{k}-{r['doc_id']}"} for k in range(25) for r in table] for n, table in rows.items()}
    assert len(many["documents"]) == 1000
    assert len(render_report(many).encode("utf-8")) < 5_000_000


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    folder = resources.files("vnbulletin.presentation.report")
    words = json.loads(folder.joinpath("strings.json").read_text("utf-8"))
    assert all(set(w) == {"vi", "en"} and all(w.values()) for w in words.values())
    script = folder.joinpath("script.js").read_text("utf-8")
    used = set(re.findall(r'\bt\("(\w+)"\)', script))
    assert used
    assert used <= set(words)
    from vnbulletin.model.officials import OFFICIAL_ROLES
    from vnbulletin.tables import load_table

    relations = {r["relation"] for r in load_table("relation_verbs") if r["relation"]}
    assert {f"role_{r}" for r in OFFICIAL_ROLES} | {f"relation_{r}" for r in relations} <= set(words)


# ------------------------------------------------------------------------------------------------ the command
def test_command_tells_what_it_made(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(out), "-o", str(tmp_path / "r.html"), "--language", "en"]) == 0
    assert "4 bulletins" in capsys.readouterr().out
    assert [f.name for f in tmp_path.iterdir()] == ["r.html"]
    assert '<html lang="en">' in (tmp_path / "r.html").read_text("utf-8")


def test_command_says_what_is_missing(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "r.html")]) == 2
    assert "no tables here" in capsys.readouterr().err
    assert main(["report", str(out), "-o", str(tmp_path / "none" / "r.html")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


# ------------------------------------------------------------------------------------------------ in the browser
SECTIONS = ("overview", "fields", "tasks", "cited", "persons", "bulletins", "bulletins/b%2Fc.txt", "bulletins/evil.txt")


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("section", SECTIONS)
def test_sections_open_and_fit(visit: Callable[..., Browser], section: str, width: int) -> None:
    browser = visit(f"#/{section}", width=width)
    assert browser.run("document.querySelectorAll('main h1').length") == 1
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run("[...document.querySelectorAll('nav a[aria-current]')].length") == 1
    # On a narrow screen a row is a card, and its first cell as wide as the card.
    if section == "tasks" and width == 390:
        assert browser.run("document.querySelector('#tasks td').getBoundingClientRect().width") > 300


def test_empty_corpus_opens(visit: Callable[..., Browser], tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    file.write_text(render_report({name: [] for name in SCHEMAS}), encoding="utf-8")
    for section in SECTIONS:
        assert visit(f"#/{section}", file).run("document.querySelector('main').textContent.length") > 0


def test_counts_are_those_of_the_tables(visit: Callable[..., Browser], out: Path) -> None:
    browser = visit()
    documents = {r["document"] or r["text"] for r in read_rows(out, "references")}
    tiles = browser.run("[...document.querySelectorAll('.tile b')].map(x => Number(x.textContent))")
    assert tiles[:3] == [4, len(read_rows(out, "tasks")), len(documents)]


def test_filters_keep_what_they_say(visit: Callable[..., Browser], out: Path) -> None:
    tasks = read_rows(out, "tasks")
    label = tasks[-1]["label"]
    browser = visit("#/tasks")
    assert len(rows_shown(browser)) == len(tasks)
    choose(browser, "label", label)
    assert sorted(rows_shown(browser)) == sorted(" ".join(t["text"].split()) for t in tasks if t["label"] == label)
    assert f"label={label}" in browser.run("location.hash")
    choose(browser, "label", "")
    choose(browser, "timed", "")
    timed = [t for t in tasks if t["period"] or t["period_end"]]
    assert 0 < len(timed) < len(tasks)
    assert len(rows_shown(browser)) == len(timed)


def test_filters_stand_in_the_address(visit: Callable[..., Browser], out: Path) -> None:
    browser = visit("#/tasks?period=2023")
    years = {r["doc_id"]: r["year"] for r in read_rows(out, "documents")}
    wanted = sum(years[t["doc_id"]] == 2023 for t in read_rows(out, "tasks"))
    assert 0 < wanted == len(rows_shown(browser))
    assert browser.run("document.querySelector('[name=period]').value") == "2023"


def test_search_knows_vietnamese_spelling(visit: Callable[..., Browser]) -> None:
    browser = visit("#/tasks")

    def found(query: str) -> int:
        return int(write(browser, query).split()[0])

    everything = found("")
    # Without marks any will do; with a mark it counts; old and new places of the tone are one.
    assert found("hoa giai") == found("hoà giải") == found("hòa giải") == 1
    assert found("HOÀ") == found("hòa") > 0
    assert found("hoá giải") == 0
    assert found("tiem phong dai") == 1
    assert found("") == everything > 4


def test_task_leads_to_its_place(visit: Callable[..., Browser], out: Path) -> None:
    browser = visit("#/tasks")
    for row in read_rows(out, "tasks"):
        browser = visit(f"#/bulletins/{row['doc_id'].replace('/', '%2F')}/task-{row['task']}")
        assert text_marked(browser) == " ".join(row["text"].split())
    browser = visit("#/tasks")
    text = browser.run("document.querySelector('#tasks tbody a').textContent")
    browser.run("document.querySelector('#tasks tbody a').click()")
    assert text_marked(browser) == text
    box = "document.querySelector('mark.here').getBoundingClientRect()"
    browser.wait(f"{box}.top >= 0 && {box}.bottom <= innerHeight")
    assert browser.run("document.activeElement.classList.contains('here')")


def test_citation_and_person_lead_to_their_places(visit: Callable[..., Browser], out: Path) -> None:
    for section, name, kind in (("cited", "18-NQ/TW", "reference"), ("persons", "Lò Văn Chựa", "official")):
        browser = visit(f"#/{section}")
        write(browser, name)
        browser.wait("document.querySelectorAll('.places a').length >= 2")
        places = browser.run("[...document.querySelectorAll('.places a')].map(a => a.hash)")
        assert {p.split("/")[2] for p in places} == {"a.txt", "b%2Fc.txt"}
        for place in places:
            browser = visit(place)
            assert name in text_marked(browser)
            assert browser.run(f"document.querySelector('mark.here').classList.contains('{kind}')")


def test_text_of_a_bulletin_is_whole(visit: Callable[..., Browser]) -> None:
    for doc_id in ("a.txt", "evil.txt"):
        browser = visit(f"#/bulletins/{doc_id}")
        text = browser.run("document.querySelector('.page').textContent")
        assert "".join(text.split()) == "".join(PAGES[doc_id].split())


def test_markup_in_a_text_stays_text(visit: Callable[..., Browser]) -> None:
    for section in SECTIONS:
        browser = visit(f"#/{section}")
        assert browser.run("document.querySelectorAll('img').length") == 0
        assert browser.run("document.querySelectorAll('script').length") == 2
        assert "hỏng" not in browser.run("document.title").replace(EVIL, "")


def test_keyboard_reaches_the_marks(visit: Callable[..., Browser]) -> None:
    browser = visit("#/bulletins/a.txt")
    browser.wait("document.querySelector('.chosen')")
    browser.run("document.querySelector('.legend input[name=furniture]').focus()")
    browser.press("Tab", 9)
    browser.wait("document.activeElement.tagName === 'MARK'")
    told = browser.run("document.activeElement.textContent")
    browser.press("Enter", 13, "\r")
    browser.wait("document.querySelector('.card')")
    assert told in browser.run("document.querySelector('.card').textContent")


def test_overlapping_marks_are_all_told(visit: Callable[..., Browser]) -> None:
    browser = visit("#/bulletins/a.txt")
    browser.run("[...document.querySelectorAll('mark.task.reference')][0].click()")
    kinds = browser.run("[...document.querySelectorAll('.card h3 mark')].map(x => x.className)")
    assert kinds == ["reference", "task"]


def test_columns_of_the_input_are_shown(visit: Callable[..., Browser], tmp_path: Path) -> None:
    frame = pd.DataFrame({"doc_id": ["x"], "text": [PAGES["b/c.txt"]], "constructor": ["Sơn La"], "tỉnh": ["<b>"]})
    vb.analyze_corpus(frame, progress=False).to_parquet(tmp_path)
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "r.html")]) == 0
    about = visit("#/bulletins/x", tmp_path / "r.html").run("document.querySelector('.about').textContent")
    assert "constructorSơn La" in about
    assert "tỉnh<b>" in about


def test_download_guards_formulas(visit: Callable[..., Browser], tmp_path: Path) -> None:
    text = PAGES["b/c.txt"]
    frame = pd.DataFrame({"doc_id": ["=1+1"], "text": [text]})
    vb.analyze_corpus(frame, progress=False).to_parquet(tmp_path)
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "r.html")]) == 0
    browser = visit("#/tasks", tmp_path / "r.html")
    browser.run("URL.createObjectURL = (blob) => { window.saved = blob; return 'data:,' }")
    browser.run("HTMLAnchorElement.prototype.click = () => {}; document.querySelector('.told button').click()")
    rows = pd.read_csv(io.StringIO(browser.run("saved.text()").lstrip("\ufeff")))
    assert set(rows["bulletin"]) == {"'=1+1"}
    assert [" ".join(t.split()) for t in rows["task"]] == [
        " ".join(r["text"].split()) for r in read_rows(tmp_path, "tasks")
    ]


def test_language_switches(visit: Callable[..., Browser]) -> None:
    browser = visit("#/tasks")
    assert browser.run("document.querySelector('h1').textContent") == "Nhiệm vụ"
    browser.run("document.getElementById('language').click()")
    assert browser.run("[document.querySelector('h1').textContent, document.documentElement.lang]") == ["Tasks", "en"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_suffices(visit: Callable[..., Browser], scheme: str) -> None:
    script = """(() => {
      const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
      const mix = (...layers) => { canvas.clearRect(0, 0, 1, 1);
        for (const c of layers) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
      const linear = (v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
      const light = (c) => { const [r, g, b] = c.map(linear); return .2126 * r + .7152 * g + .0722 * b; };
      const low = [];
      for (const node of document.querySelectorAll('body *')) {
        if (![...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
        if (node.disabled || !node.getClientRects().length) continue;
        const layers = [];
        for (let n = node; n; n = n.parentElement) layers.unshift(getComputedStyle(n).backgroundColor);
        const [a, b] = [light(mix('white', ...layers)), light(mix('white', ...layers, getComputedStyle(node).color))];
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) low.push(`${node.className} ${node.textContent.slice(0, 20)} ${ratio.toFixed(2)}`);
      }
      return low;
    })()"""
    for section in (*SECTIONS, "bulletins/a.txt/task-0"):
        assert visit(f"#/{section}", scheme=scheme).run(script) == []


def test_every_control_has_a_name(visit: Callable[..., Browser]) -> None:
    script = """[...document.querySelectorAll('a, button, input, select, [tabindex="0"]')].filter((n) =>
      !(n.getAttribute('aria-label') || n.textContent.trim() || n.closest('label')?.textContent.trim())).length"""
    for section in SECTIONS:
        assert visit(f"#/{section}").run(script) == 0


def test_paper_has_every_row(visit: Callable[..., Browser], out: Path, tmp_path: Path) -> None:
    tables = {name: read_rows(out, name) for name in SCHEMAS}
    many = {n: [r | {"doc_id": f"{k}-{r['doc_id']}"} for k in range(20) for r in rows] for n, rows in tables.items()}
    file = tmp_path / "many.html"
    file.write_text(render_report(many, largest_plain=0), encoding="utf-8")
    browser = visit("#/tasks", file)
    assert len(rows_shown(browser)) == 50
    browser.run("[...document.querySelectorAll('.pages button')].pop().click()")
    assert "page=2" in browser.run("location.hash")
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert len(rows_shown(browser)) == len(many["tasks"])
    browser.resize(1200, 900, media="print")
    assert browser.run("getComputedStyle(document.querySelector('nav')).display") == "none"
    browser.run("dispatchEvent(new Event('afterprint'))")
    assert len(rows_shown(browser)) == 50
