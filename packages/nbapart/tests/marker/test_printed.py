"""What a test prints and shows stands in its order, and within bounds."""

from nbapart.marker.printed import MAX_HTML, MAX_TEXT, Printed


class Shown:
    """A value that a notebook shows as HTML."""

    def __init__(self, page):
        self.page = page

    def __str__(self):
        return "shown"

    def _repr_html_(self):
        return self.page


def test_the_order_is_kept():
    """Does a value stand between what was printed before and after it, and the notice last?"""
    printed = Printed()
    print("before", file=printed)
    printed.display(Shown("<b>x</b>"))
    print("after", file=printed)
    first, shown, last = printed.outputs("notice")
    assert (first.text, last.text) == ("before\n", "after\nnotice")
    assert shown.data == {"text/plain": "shown", "text/html": "<b>x</b>"}


def test_a_value_without_html_is_printed():
    """Is a value printed that has no HTML or too much, and nothing where there is nothing?"""
    printed = Printed()
    printed.display(7)
    printed.display(Shown("x" * (MAX_HTML + 1)))
    printed.display(Shown(None))
    assert [one.text for one in printed.outputs()] == ["7\nshown\nshown\n"]
    assert Printed().outputs() == []


def test_a_text_has_an_end():
    """Is no more of a text kept than is allowed, and no half of a character?"""
    printed = Printed()
    print("\ud800" + "x" * MAX_TEXT, file=printed)
    (output,) = printed.outputs()
    assert len(output.text) == MAX_TEXT
    assert output.text[0] == "?"
