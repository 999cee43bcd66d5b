"""Coverage-guided fuzzing of ``analyze``: no crash, exact offsets, every visible character in one segment.

    pip install -e '.[fuzz]' && python fuzz/make_seeds.py
    python fuzz/fuzz_analyze.py -max_total_time=60 fuzz/found/analyze fuzz/seeds/analyze

Options are those of libFuzzer; an input that fails is left as ``crash-*`` and can be given as the only argument.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

with atheris.instrument_imports(include=["vnbulletin"]):
    # The names of the package are loaded when they are first used; what is to be guided must be loaded here.
    from vnbulletin.analysis import analyze

from reliability import check_offsets, check_partition

LONGEST = 4000


def try_text(data: bytes) -> None:
    """Analyse what the bytes say; what is no UTF-8 becomes lone surrogates, which are legal too."""
    text = data.decode("utf-8", "surrogateescape")
    bulletin = analyze(text)
    for wrong in (check_offsets(text, bulletin), check_partition(text, bulletin)):
        if wrong is not None:
            raise AssertionError(wrong)
    json.dumps(bulletin.to_dict())


if __name__ == "__main__":
    options = [f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=3000"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:]], try_text)
    atheris.Fuzz()
