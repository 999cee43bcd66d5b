"""How the site is built: ``make docs``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

import vnbulletin

project = "vnbulletin"
author = "The vnbulletin authors"
version = release = vnbulletin.__version__
language = "en"

extensions = ["sphinx.ext.autodoc", "site_pages", "sphinx.ext.napoleon", "myst_nb", "sphinx_copybutton"]
exclude_patterns = ["_build", "_ext", "_made"]

# Notebooks are kept with their outputs; a test executes them.
nb_execution_mode = "off"
nb_merge_streams = True
# The site loads nothing from elsewhere: no widgets, no formulas.
nb_ipywidgets_js = {}
myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True
python_maximum_signature_line_length = 88

# Every name of this package that the reference mentions must lead somewhere; others have no pages here.
nitpicky = True
nitpick_ignore_regex = [(r"py:.*", r"(?!vnbulletin).*")]

# What a block holds is said at the block; quotes and dots stay as they are written.
highlight_language = "none"
smartquotes_action = "D"
suppress_warnings = ["misc.highlighting_failure"]
html_theme = "furo"
html_title = "vnbulletin"
html_static_path = ["_static", "_made/static"]
html_css_files = ["site.css", "marks.css"]
html_js_files = [("rows.js", {"defer": "defer"})]
html_search_language = "both"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
pygments_style = "friendly"
pygments_dark_style = "github-dark"
