"""What the tutor shows is still there on the pages that students get back."""

import IPython.display
from nbapart_helpers.pages import html, page

from sigmoid_course import tutor
from sigmoid_course.show.figure import image


def test_a_plot_and_a_derivation_stay():
    """Are a plot with its text and a traced derivation there?"""
    derivation = tutor.trace("d/dx x^2\n= 2x")._repr_html_()
    soup = page(html(image("AA==", "image/png;base64", "A plot.")), html(derivation))
    assert [img["src"] for img in soup.find_all("img")] == ["data:image/png;base64,AA=="]
    assert soup.img["alt"] == "A plot."
    assert soup.find_all("table")[-1].caption.text == "Sound: 1 step, each true."
    assert [one.get_text() for one in soup.find_all("math")][1] == "=2x"


def test_a_slider_keeps_its_still_picture(monkeypatch):
    """Is a slider's picture there, with its text, without its script?"""
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    curves = [("y = k x", "k*x")]
    tutor.slider("A line that turns.", [("k", "k", -1, 1, 0.5, 0.1)], curves, x=(-1, 1), y=(-1, 1))
    markup = shown[0].data
    assert "<script>" in markup
    soup = page(html(markup))
    assert soup.img["alt"] == "A line that turns."
    assert soup.img["src"] in markup
    assert soup.find_all("script") == page().find_all("script")
