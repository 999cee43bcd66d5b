"""List the licences of everything that the package depends on, and refuse one that is not on the list of those allowed.

    python scripts/licences.py            # exit code 1 where a licence is unknown or not allowed
    python scripts/licences.py --all      # every package with its licence

Followed from ``vnbulletin`` through what is installed here, extras too; what a distribution says of itself in its
metadata is believed: the SPDX expression, else the field of the licence where it is short, else the classifiers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

#: Licences under which a package may be used beside this one, MIT itself: permissive ones, and the weak copyleft of
#: the MPL, which asks nothing of those who leave its files as they are.
ALLOWED = (
    r"MIT(?:-CMU|-0)?|MIT Licen[sc]e|Expat",
    r"(?:0|new |modified |simplified )?BSD(?:[- ][0-4][- ]clause)?(?: licen[sc]e)?",
    r"Apache(?:[- ](?:software )?(?:licen[sc]e[, ]*)?(?:v(?:ersion)? ?)?2(?:\.0)?)?|Apache Software Licen[sc]e",
    r"ISC(?: licen[sc]e)?(?: \(ISCL\))?",
    r"PSF(?:-2\.0|L)?|Python(?:-2\.0)?|Python Software Foundation Licen[sc]e|CNRI-Python",
    r"MPL[- ](?:1\.1|2\.0)|Mozilla Public Licen[sc]e 2\.0 \(MPL 2\.0\)",
    r"Zlib|CC0-1\.0|Unlicense|HPND|BSL-1\.0|Public[- ]Domain",
)
_ALLOWED = re.compile("|".join(ALLOWED), re.IGNORECASE)
#: What the metadata says too little or too much of, read in the package itself.
READ = {
    "pypdfium2": "BSD-3-Clause",  # "BSD-3-Clause, Apache-2.0, dependency licenses": PDFium's and those of its libraries
    "docutils": "BSD-2-Clause",  # Public domain but for a few files; the one under the GPL is an Emacs mode
    "atheris": "Apache-2.0",  # names none in its metadata; the file LICENSE is the Apache licence
}
_NAME = re.compile(r"[A-Za-z0-9._-]+")
#: A field longer than this holds the text of a licence, not its name.
LONGEST_NAME = 60


def fold(name: str) -> str:
    """Give a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def follow(name: str) -> Iterator[Distribution]:
    """Give every installed distribution that a package depends on, whatever the marker, each once."""
    waiting, seen = [name], set()
    while waiting:
        current = fold(waiting.pop())
        if current in seen:
            continue
        seen.add(current)
        try:
            found = distribution(current)
        except PackageNotFoundError:
            continue  # An extra that is not installed here, or for another system.
        yield found
        waiting.extend(match[0] for r in found.requires or () if (match := _NAME.match(r)))


def read_licences(found: Distribution) -> list[str]:
    """Give the licences of a distribution; all of them must be allowed."""
    name = fold(found.metadata["Name"])
    if name in READ:
        return [READ[name]]
    told = found.metadata
    expression = told.get("License-Expression")
    if expression:
        # "A OR B" leaves the choice: one that is allowed is enough.
        parts = re.split(r"\s+AND\s+", re.sub(r"[()]", "", expression))
        return [next((p for p in part.split(" OR ") if is_allowed(p)), part) for part in parts]
    classifiers = [c.split(" :: ")[-1] for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    if named := [c for c in classifiers if c != "OSI Approved"]:
        return named
    field = (told.get("License") or "").strip()
    if field and len(field) <= LONGEST_NAME and "\n" not in field:
        return re.split(r"\s+and\s+", field, flags=re.IGNORECASE)
    return []


def is_allowed(licence: str) -> bool:
    """Tell whether a licence is on the list."""
    return _ALLOWED.fullmatch(licence.strip()) is not None


def main(arguments: list[str]) -> int:
    """List and check."""
    found = sorted(follow("vnbulletin"), key=lambda d: fold(d.metadata["Name"]))
    refused = []
    for one in found:
        licences = read_licences(one)
        line = f"{one.metadata['Name']} {one.version}: {', '.join(licences) or 'says none'}"
        if "--all" in arguments:
            print(line)
        if not licences or not all(map(is_allowed, licences)):
            refused.append(line)
    for line in refused:
        print(f"not on the list of licences allowed: {line}")
    if refused:
        print("read what each package is under; then add it to READ or its licence to ALLOWED, or do without it")
    print(f"{len(found)} packages, {len(found) - len(refused)} with licences that are allowed")
    return bool(refused)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
