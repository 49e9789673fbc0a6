"""The wing that marks: what it takes to load."""

from nbapart_helpers.fresh import loaded

SLOW = "rfc3987_syntax.syntax_helpers"


def test_no_grammar_of_addresses_is_built():
    """Is nbgrader imported without the grammar that jsonschema builds when it is on its own?"""
    assert loaded("import nbgrader.converters", SLOW) == {SLOW}
    assert loaded("import nbapart\nimport nbgrader.converters", SLOW) == set()
