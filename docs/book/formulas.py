"""A Sphinx extension: formulas as MathML, which need no script, and blocks of derivations."""

from docutils import nodes
from nbapart import typeset
from pygments.lexers import TextLexer
from sphinx.application import Sphinx
from sphinx.util import logging

log = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what is new."""
    app.add_lexer("derivation", TextLexer)
    app.add_html_math_renderer("mathml", (_inline, None), (_display, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _inline(writer, node):
    writer.body.append(_set(node, display=False))
    raise nodes.SkipNode


def _display(writer, node):
    writer.body.append(f'<div class="formula" tabindex="0">{_set(node, display=True)}</div>')
    raise nodes.SkipNode


def _set(node, display):
    made = typeset.formula(node.astext(), display)
    if made.startswith("<code>"):
        log.warning("this formula cannot be set: %s", node.astext(), location=node)
    return made
