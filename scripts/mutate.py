"""Mutation testing: small faults are put into a module one at a time, and the tests have to notice each.

    python scripts/mutate.py --n 200 --seed 0                 # a sample of each part
    python scripts/mutate.py references --n 0                 # every mutant of a part
    python scripts/mutate.py --again out/mutants.jsonl        # the survivors of an earlier run

One process imports the package and collects the fast tests of a part. For each mutant it forks; the child gives the
one function its changed code and runs the tests, those first that reach the changed line, until one fails. Mutants
outside of functions, or in what has run by then, start anew: the child compiles the changed module in place of the one
on disk. Nothing on disk is changed. A test that takes far more processor time than usual counts as failed.

Where no test notices, the figures of the part on the annotated bulletins of the repository are held against their
floors.

Mutants that change nothing that a caller can see are listed in ``tests/equivalent_mutants.csv``, each with the reason.
"""

from __future__ import annotations

import argparse
import ast
import copy
import csv
import importlib.abc
import importlib.util
import inspect
import json
import os
import random
import re
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src"
EQUIVALENT = ROOT / "tests" / "equivalent_mutants.csv"
_OFFICIALS = "vnbulletin.extraction.officials"
_REFERENCES = "vnbulletin.extraction.references"


@dataclass(frozen=True)
class Part:
    """Modules that are changed, and the tests that have to notice."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    #: What the figures begin with that the repository's corpus has to keep; asked where no test notices.
    figures: tuple[str, ...] = ()


PARTS = {
    "alignment": Part(
        ("vnbulletin.text.view", "vnbulletin.text.lazy_view", "vnbulletin.text.dates"),
        ("tests/text", "tests/extraction/test_references_speed.py"),
    ),
    "references": Part(
        tuple(
            f"{_REFERENCES}.{name}"
            for name in (
                "after", "before", "bodies", "codes", "cues", "documents", "find", "mentions", "names", "plain",
                "provisions", "spelling", "subjects", "types",
            )
        ),
        ("tests/extraction/test_references*.py", "tests/extraction/test_citation_book.py", "tests/regressions"),
        ("reference",),
    ),
    "posts": Part(
        (
            *(
                f"{_OFFICIALS}.{name}"
                for name in (
                    "appointments", "chains", "inference", "lexicon", "names", "normalise", "organisations", "posts",
                )
            ),
            "vnbulletin.tables.phrases",
        ),
        ("tests/extraction/test_officials*.py", "tests/extraction/test_post_book.py", "tests/regressions"),
        ("official",),
    ),
}  # fmt: skip
#: Tests of time: slow, and no place to notice a fault of meaning.
_TIMED = re.compile(r"linear|quickly|places_are_what")
#: What a test may take beyond its usual processor time before it counts as hanging.
_TIMES_USUAL, _SECONDS_MORE = 8, 3.0
_MEMORY = 4 << 30


# -- Mutants ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mutant:
    """One small fault.

    Parameters
    ----------
    module, function : str
        Where; the function's dotted name inside the module, empty at its top.
    line : int
        Line of the source.
    operator : str
        Kind of the fault.
    before, after : str
        What is written there, and what the fault makes of it.
    site, choice : int
        Number of the node in the walk, and of the fault among those possible there.
    """

    module: str
    function: str
    line: int
    operator: str
    before: str
    after: str
    site: int
    choice: int

    @property
    def identity(self) -> tuple[str, str, str, str, str]:
        """Tell mutants apart across edits that move lines."""
        return self.module, self.function, self.operator, self.before, self.after


_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_LOOKS_LIKE_PATTERN = re.compile(r"\\[sdwbSDW]|\(\?|[)\]\w]\||\|[(\[\w]|\{\d+,?\d*\}|\[\^|\)\?|\$$")
#: From so many words on a collection written out is a table: one of its words is left out.
_TABLE = 4

Change = tuple[str, "Callable[[], ast.AST | None]"]


def change_pattern(pattern: str) -> Iterator[tuple[str, str]]:
    """Give (kind, changed pattern) for the small faults of a regular expression.

    Examples
    --------
    >>> [new for _, new in change_pattern("ab?|c+")]
    ['c+', 'ab?', 'ab|c+', 'ab?|c*']
    """
    bars: list[list[tuple[int, bool]]] = [[(0, False)]]
    in_class = False
    i = 0
    later: list[tuple[str, str]] = []
    while i < len(pattern):
        sign = pattern[i]
        if sign == "\\":
            swapped = {"s": "S", "d": "D", "w": "W", "b": "B"}.get(pattern[i + 1 : i + 2])
            if swapped is not None and not in_class:
                later.append(("pattern class", pattern[: i + 1] + swapped + pattern[i + 2 :]))
            i += 2
            continue
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            if pattern[i + 1 : i + 2] == "^":
                later.append(("pattern class", pattern[: i + 1] + pattern[i + 2 :]))
                i += 1
        elif sign == "(":
            opening = re.compile(r"\((?:\?(?:[:=!]|<[=!]|P<\w+>|[aiLmsux-]+:))?").match(pattern, i)
            assert opening is not None
            bars.append([(opening.end(), opening[0] in ("(?=", "(?!", "(?<=", "(?<!"))])
            i = opening.end()
            continue
        elif sign == "|":
            bars[-1].append((i + 1, False))
        elif sign == ")" and len(bars) > 1:
            inner = bars.pop()
            yield from _drop_alternatives(pattern, inner, i)
            if inner[0][1]:
                begin = pattern.rindex("(", 0, inner[0][0])
                later.append(("pattern look", pattern[:begin] + pattern[i + 1 :]))
        elif sign in "?*+" and i and pattern[i - 1] not in "?*+}(|":
            new = {"?": "", "*": "+", "+": "*"}[sign]
            later.append(("pattern repeat", pattern[:i] + new + pattern[i + 1 :]))
        elif sign == "{":
            counted = re.compile(r"\{(\d+),(\d+)\}").match(pattern, i)
            if counted is not None and int(counted[1]) < int(counted[2]):
                new = f"{{{counted[1]},{int(counted[2]) - 1}}}"
                later.append(("pattern repeat", pattern[:i] + new + pattern[counted.end() :]))
        elif sign == "$" and i == len(pattern) - 1:
            later.append(("pattern look", pattern[:i]))
        i += 1
    if len(bars) == 1:
        yield from _drop_alternatives(pattern, bars[0], len(pattern))
    yield from later


def _drop_alternatives(pattern: str, starts: list[tuple[int, bool]], end: int) -> Iterator[tuple[str, str]]:
    if len(starts) < 2:
        return
    for k, (start, _) in enumerate(starts):
        stop = starts[k + 1][0] if k + 1 < len(starts) else end
        begin = start - 1 if k + 1 == len(starts) else start
        if stop > begin:
            yield "pattern alternative", pattern[:begin] + pattern[stop:]


def _constant_changes(node: ast.Constant, rng: random.Random) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", lambda: ast.Constant(not value)
    elif isinstance(value, int | float):
        step = rng.choice((1, -1)) if isinstance(value, int) else 0.1
        yield "constant", lambda: ast.Constant(value + step)
    elif isinstance(value, str):
        if _LOOKS_LIKE_PATTERN.search(value):
            for kind, new in change_pattern(value):
                yield kind, lambda new=new: ast.Constant(new)
        else:
            yield "constant", lambda: ast.Constant(f"XX{value}XX" if value else "XX")


def _changes(node: ast.AST, repeated: set[str], rng: random.Random) -> Iterator[Change]:
    """Give the faults possible at a node: each makes the node that takes its place (None: the statement goes)."""
    if isinstance(node, ast.Compare):
        for i, op in enumerate(node.ops):
            swap = _COMPARISONS.get(type(op))
            if swap is not None:
                ops = [*node.ops[:i], swap(), *node.ops[i + 1 :]]
                yield "comparison", lambda ops=ops: ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BoolOp):
        new = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and/or", lambda: ast.BoolOp(new, node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "negation", lambda: node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield "arithmetic", lambda: ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant):
        yield from _constant_changes(node, rng)
    elif isinstance(node, ast.JoinedStr):
        for i, value in enumerate(node.values):
            if isinstance(value, ast.Constant) and _LOOKS_LIKE_PATTERN.search(value.value):
                for kind, new in change_pattern(value.value):
                    values = [*node.values[:i], ast.Constant(new), *node.values[i + 1 :]]
                    yield kind, lambda values=values: ast.JoinedStr(values)
    elif isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict):
        if _is_table(node):
            keys = node.keys if isinstance(node, ast.Dict) else node.elts
            k = rng.randrange(len(keys))
            smaller = copy.copy(node)
            for name in ("keys", "values", "elts"):
                if hasattr(node, name):
                    setattr(smaller, name, [x for i, x in enumerate(getattr(node, name)) if i != k])
            yield "table", lambda: smaller
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        for forced in (True, False):
            if isinstance(node, ast.While) and forced:
                continue
            changed = copy.copy(node)
            changed.test = ast.Constant(forced)
            yield "condition", lambda changed=changed: changed
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield "condition", lambda: ast.comprehension(node.target, node.iter, [], node.is_async)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_flag(node.value):
        # A flag is turned round by itself; None in its place is as false as False.
        yield "return", lambda: ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Slice):
        for name in ("lower", "upper", "step"):
            if getattr(node, name) is not None:
                changed_slice = copy.copy(node)
                setattr(changed_slice, name, None)
                yield "slice", lambda changed_slice=changed_slice: changed_slice
    elif _may_be_left_out(node, repeated):
        yield "statement", lambda: None


def _may_be_left_out(node: ast.AST, repeated: set[str]) -> bool:
    """Tell whether a statement may be left out and the rest still makes sense."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant | ast.Yield | ast.YieldFrom)
    if isinstance(node, ast.Assign):
        target = node.targets[0]
        # The first value of a name is missed by whatever reads it.
        return not isinstance(target, ast.Name | ast.Tuple) or (isinstance(target, ast.Name) and target.id in repeated)
    return isinstance(node, ast.Continue | ast.Break | ast.AugAssign)


