"""A formula that cannot be set is a warning, so that the book is not built with it."""

from types import SimpleNamespace

import pytest
from book import formulas
from docutils import nodes


@pytest.mark.parametrize(("tex", "warned"), [("x^2", False), (r"\frac{", True)])
@pytest.mark.parametrize("visit", [formulas._inline, formulas._display])
def test_a_formula_is_set_or_told(monkeypatch, visit, tex, warned):
    """Is MathML written, and a warning given where there is none?"""
    said = []
    monkeypatch.setattr(formulas.log, "warning", lambda *words, **_: said.append(words))
    writer = SimpleNamespace(body=[])
    with pytest.raises(nodes.SkipNode):
        visit(writer, nodes.math(tex, tex))
    assert ("<math" in writer.body[0]) == (not warned)
    assert bool(said) == warned
