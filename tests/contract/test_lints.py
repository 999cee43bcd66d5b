"""What no module of the package may do: run code from data, reach out to the network, hang on a pattern."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .ambiguity import is_ambiguous, list_loops
from .attacks import make_attacks, measure

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "vnbulletin").rglob("*.py"))
#: Modules that run code from data or open connections, by the first part of their name or as a whole.
FORBIDDEN_IMPORTS = frozenset(
    {
        "pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "socket", "ssl", "ftplib", "smtplib",
        "imaplib", "telnetlib", "socketserver", "xmlrpc", "urllib.request", "http.client", "http.server", "requests",
        "httpx", "aiohttp", "urllib3", "webbrowser", "code", "codeop",
    }
)  # fmt: skip
FORBIDDEN_CALLS = frozenset({"eval", "exec", "compile", "__import__", "os.system", "os.popen"})


def find_forbidden(tree: ast.AST) -> Iterator[str]:
    """Name the forbidden imports and calls of a module."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if any(".".join(parts[:n]) in FORBIDDEN_IMPORTS for n in (1, 2)):
                yield f"import {name}"
        if isinstance(node, ast.Call):
            if ast.unparse(node.func) in FORBIDDEN_CALLS:
                yield f"{ast.unparse(node.func)}()"
            for keyword in node.keywords:
                value = keyword.value.value if isinstance(keyword.value, ast.Constant) else True
                if keyword.arg in ("allow_pickle", "shell") and value:
                    yield f"{keyword.arg}={ast.unparse(keyword.value)}"


def test_no_code_from_data_and_no_network() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {what}"
        for path in SOURCES
        for what in find_forbidden(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle", "from joblib import load", "import urllib.request", "from urllib import request",
        "from http import client", "eval('1')", "exec('x = 1')", "np.load(f, allow_pickle=True)",
        "np.load(f, allow_pickle=flag)", "subprocess.run(c, shell=True)", "os.system('ls')",
    ],
)  # fmt: skip
def test_the_lint_sees_what_is_forbidden(source: str) -> None:
    assert list(find_forbidden(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["from urllib.parse import quote", "re.compile('x')", "np.load(f, allow_pickle=False)"]
)
def test_the_lint_lets_pass_what_is_harmless(source: str) -> None:
    assert not list(find_forbidden(ast.parse(source)))


Pattern = tuple[str, int, str, int]


@pytest.fixture(scope="module")
def patterns() -> list[Pattern]:
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("collect_patterns.py")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [(p["pattern"], p["flags"], p["module"], p["line"]) for p in json.loads(done.stdout)]


#: (module, what the pattern holds, beginning, what repeats, end, why it does no harm). Each is tried below.
HARMLESS = [
    ("segmentation.anniversaries", r"(?:[\s;,.\-•*!]+|và\s", "", " ", "x", "nothing follows the repeat"),
    ("extraction.tasks.splitting", r"[ivx]{1,4}[.)]\s*|[①-⑳]", "", "- ", "x", "nothing follows the repeat"),
    ("extraction.tasks.lexicon", r"đồng\ thời", "", "đồng thời ", "x", "nothing follows the repeat"),
    ("extraction.tasks.details", r"[\s,:;\"“]|", "", "theo a,", "x", "nothing follows the repeat"),
    ("extraction.references.codes", r"[a-z]{1,3}(?=", "12-A", "Aa", "!", "the look-behind asks for a capital before"),
    ("extraction.references.bodies", r"(?<=huyện)", "Ban", " \t", "x", "nothing follows the repeat"),
    ("extraction.references.provisions", "phụ\\s+lục", "khoản 1", " ,", "x", "a round goes on with a word"),
    ("words.grammar", r"(?:(?:ftp|http)s?:", "http:/", "(a)", "!", "what follows takes the last pair of brackets"),
    ("segmentation.embedded_stamps", r"[;,|·•]?\s?){1,4}", "1 ", "a; 1 ", "!", "four rounds, parted by signs"),
    ("segmentation.embedded_stamps", r"(?: [^\W\d_]{1,8}){0,3}", "", "a  1 ", "!", "two ways a round, six rounds"),
]
WHOLE_LINES = frozenset({"segmentation.embedded_stamps", "segmentation.stamp_lines"})
#: A repeat with two ways a round would take 2 ** ROUNDS steps, which is minutes; one of the sixth power, seconds.
ROUNDS = 40


def is_excepted(pattern: Pattern) -> bool:
    return any(pattern[2] == f"vnbulletin.{module}" and held in pattern[0] for module, held, *_ in HARMLESS)


def test_no_repeat_matches_one_text_in_exponentially_many_ways(patterns: list[Pattern]) -> None:
    loops = 0
    ambiguous = []
    for pattern in patterns:
        found = list_loops(pattern[0], pattern[1])
        loops += len(found)
        if any(map(is_ambiguous, found)) and not is_excepted(pattern):
            ambiguous.append(f"{pattern[2]}:{pattern[3]}: {pattern[0][:200]}")
    print(f"{len(patterns)} patterns, {loops} unbounded repeats")
    assert ambiguous == []
    assert len(patterns) > 300, "patterns have escaped the collection"
    assert loops > 300


def attack(patterns: list[Pattern], module: str, held: str, text: str) -> float:
    """Give the seconds that the ambiguous patterns of an exception take for a hostile text."""
    mine = [p for p in patterns if p[2] == f"vnbulletin.{module}" and held in p[0]]
    excepted = [p for p in mine if any(map(is_ambiguous, list_loops(p[0], p[1])))]
    if not excepted:
        pytest.skip("no longer ambiguous: take it off the list")
    start = time.perf_counter()
    for pattern, flags, *_ in excepted:
        compiled = re.compile(pattern, flags)
        # A pattern of lines is held against whole lines; one that nothing follows never is, and would hang there.
        if module in WHOLE_LINES:
            compiled.fullmatch(text)
        else:
            compiled.match(text)
            compiled.search(text)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("module", "held", "head", "pump", "end", "why"), HARMLESS, ids=[f"{h[0]} {h[3]!r}" for h in HARMLESS]
)
def test_the_exceptions_do_no_harm(
    module: str, held: str, head: str, pump: str, end: str, why: str, patterns: list[Pattern]
) -> None:
    assert attack(patterns, module, held, head + pump * ROUNDS + end) < 2, why


