"""Build the wheel, look into it, install it into a fresh environment and run the README's example there.

    python scripts/check_wheel.py              # in a temporary folder
    python scripts/check_wheel.py --out dist   # keep the wheel

The fresh environment sees the packages that this one has (so that nothing is downloaded twice), but vnbulletin itself
from the built file only.
"""

from __future__ import annotations

import argparse
import doctest
import os
import site
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAX_BYTES = 8_000_000
#: Beginnings of names that a checkout may hold beside the sources.
HIDDEN = (".", "__pycache__")


def build(folder: Path) -> Path:
    """Build the wheel into a folder."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    return max(folder.glob("vnbulletin-*.whl"), key=lambda p: p.stat().st_mtime)


def list_missing(wheel: Path, source: Path = ROOT / "src") -> list[str]:
    """List the files of the package that the wheel does not hold."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    package = source / "vnbulletin"
    files = [
        p
        for p in package.rglob("*")
        if p.is_file() and not any(part.startswith(HIDDEN) for part in p.relative_to(package).parts)
    ]
    return sorted(name for p in files if (name := p.relative_to(source).as_posix()) not in held)


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel into a fresh environment and give its interpreter."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(command, check=True)
    # Plain paths behind the fresh site-packages; the .pth of an editable install in them is not followed.
    where = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    Path(where, "others.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
    return python


def write_example(folder: Path) -> Path:
    """Write the first example of the README as a script that checks what it prints."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.split("```python\n", 1)[1].split("```", 1)[0]
    test = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
    script = folder / "example.py"
    script.write_text(
        "import doctest, sys\nimport vnbulletin\n"
        f"block = {block!r}\n"
        "test = doctest.DocTestParser().get_doctest(block, {}, 'README', 'README.md', 0)\n"
        "result = doctest.DocTestRunner().run(test)\n"
        f"assert result.attempted == {len(test.examples)}, result\n"
        "print(vnbulletin.__file__)\n"
        "sys.exit(result.failed)\n",
        encoding="utf-8",
    )
    return script


def main(arguments: list[str] | None = None) -> int:
    """Build, check, install, run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, help="keep the wheel here")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        wheel = build(args.out or scratch)
        size = wheel.stat().st_size
        print(f"{wheel.name}: {size:,} bytes")
        if size >= MAX_BYTES:
            print(f"more than {MAX_BYTES:,} bytes")
            return 1
        missing = list_missing(wheel)
        if missing:
            print("not in the wheel:", *missing, sep="\n  ")
            return 1
        python = install(wheel, scratch / "fresh")
        done = subprocess.run(
            [python, write_example(scratch)],
            cwd=scratch,
            env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
            capture_output=True,
            text=True,
            check=False,
        )
        print(done.stdout.strip().replace(str(scratch.resolve()), "").replace(name, ""))
        if done.returncode:
            print(done.stderr[-2000:])
            return 1
        used = Path(done.stdout.strip().splitlines()[-1]).resolve()
        if not used.is_relative_to((scratch / "fresh").resolve()):
            print(f"{used}: not the installed wheel")
            return 1
    print("the README's example runs from the wheel")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
