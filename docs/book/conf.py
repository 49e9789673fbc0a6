"""Sphinx's settings for the book."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

project = "The sigmoid course"
extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "book.formulas",
]
html_theme = "furo"
html_title = project
html_math_renderer = "mathml"
html_static_path = [str(Path(__file__).parent / "static")]
html_css_files = ["book.css"]
html_favicon = str(Path(__file__).parent / "static/icon.svg")
html_show_sphinx = html_show_copyright = html_copy_source = html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True, "footer_icons": []}
exclude_patterns = ["README.md", "release"]  # the one is put into pages, the others downloaded

myst_enable_extensions = ["amsmath", "dollarmath", "html_image"]
myst_heading_anchors = 4
nb_execution_mode = "off"
nb_ipywidgets_js: dict[str, dict] = {}  # the sliders have their own script in the page
nb_merge_streams = True
nb_render_markdown_format = "myst"  # as in the cells, for outputs with formulas

default_role = "code"
napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_typehints = "none"  # docstrings name the types
highlight_language = "none"