def _is_flag(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def _is_table(node: ast.AST) -> bool:
    if isinstance(node, ast.Dict):
        return len(node.keys) >= _TABLE
    if not isinstance(node, ast.Set | ast.Tuple | ast.List):
        return False
    return len(node.elts) >= _TABLE and all(isinstance(e, ast.Constant | ast.Tuple | ast.Starred) for e in node.elts)


class _Walk:
    """Walks over a module in a fixed order; offers each node that may be changed."""

    def __init__(self, tree: ast.Module) -> None:
        self.sites: list[tuple[ast.AST, str, set[str]]] = []
        self._visit_body(tree, "", set())

    def _visit_body(self, node: ast.AST, function: str, repeated: set[str]) -> None:
        for child in ast.iter_child_nodes(node):
            self._visit(child, function, repeated)

    def _visit(self, node: ast.AST, function: str, repeated: set[str]) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = f"{function}.{node.name}".lstrip(".")
            if isinstance(node, ast.ClassDef):
                repeated = set()
            else:
                counts = Counter(
                    t.id
                    for n in ast.walk(node)
                    for t in ast.walk(n)
                    if isinstance(n, ast.Assign | ast.AugAssign | ast.For | ast.AnnAssign) and isinstance(t, ast.Name)
                    if isinstance(t.ctx, ast.Store)
                )
                repeated = {name for name, count in counts.items() if count > 1}
                for default in (*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)):
                    self._visit(default, inner, repeated)
            for child in node.body:
                self._visit(child, inner, repeated)
            return
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import | ast.ImportFrom):
            return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if isinstance(node, ast.AnnAssign):
            if node.value is not None:
                self._visit(node.value, function, repeated)
            return
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("__slots__", "__all__", "T"):
            return
        if isinstance(node, ast.keyword) and node.arg == "strict":
            # zip(..., strict=True) is a check for the programmer.
            return
        self.sites.append((node, function, repeated))
        if isinstance(node, ast.JoinedStr):
            # The wording between the holes is changed as a whole; what stands in the holes by itself.
            for value in node.values:
                if isinstance(value, ast.FormattedValue):
                    self._visit(value.value, function, repeated)
            return
        if _is_table(node):
            return
        self._visit_body(node, function, repeated)


