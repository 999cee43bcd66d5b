"""Patterns that read both tone placements and any spacing.

Rules are written once, in the new placement and with single spaces; ``spell`` widens them, so that
plain text can be scanned without building a corrected copy of it first.
"""

from __future__ import annotations

import re
from functools import cache

_SMALL = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
    ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
)  # fmt: skip
# Patterns read text as it is written, too: "KHÓA XV", "Ủy ban".
_PAIRS = tuple((case(new), case(old)) for new, old in _SMALL for case in (str, str.capitalize, str.upper))
_OLD = dict(_PAIRS)
_NEW = {old: new for new, old in _SMALL}
_SITE = re.compile("(?:" + "|".join(new for new, _ in _PAIRS) + r")(?![^\W\d_])")
_OLD_SITE = re.compile("(?:" + "|".join(old for _, old in _SMALL) + r")(?![^\W\d_])")

#: Small and capital letters of Vietnamese (in Unicode they interleave, so that ranges would mix them).
LOWER = "abcdefghijklmnopqrstuvwxyzđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = LOWER.upper()
#: A letter of any case; ``\w`` without digits and the underscore.
LETTER = r"[^\W\d_]"


#: As many blanks and line breaks as may part two words of one citation, which a blank line or two can still do. Without
#: a bound, two optional signs between blanks would make a page of empty lines take quadratic time.
BLANKS = r"\s{1,4}"
_OPTIONAL_BLANKS = r"\s{0,4}"


def bound(pattern: str) -> str:
    """Bound the runs of blanks of a pattern.

    Examples
    --------
    >>> bound(r"số\\s*:?\\s*\\d")
    'số\\\\s{0,4}:?\\\\s{0,4}\\\\d'
    """
    return pattern.replace(r"\s*", _OPTIONAL_BLANKS).replace(r"\s+", BLANKS)


def spell(pattern: str) -> str:
    """Widen a pattern to old tone placement and to runs of blanks, which are bounded.

    Examples
    --------
    >>> bool(re.fullmatch(spell("khóa ủy"), "khoá  uỷ"))
    True
    """
    widened = _SITE.sub(lambda m: f"(?:{m[0]}|{_OLD[m[0]]})", pattern)
    return bound(widened.replace(" ?", r"\s*").replace(" ", r"\s+"))


def alternate(phrases: tuple[str, ...] | list[str]) -> str:
    """Make one alternation of lower-case phrases, the longest first."""
    return "|".join(spell(re.escape(p).replace("\\ ", " ")) for p in sorted(set(phrases), key=len, reverse=True))


def alternate_any_case(phrases: tuple[str, ...] | list[str]) -> str:
    """Make one alternation of lower-case phrases for text of any case.

    The branches begin with both forms of their first letter: by that the engine passes over those that cannot match,
    which it does not do for a letter that ignores case.

    Examples
    --------
    >>> pattern = re.compile(alternate_any_case(["thông tư", "thông tư liên tịch", "ủy quyền"]))
    >>> [pattern.match(text)[0] for text in ("Thông Tư liên tịch", "UỶ QUYỀN")]
    ['Thông Tư liên tịch', 'UỶ QUYỀN']
    """
    branches: dict[str, list[str]] = {}
    for phrase in sorted({form for p in phrases for form in old_spellings(p)}, key=len, reverse=True):
        branches.setdefault(phrase[0], []).append(spell(re.escape(phrase[1:]).replace("\\ ", " ")))
    return "|".join(f"[{first}{first.upper()}](?i:{'|'.join(rest)})" for first, rest in branches.items())


def fold(text: str) -> str:
    """Give the lower-case form with single spaces and new tone placement, for comparing and for keys.

    Examples
    --------
    >>> fold("Ban  Chấp hành Đảng uỷ")
    'ban chấp hành đảng ủy'
    """
    return _OLD_SITE.sub(lambda m: _NEW[m[0]], " ".join(text.lower().split()))


def old_spellings(phrase: str) -> tuple[str, ...]:
    """Give a phrase in new and, where it differs, in old tone placement.

    Examples
    --------
    >>> old_spellings("thể chế hóa")
    ('thể chế hóa', 'thể chế hoá')
    """
    old = _SITE.sub(lambda m: _OLD[m[0]], phrase)
    return (phrase,) if old == phrase else (phrase, old)


@cache
def trie_pattern(phrases: tuple[str, ...]) -> str:
    """Make a pattern that matches the longest of many phrases by sharing their first words.

    Commas inside the phrases are optional, as writers leave them out.
    """
    root: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        node: dict[str, object] = root  # type: ignore[assignment]
        for word in phrase.replace(",", "").split():
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node[""] = {}

    def render(node: dict[str, object]) -> str:
        branches = [
            spell(re.escape(word)) + (r"(?!\w)" if set(child) == {""} else render_rest(child))
            for word, child in sorted(node.items(), key=lambda item: -len(item[0]))
            if word and isinstance(child, dict)
        ]
        return "(?:" + "|".join(branches) + ")"

    def render_rest(node: dict[str, object]) -> str:
        ends = "" in node
        inner = {word: child for word, child in node.items() if word}
        return r"(?!\w)" + "(?:" + "[,;]?" + BLANKS + render(inner) + ")" + ("?" if ends else "")

    return render(root)  # type: ignore[arg-type]
