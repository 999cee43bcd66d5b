"""Coverage-guided fuzzing of the readers: a file is read, or refused with a code.

    pip install -e '.[fuzz]' && python fuzz/make_seeds.py
    python fuzz/fuzz_read.py -max_total_time=60 fuzz/found/read fuzz/seeds/read

The first byte says the kind of file. Options are those of libFuzzer.
"""

from __future__ import annotations

import re
import sys

import atheris
from make_seeds import SUFFIXES

with atheris.instrument_imports(include=["vnbulletin"]):
    # Readers are loaded when they are first called; what is to be guided must be loaded here.
    import vnbulletin as vb
    import vnbulletin.reading.docx
    import vnbulletin.reading.eml
    import vnbulletin.reading.html
    import vnbulletin.reading.pdf
    from vnbulletin.reading import read_bytes

LONGEST = 8000
CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def try_file(data: bytes) -> None:
    """Read what stands behind the first byte."""
    if not data:
        return
    refused: vb.VnbulletinError | None = None
    try:
        source = read_bytes(data[1:], "file", SUFFIXES[data[0] % len(SUFFIXES)])
    except vb.VnbulletinError as error:
        refused = error
    if refused is not None:
        assert CODE.fullmatch(refused.code), refused.code
        assert "file" in refused.message, refused.message
        return
    assert isinstance(source.text, str)
    assert all(CODE.fullmatch(p.code) for p in source.problems), source.problems
    # What was read can be written again.
    source.text.encode("utf-8")


if __name__ == "__main__":
    options = [f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=3000"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:]], try_file)
    atheris.Fuzz()