def source_of(module: str) -> Path:
    """Give the file of a module."""
    path = SOURCES.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _shorten(text: str, other: str) -> str:
    """Cut two long wordings to where they differ."""
    if len(text) <= 120 and len(other) <= 120:
        return text
    start = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
    back = next(
        (i for i, (a, b) in enumerate(zip(reversed(text), reversed(other))) if a != b), min(len(text), len(other))
    )
    back = min(back, len(text) - start, len(other) - start)
    return "..." * (start > 30) + text[max(0, start - 30) : len(text) - max(0, back - 30)] + "..." * (back > 30)


def list_mutants(module: str) -> list[Mutant]:
    """List the mutants of a module."""
    tree = ast.parse(source_of(module).read_text(encoding="utf-8"))
    found: list[Mutant] = []
    for site, (node, function, repeated) in enumerate(_Walk(tree).sites):
        rng = random.Random(f"{module}:{site}")
        for choice, (operator, make) in enumerate(_changes(node, repeated, rng)):
            new = make()
            before = _first_line(node)
            after = "(removed)" if new is None else _first_line(new)
            if before != after:
                before, after = _shorten(before, after), _shorten(after, before)
                line = getattr(node, "lineno", 0) or min(
                    (n.lineno for n in ast.walk(node) if hasattr(n, "lineno")), default=0
                )
                found.append(Mutant(module, function, line, operator, before, after, site, choice))
    return found