def test_every_module_that_compiles_is_collected(patterns: list[Pattern]) -> None:
    modules = {module for _, _, module, _ in patterns}
    silent = []
    for path in SOURCES:
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        ]
        if calls and name not in modules:
            silent.append(name)
    assert silent == []


def test_patterns_take_linear_time_on_hostile_texts() -> None:
    script = Path(__file__).with_name("measure_patterns.py")
    done = subprocess.run([sys.executable, script, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    told = json.loads(done.stdout)
    assert told["finds"] == []
    assert told["patterns"] > 300
    assert told["texts"] > 5000


@pytest.mark.parametrize(
    ("pattern", "use"),
    [
        (r"\w+\s+x", "search"),
        (r"\s*,?\s*x", "match"),
        (r"(?:a|b)*c", "search"),
        (r"a[^b]*b", "search"),
        (r".*,.*x", "fullmatch"),
    ],
)
def test_quadratic_patterns_are_seen(pattern: str, use: str) -> None:
    compiled = re.compile(pattern)
    assert any(measure(compiled, attack, use) for attack in make_attacks(pattern))


@pytest.mark.parametrize(
    ("pattern", "use"),
    [(r"\w+\s+x", "match"), (r"\w{1,9}\s{1,4}x", "search"), (r"(?<!\w)a\w*b", "search"), (r"[^b]*+b", "match")],
)
def test_linear_patterns_pass(pattern: str, use: str) -> None:
    compiled = re.compile(pattern)
    assert not any(measure(compiled, attack, use) for attack in make_attacks(pattern))


AMBIGUOUS = [
    "(a+)+",
    "(a|ab|b)*",
    "(?:a?b?)*",
    r"(?:\w+\s?)*",
    r"(\d{1,3})+",
    "x(?:[ab]c?|ac)*y",
    "(?:(?:ab)+)+",
    "(?=(a+)+b)",
]
PLAIN = [
    "(ab)+",
    r"\w+(?:\.\w+)*",
    "(?:a|b)*",
    r"(?:\w+\s+)*",
    "(?:ab?)*",
    "(?:a+)*+",
    "a{2,5}",
    r"(?:\d++,?){2,6}",
    r"(?:\d+,){2,6}",
    r"(?:[^\W_]+[-/.'])*",
]


@pytest.mark.parametrize("pattern", AMBIGUOUS)
def test_ambiguous_repeats_are_seen(pattern: str) -> None:
    assert any(map(is_ambiguous, list_loops(pattern)))


@pytest.mark.parametrize("pattern", PLAIN)
def test_unambiguous_repeats_pass(pattern: str) -> None:
    assert not any(map(is_ambiguous, list_loops(pattern)))
