"""Nothing reaches for the network at run time, whatever a file asks for and however empty the machine is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("read_everything.py")


def test_no_connection_is_tried(tmp_path: Path) -> None:
    # A home of its own: models that a library would fetch when they are missing are missing here.
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "XDG_CACHE_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 connections tried" in done.stdout


def test_the_denial_would_be_seen() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(SCRIPT.parent)!r})\n"
        "import read_everything as r\nsys.addaudithook(r.deny)\nimport socket\n"
        "try:\n    socket.create_connection(('localhost', 9), 1)\nexcept OSError as error:\n    print(error)\n"
        "print(len(r.TRIED))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "no network here" in done.stdout
    assert int(done.stdout.split()[-1]) >= 1


def test_sockets_are_not_even_made_while_a_text_is_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError(f"a socket: {arguments} {options}")

    monkeypatch.setattr(socket.socket, "__init__", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    import vnbulletin as vb

    text = "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì và yêu cầu rà soát hộ nghèo theo Quyết định số 12/QĐ-UBND."
    bulletin = vb.analyze(text)
    assert (len(bulletin.officials), len(bulletin.references), len(bulletin.tasks)) == (1, 1, 1)
    vb.tokenize_words(text)
    vb.classify_tasks(["rà soát hộ nghèo"])
