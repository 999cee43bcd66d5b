"""What the elements of HTML mean for lines of text: blocks, parts that are never shown, navigation."""

from __future__ import annotations

import re

from vnbulletin.reading.names import split_names

#: Elements that begin and end a line.
BLOCKS = split_names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp marquee textarea"
)
#: Elements whose content is never shown as text -> what the record of left-out parts calls them.
NOT_SHOWN = {
    "script": "script", "style": "style", "template": "template", "noscript": "noscript", "iframe": "iframe",
    "object": "object", "embed": "object", "video": "video", "audio": "audio", "canvas": "canvas",
    "datalist": "datalist", "noframes": "noframes", "noembed": "noembed", "map": "image map", "rp": "ruby bracket",
    "frameset": "frameset", "applet": "object", "head": "head", "title": "drawing title", "metadata": "metadata",
}  # fmt: skip
#: Elements that are things of their own: two of them side by side are not one word.
SEPARATE = split_names("a button label time input img option select summary")
HEADINGS = split_names("h1 h2 h3 h4 h5 h6")
#: Lines are kept as they are written.
PREFORMATTED = split_names("pre listing xmp plaintext textarea")

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_PRE_STYLE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_NO_MARKER_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]{0,200}none", re.IGNORECASE)
_NAVIGATION_ROLES = split_names("navigation menu menubar tablist banner contentinfo search toolbar complementary")
_NAVIGATION_NAME = re.compile(
    r"(?:^|[\s_-])(?:main|top|left|right|foot|sub|mega|site|mobile)?-?_?(?:menu\w*|nav\w*|footer\w*|sidebar\w*|"
    r"share\w*|social\w*|paging|pagination|pager|toolbar\w*|tabs?|related\w*|widget\w*|topbar|breadcrumbs?|lienquan\w*|"
    r"tin-?khac|cung-?chuyen-?muc|lien-?ket\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"bread-?_?crumb|(?:^|[\s_-])crumbs?(?:$|[\s_-])|duong-?_?dan|site-?map-?path|pathway|you-are-here", re.IGNORECASE
)
_META_NAME = re.compile(
    r"date|time|view|author|source|luot|ngay|gio|print|share|comment|count|tac-?gia|nguon|category|post-?on|byline",
    re.IGNORECASE,
)

Attributes = dict[str, str | None]


def is_hidden(tag: str, attributes: Attributes) -> bool:
    """Tell whether the page itself says that an element is not shown."""
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN_STYLE.search(style or "") is not None


def is_block(tag: str, attributes: Attributes) -> bool:
    """Tell whether an element begins and ends a line."""
    if tag in BLOCKS:
        return True
    style = attributes.get("style")
    return bool(style) and _BLOCK_STYLE.search(style or "") is not None


def is_preformatted(tag: str, attributes: Attributes) -> bool:
    """Tell whether line breaks in the source of an element are shown."""
    style = attributes.get("style")
    return tag in PREFORMATTED or (bool(style) and _PRE_STYLE.search(style or "") is not None)


def has_no_markers(attributes: Attributes) -> bool:
    """Tell whether a list says that it shows no markers."""
    return _NO_MARKER_STYLE.search(attributes.get("style") or "") is not None


def get_names(attributes: Attributes) -> str:
    """Give class and id, by which portals name the parts of their pages."""
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()


def is_navigation(tag: str, attributes: Attributes) -> bool:
    """Tell menus, footers and lists of links from the article.

    Examples
    --------
    >>> is_navigation("div", {"class": "main-menu clearfix"}), is_navigation("div", {"class": "article-body"})
    (True, False)
    """
    if tag in ("nav", "footer", "aside", "menu") or attributes.get("role") in _NAVIGATION_ROLES:
        return True
    names = get_names(attributes)
    return bool(names) and _NAVIGATION_NAME.search(names) is not None


def is_breadcrumb(attributes: Attributes) -> bool:
    """Tell the path from the home page to the article.

    Examples
    --------
    >>> is_breadcrumb({"class": "portlet-breadcrumb"}), is_breadcrumb({"aria-label": "Breadcrumb"}), is_breadcrumb({})
    (True, True, False)
    """
    kind = attributes.get("itemtype") or ""
    names = f"{get_names(attributes)} {attributes.get('aria-label') or ''}"
    return "BreadcrumbList" in kind or (names != " " and _BREADCRUMB.search(names) is not None)


def is_meta(tag: str, attributes: Attributes) -> bool:
    """Tell whether an inline element is a date, an author, a counter or the like."""
    return tag == "time" or _META_NAME.search(attributes.get("class") or "") is not None


def is_separate(tag: str, attributes: Attributes) -> bool:
    """Tell whether an inline element is a thing of its own (a link, a date, a counter), not part of a word."""
    return tag in SEPARATE or is_meta(tag, attributes)
