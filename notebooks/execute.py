"""Execute the notebooks in place, so that they are kept with the outputs of the committed corpus.

``python notebooks/execute.py`` (all of them) or ``python notebooks/execute.py 01_first_bulletin.ipynb``. Needs the
extra ``notebook``. Execution times, addresses in memory and the version of the interpreter are left out, so that
running again changes a file only where an output has changed.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent


def execute(notebook: nbformat.NotebookNode, folder: Path) -> None:
    """Execute a notebook in a folder; an error in a cell is raised."""
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}, record_timing=False
    ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            plain = output.get("data", {}).get("text/plain")
            if plain is not None:
                output["data"]["text/plain"] = re.sub(r" at 0x[0-9a-f]+", "", plain)
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )


def main() -> None:
    """Execute the notebooks named on the command line, or all."""
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    for path in [FOLDER / name for name in sys.argv[1:]] or sorted(FOLDER.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        execute(notebook, FOLDER)
        nbformat.write(notebook, path)
        print(path.name)


if __name__ == "__main__":
    main()