def _first_line(node: ast.AST) -> str:
    if isinstance(node, ast.comprehension):
        return ast.unparse(ast.ListComp(ast.Name("_"), [node]))
    if isinstance(node, ast.Slice):
        return ast.unparse(ast.Subscript(ast.Name("_"), node, ast.Load()))
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split("\n")[0]


def compile_mutant(mutant: Mutant) -> Any:
    """Compile the module with the fault in it."""
    path = source_of(mutant.module)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    node, _, repeated = _Walk(tree).sites[mutant.site]
    rng = random.Random(f"{mutant.module}:{mutant.site}")
    new = list(_changes(node, repeated, rng))[mutant.choice][1]()
    replacement = new if new is not None else ast.Pass()

    class Replace(ast.NodeTransformer):
        def visit(self, child: ast.AST) -> ast.AST:
            if child is node:
                return ast.copy_location(replacement, child) if hasattr(child, "lineno") else replacement
            return self.generic_visit(child)

    return compile(ast.fix_missing_locations(Replace().visit(tree)), str(path), "exec")


# -- Running tests in a child -------------------------------------------------------------------------------------


class _Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the changed module in place of the one on disk."""

    def __init__(self, module: str, code: Any) -> None:
        self._module, self._code = module, code

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != self._module:
            return None
        return importlib.util.spec_from_file_location(name, source_of(name), loader=self)

    def create_module(self, spec: Any) -> None:
        return None

    def exec_module(self, module: Any) -> None:
        exec(self._code, module.__dict__)


class _Plugin:
    """Orders the tests, watches their time, notes what failed first."""

    def __init__(self, order: dict[str, float], limits: dict[str, float], tracer: _Tracer | None = None) -> None:
        self.order, self.limits, self.tracer = order, limits, tracer
        self.failed = ""
        self.seconds: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = [item for item in items if not _TIMED.search(item.nodeid)]
        items.sort(key=lambda item: self.order.get(item.nodeid, 0.0))

    def pytest_runtest_setup(self, item: Any) -> None:
        self.started = time.process_time()
        if self.tracer is not None:
            self.tracer.begin(item.nodeid)
        elif self.limits:
            signal.setitimer(signal.ITIMER_PROF, self.limits.get(item.nodeid, 30.0))

    def pytest_runtest_teardown(self, item: Any) -> None:
        if self.tracer is not None:
            self.tracer.stop()
        self.seconds[item.nodeid] = time.process_time() - self.started

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = f"import: {report.nodeid}"


class _Tracer:
    """Notes the lines of the modules that each test reaches."""

    def __init__(self, files: frozenset[str]) -> None:
        self._files = files
        self.reached: dict[str, set[tuple[str, int]]] = {}
        self._now: set[tuple[str, int]] = set()

    def begin(self, test: str) -> None:
        self._now = self.reached.setdefault(test, set())
        sys.settrace(self._enter)

    def stop(self) -> None:
        sys.settrace(None)

    def _enter(self, frame: Any, event: str, arg: Any) -> Any:
        return self._line if frame.f_code.co_filename in self._files else None

    def _line(self, frame: Any, event: str, arg: Any) -> Any:
        self._now.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


def _run_pytest(part: Part, plugin: _Plugin) -> int:
    import hypothesis
    import pytest

    hypothesis.settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")
    os.chdir(ROOT)
    tests = [str(p) for pattern in part.tests for p in sorted(ROOT.glob(pattern))]
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly", "--no-header", "--tb=no"]
    return int(pytest.main([*options, *tests], plugins=[plugin]))


def _corpus_fell(part: Part) -> bool:
    """Tell whether a figure of the part fell below its floor on the annotated bulletins of the repository."""
    from vnbulletin.evaluation import evaluate

    signal.setitimer(signal.ITIMER_PROF, 60.0)
    floors = json.loads((ROOT / "corpus" / "floors.json").read_text(encoding="utf-8"))["floors"]
    rows = evaluate(ROOT / "corpus").rows
    return any(round(r.f1, 4) < floors[r.part] for r in rows if r.part.startswith(part.figures))


def _ask_corpus(part: Part, failed: str) -> str:
    if failed or not part.figures:
        return failed
    try:
        return "corpus" if _corpus_fell(part) else ""
    except Exception as error:
        return f"corpus: {type(error).__name__}"


def _fork(task: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Run a task in a child without its output; give what it returns, or how it ended."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        status = 1
        try:
            # The loudest of limits: a fault may make a loop endless.
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            result = task()
            with os.fdopen(writer, "w") as stream:
                json.dump(result, stream)
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    with os.fdopen(reader) as stream:
        text = stream.read()
    _, status = os.waitpid(pid, 0)
    if text:
        return dict(json.loads(text))
    return {"ended": signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "error"}


@dataclass
class Baseline:
    """What the tests do without a fault: their processor time and the lines that they reach."""

    seconds: dict[str, float]
    reached: dict[str, set[tuple[str, int]]]

    def order(self, mutant: Mutant) -> dict[str, float]:
        """Give the tests a place each: first those that reach the fault, the quickest first."""
        path = str(source_of(mutant.module))
        wanted = {(path, n) for n in _lines_of_use(mutant)}
        return {
            test: seconds - (1000.0 if wanted & self.reached.get(test, set()) else 0.0)
            for test, seconds in self.seconds.items()
        }

    def limits(self) -> dict[str, float]:
        """Give the processor time after which each test counts as hanging."""
        return {test: seconds * _TIMES_USUAL + _SECONDS_MORE for test, seconds in self.seconds.items()}


def measure_baseline(part: Part) -> Baseline:
    """Run the tests without a fault, for their time and for the lines that they reach."""

    def run() -> dict[str, Any]:
        tracer = _Tracer(frozenset(str(source_of(m)) for m in part.modules))
        plugin = _Plugin({}, {}, tracer)
        code = _run_pytest(part, plugin)
        reached = {test: sorted(lines) for test, lines in tracer.reached.items()}
        return {"code": code, "failed": plugin.failed, "seconds": plugin.seconds, "reached": reached}

    first = _fork(run)
    if first.get("code") != 0:
        raise SystemExit(f"the tests fail without any fault: {first.get('failed', first)}")
    return Baseline(first["seconds"], {test: {(f, n) for f, n in lines} for test, lines in first["reached"].items()})


# -- The quick way: one process has everything imported, a fault is put into one function ------------------------------


class _WarmPlugin(_Plugin):
    """Runs the collected tests once for each mutant, each time in a child, and writes what came of it to a pipe."""

    def __init__(self, part: Part, mutants: Sequence[Mutant], baseline: Baseline, writer: int) -> None:
        super().__init__({}, {})
        self._part, self._mutants, self._baseline, self._writer = part, mutants, baseline, writer
        self._built = _warm_up(part)

    def pytest_runtestloop(self, session: Any) -> bool:
        for i, mutant in enumerate(self._mutants):
            outcome = self._try(session, mutant)
            os.write(self._writer, (json.dumps([i, outcome]) + "\n").encode())
        return True

    def _try(self, session: Any, mutant: Mutant) -> str | None:
        patch = _find_patch(mutant, self._built)
        if patch is None:
            return None
        function, code = patch

        def run() -> dict[str, Any]:
            from _pytest.main import pytest_runtestloop

            function.__code__ = code
            order = self._baseline.order(mutant)
            self.limits = self._baseline.limits()
            session.items.sort(key=lambda item: order.get(item.nodeid, 0.0))
            with suppress(session.Failed, session.Interrupted):
                pytest_runtestloop(session)
            failed = _ask_corpus(self._part, self.failed)
            return {"code": int(bool(failed)), "failed": failed}

        return _judge(_fork(run))


def _warm_up(part: Part) -> set[tuple[str, int]]:
    """Import everything and build the cached tables; give the lines that ran: a fault there needs a new start."""
    tracer = _Tracer(frozenset(str(source_of(m)) for m in part.modules))
    tracer.begin("warm")
    for name in ("vnbulletin.extraction", "vnbulletin.segmentation", "vnbulletin.evaluation", *part.modules):
        importlib.import_module(name)
    for name, module in list(sys.modules.items()):
        if name.startswith(("vnbulletin.extraction", "vnbulletin.segmentation")):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_parameters") and not inspect.signature(value).parameters:
                    value()
    tracer.stop()
    return tracer.reached["warm"]


def _find_patch(mutant: Mutant, built: set[tuple[str, int]]) -> tuple[Any, Any] | None:
    """Give the function that the fault lies in and its code with the fault; None where that makes no mutant."""
    found: Any = sys.modules[mutant.module]
    path: list[str] = []
    for name in mutant.function.split(".") if mutant.function else ():
        found = vars(found).get(name)
        path.append(name)
        if not isinstance(found, type):
            break
    found = getattr(found, "fget", None) or getattr(found, "__func__", found)
    found = inspect.unwrap(found) if callable(found) else found
    if not inspect.isfunction(found):
        return None
    try:
        module = compile_mutant(mutant)
    except (SyntaxError, ValueError):
        return None
    code = _find_code(module, ".".join(path))
    if code is None or code == found.__code__ or code.co_freevars != found.__code__.co_freevars:
        return None
    file = str(source_of(mutant.module))
    if any((file, line) in built for _, _, line in code.co_lines() if line is not None and line > code.co_firstlineno):
        return None
    return found, code


def _find_code(code: Any, name: str) -> Any:
    for constant in code.co_consts:
        if inspect.iscode(constant):
            if constant.co_qualname == name:
                return constant
            if name.startswith(f"{constant.co_qualname}.") and (inner := _find_code(constant, name)) is not None:
                return inner
    return None


def try_warm(mutants: Sequence[Mutant], part: Part, baseline: Baseline) -> Iterator[tuple[Mutant, str | None]]:
    """Try mutants the quick way; None comes of those that need a new start."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            _run_pytest(part, _WarmPlugin(part, mutants, baseline, writer))
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        for line in stream:
            i, outcome = json.loads(line)
            yield mutants[i], outcome
    os.waitpid(pid, 0)


