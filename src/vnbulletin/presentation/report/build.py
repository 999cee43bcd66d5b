"""Fill the page of the report: data, words, style and script in one file."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any

from vnbulletin.presentation.frames import storable
from vnbulletin.presentation.report.payload import make_payload

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Row = Mapping[str, Any]

LANGUAGES = ("vi", "en")
#: Data above this size is packed, so that a thousand bulletins stay a file that can be mailed.
_LARGEST_PLAIN = 1_500_000
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def render_report(
    tables: Mapping[str, Sequence[Row]],
    links: Iterable[Row] = (),
    held: Iterable[Row] = (),
    *,
    title: str = "",
    language: str = "vi",
    largest_plain: int = _LARGEST_PLAIN,
) -> str:
    """Render a corpus as one page that needs nothing beside itself.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        The rows of the tables that ``SCHEMAS`` names, missing values as None.
    links, held : iterable of mapping
        Persons across bulletins and the posts they held, rows of ``link_officials`` and ``posts_held``.
    title : str
        Heading of the page.
    language : str
        Language in which the page opens, ``vi`` or ``en``; the reader can switch.
    largest_plain : int
        Characters up to which the data stands in the page as plain JSON; beyond, it is packed with gzip.

    Returns
    -------
    str
        An HTML page. No text of a bulletin is ever parsed as markup: the data is JSON without ``<``, the script makes
        text nodes of it, and a content security policy admits no other script and no network.

    Examples
    --------
    >>> from vnbulletin.presentation.schemas import SCHEMAS
    >>> page = render_report({name: [] for name in SCHEMAS}, title="Huyện A <b>")
    >>> "<title>Huyện A &lt;b&gt;</title>" in page
    True
    """
    words = json.loads(_read("strings.json"))
    data = {"title": title, "language": language, "words": words, **make_payload(tables, links, held)}
    plain = escape_json(data)
    packed = len(plain) > largest_plain
    style, script = _read("style.css"), _read("script.js")
    return fill_template(
        _read("template.html"),
        {
            "language": language,
            "title": escape(storable(title) or words["report"][language]),
            "policy": f"default-src 'none'; style-src {_name_hash(style)}; script-src {_name_hash(script)}; "
            "img-src data:; base-uri 'none'; form-action 'none'",
            "style": style,
            "script": script,
            "encoding": "gzip" if packed else "plain",
            "data": pack(plain) if packed else plain,
        },
    )


def escape_json(data: Any) -> str:
    """Write JSON that can stand inside a script element: it holds no ``<``, so it can close nothing.

    Examples
    --------
    >>> escape_json("</script>")
    '"\\\\u003c/script>"'
    """
    # A lone surrogate has no place in UTF-8; the tables hold none, a title from the command line may.
    return storable(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))  # type: ignore[no-any-return]


def pack(text: str) -> str:
    """Pack a text with gzip, as base64; the same text gives the same bytes."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")


def fill_template(template: str, parts: Mapping[str, str]) -> str:
    """Put the parts in their places, in one pass: what looks like a place inside a part stays as it is.

    Examples
    --------
    >>> fill_template("{{a}}-{{b}}", {"a": "{{b}}", "b": "x"})
    '{{b}}-x'
    """
    return _PLACE.sub(lambda m: parts[m[1]], template)


def _read(name: str) -> str:
    return resources.files("vnbulletin.presentation.report").joinpath(name).read_text(encoding="utf-8")


def _name_hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