def _lines_of_use(mutant: Mutant) -> set[int]:
    """Give the lines whose tests should notice: the mutant's own, or where a constant of the module is used."""
    lines = {mutant.line}
    if mutant.function:
        return lines
    tree = ast.parse(source_of(mutant.module).read_text(encoding="utf-8"))
    for statement in tree.body:
        end = statement.end_lineno or statement.lineno
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.lineno <= mutant.line <= end:
            names = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            lines |= {n.lineno for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id in names}
    return lines


def try_mutant(mutant: Mutant, part: Part, baseline: Baseline) -> str:
    """Run the tests against a mutant; give "survived", "invalid" or what noticed it."""

    def run() -> dict[str, Any]:
        try:
            code = compile_mutant(mutant)
        except (SyntaxError, ValueError):
            return {"invalid": True}
        sys.meta_path.insert(0, _Loader(mutant.module, code))
        # Importing may hang too.
        signal.setitimer(signal.ITIMER_PROF, 30.0)
        try:
            importlib.import_module(mutant.module)
        except re.error:
            return {"invalid": True}
        except Exception as error:
            return {"code": 1, "failed": f"import: {type(error).__name__}"}
        plugin = _Plugin(baseline.order(mutant), baseline.limits())
        code = _run_pytest(part, plugin)
        failed = _ask_corpus(part, plugin.failed or ("" if code == 0 else "failed"))
        return {"code": int(bool(failed)), "failed": failed}

    return _judge(_fork(run))


def _judge(result: dict[str, Any]) -> str:
    if result.get("invalid"):
        return "invalid"
    if "ended" in result:
        return "time" if result["ended"] in ("SIGPROF", "SIGXCPU") else f"ended: {result['ended']}"
    return "survived" if result["code"] == 0 else result["failed"] or "failed"


def try_all(mutants: Sequence[Mutant], part: Part, baseline: Baseline) -> Iterator[tuple[Mutant, str]]:
    """Try mutants, those that need a new start last."""
    later = []
    done = 0
    for mutant, outcome in try_warm(mutants, part, baseline):
        done += 1
        if outcome is None:
            later.append(mutant)
        else:
            yield mutant, outcome
    for mutant in (*later, *mutants[done:]):
        yield mutant, try_mutant(mutant, part, baseline)


# -- The command --------------------------------------------------------------------------------------------------


def read_equivalent() -> dict[tuple[str, str, str, str, str], str]:
    """Read the list of mutants that change nothing, with the reasons."""
    if not EQUIVALENT.exists():
        return {}
    with EQUIVALENT.open(encoding="utf-8", newline="") as stream:
        return {
            (r["module"], r["function"], r["operator"], r["before"], r["after"]): r["why"]
            for r in csv.DictReader(stream)
        }


def sample(mutants: Sequence[Mutant], n: int, seed: int) -> list[Mutant]:
    """Take ``n`` mutants (0: all), in the order of the source."""
    if n == 0 or n >= len(mutants):
        return list(mutants)
    chosen = random.Random(seed).sample(range(len(mutants)), n)
    return [mutants[i] for i in sorted(chosen)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all without it")
    parser.add_argument("--n", type=int, default=200, help="mutants of each part; 0 is all of them")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--module", help="only modules whose name ends so")
    parser.add_argument("--again", type=Path, help="try the survivors of this file again")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "mutants.jsonl")
    parser.add_argument("--floor", type=float, default=0.0, help="exit with 1 where a part's score is below")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(SOURCES))
    for heavy in ("pytest", "hypothesis", "hypothesis.strategies", "ahocorasick", "numpy"):
        importlib.import_module(heavy)
    equivalent = read_equivalent()
    earlier: set[tuple[str, ...]] | None = None
    if options.again is not None:
        rows = [json.loads(line) for line in options.again.read_text(encoding="utf-8").splitlines()]
        earlier = {
            tuple(r[k] for k in ("module", "function", "operator", "before", "after"))
            for r in rows
            if r["outcome"] == "survived"
        }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    below = False
    with options.out.open("w", encoding="utf-8") as stream:
        for name in options.parts or PARTS:
            part = PARTS[name]
            started = time.process_time()
            everything = [m for module in part.modules for m in list_mutants(module)]
            if options.module:
                everything = [m for m in everything if m.module.endswith(options.module)]
            if earlier is not None:
                chosen = [m for m in everything if m.identity in earlier]
            else:
                chosen = sample(everything, options.n, options.seed)
            baseline = measure_baseline(part)
            outcomes: Counter[str] = Counter()
            by_operator: dict[str, Counter[str]] = defaultdict(Counter)
            for mutant, outcome in try_all(chosen, part, baseline):
                kind = outcome if outcome in ("survived", "invalid", "time") else "noticed"
                if outcome.startswith("corpus"):
                    kind = "corpus"
                if kind == "survived" and mutant.identity in equivalent:
                    kind = "equivalent"
                outcomes[kind] += 1
                by_operator[mutant.operator][kind] += 1
                reached = {(str(source_of(mutant.module)), n) for n in _lines_of_use(mutant)}
                tests = sum(bool(reached & lines) for lines in baseline.reached.values())
                row = {"part": name, "outcome": kind, **asdict(mutant), "by": outcome, "tests": tests}
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
                stream.flush()
                if kind == "survived":
                    place = f"{mutant.module.rpartition('.')[2]}:{mutant.line} {mutant.function}"
                    print(
                        f"  {place} [{mutant.operator}] {mutant.before}  ->  {mutant.after}  ({tests} tests)",
                        flush=True,
                    )
            by_tests = outcomes["noticed"] + outcomes["time"]
            caught = by_tests + outcomes["corpus"]
            valid = caught + outcomes["survived"]
            score = caught / valid if valid else 1.0
            below = below or score < options.floor
            spent = time.process_time() - started + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            alone = by_tests / max(1, valid)
            strict = caught / max(1, valid + outcomes["equivalent"])
            print(f"{name}: {len(everything)} mutants, {len(chosen)} tried, {spent:.0f} s of processor time so far")
            print(f"    {dict(outcomes)}")
            print(f"    score {score:.3f}; by tests alone {alone:.3f}; with equivalents as survivors {strict:.3f}")
            for operator, counts in sorted(by_operator.items()):
                print(f"    {operator:20} {dict(counts)}", flush=True)
    return int(below)


if __name__ == "__main__":
    raise SystemExit(main())
