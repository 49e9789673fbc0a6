"""Does a picture with sliders stand still without scripts, and move where they run?"""

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
import pytest
from helpers.chromium import launched

from sigmoid_course import sigmoid
from sigmoid_course.show import slider

SVG = "{http://www.w3.org/2000/svg}"
SECANT = {
    "alt": 'A secant of the sigmoid, "turning" into the tangent at 1',
    "sliders": [("h", "step h", 0.05, 4, 3, 0.05)],
    "curves": [
        ("σ(x)", "sigma(x)"),
        ("secant", "sigma(1) + (sigma(1 + h) - sigma(1))/h*(x - 1)"),
    ],
    "dots": [(1, "sigma(1)"), ("1 + h", "sigma(1 + h)")],
    "readings": [("slope of the secant", "(sigma(1 + h) - sigma(1))/h")],
    "horizontal": (0, 1),
}


@pytest.fixture
def markup(monkeypatch):
    """Return a function that makes a slider and returns its HTML."""
    outputs = []
    monkeypatch.setattr("IPython.display.display", lambda html: outputs.append(html.data))

    def make(**changes):
        slider.slider(**SECANT | changes)
        return outputs.pop()

    return make


def still(html):
    return ElementTree.fromstring(unquote(re.search(r"svg\+xml,([^\"]+)", html)[1]))


def path(picture, curve):
    """Return the points of a curve in the still picture, in the units of its axes."""
    (line,) = (p for p in picture.iter(f"{SVG}path") if p.get("data-curve") == str(curve))
    left, top = np.array(re.findall(r"[ML](\S+?) ([-\d.]+)", line.get("d")), float).T
    return -6 + left / 568 * 12, 1.2 - top / 250 * 1.4


def test_still_picture(markup):
    """Does the still picture show the curves at the start, and carry the text?"""
    html = markup()
    assert 'alt="A secant of the sigmoid, &quot;turning&quot; into the tangent at 1"' in html
    x, y = path(still(html), 0)
    np.testing.assert_allclose(y, sigmoid(x), atol=4e-3)
    x, y = path(still(html), 1)
    slope = (sigmoid(4.0) - sigmoid(1.0)) / 3
    np.testing.assert_allclose(y, sigmoid(1.0) + slope * (x - 1), atol=4e-3)
    words = " ".join(text.text for text in still(html).iter(f"{SVG}text"))
    assert f"h = 3.00, slope of the secant: {slope:.4f}" in words


def test_same_every_time(markup):
    """Is the output the same every time, another for another picture, and without ids?"""
    assert markup() == markup()
    name = re.compile(r'data-slider="(\w+)"')
    assert name.search(markup())[1] != name.search(markup(alt="Another text"))[1]
    assert " id=" not in markup()
    assert len(markup()) < 16_000


def test_gaps_and_cuts(markup):
    """Is a curve broken where it has no value, and is no reading of it needed?"""
    html = markup(curves=[("ln x", "log(x)"), ("1/x", "1/x")], readings=(), dots=())
    x, _ = path(still(html), 0)
    assert x.min() > 0
    (line,) = (p for p in still(html).iter(f"{SVG}path") if p.get("data-curve") == "1")
    assert line.get("d").count("M") == 2


def test_constant_curve(markup):
    """Is a curve that does not depend on x drawn over all of x?"""
    x, y = path(still(markup(curves=[("c", "h/4")])), 0)
    assert (x.min(), x.max()) == (-6, 6)
    np.testing.assert_allclose(y, 0.75, atol=4e-3)


def test_labels_cannot_break_out(markup):
    """Is a label that looks like markup shown as text?"""
    label = "</script><b>"
    html = markup(sliders=[("h", label, 0.05, 4, 3, 0.05)], readings=[(label, "h")])
    assert html.count("</script>") == 1
    assert json.loads(re.search(r"var sliders = (\[\[.*?\]\])", html)[1])[0][1] == label


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"alt": " "}, "what there is to see"),
        ({"sliders": []}, "give a slider"),
        ({"curves": [("x", "x")] * 5}, "at most 4 curves"),
        ({"sliders": [("x", "x", 0, 1, 0, 0.1)]}, "not a slider's name: x"),
        ({"sliders": [("a b", "x", 0, 1, 0, 0.1)]}, "not a slider's name: a b"),
        ({"curves": [("k", "sigma(k*x)")]}, "there is no slider for k"),
    ],
)
def test_bad_requests(changes, message, markup):
    """Is an author told what is wrong?"""
    with pytest.raises(ValueError, match=message):
        markup(**changes)


@pytest.fixture(scope="module")
def chromium():
    """A browser for all tests of the module."""
    with launched() as browser:
        yield browser


def opened(browser, html, scripts=True):
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.set_content(f"<!doctype html><meta charset=utf-8><body>{html}</body>")
    return page


@pytest.mark.browser
def test_alive(chromium, markup):
    """Do the keys move the curve, the dots and the readings, in two copies apart?"""
    page = opened(chromium, markup() * 2)
    first, second = page.locator("input").all()
    before = page.locator('[data-curve="1"]').first.get_attribute("d")
    first.focus()
    page.keyboard.press("Home")
    slope = (sigmoid(1.05) - sigmoid(1.0)) / 0.05
    told = f"h = 0.05, slope of the secant: {slope:.4f}"
    assert first.get_attribute("aria-valuetext") == told
    states = page.locator("[data-state]").all_text_contents()
    assert states[0] == told
    assert states[1].startswith("h = 3.00")
    assert second.get_attribute("aria-valuetext").startswith("h = 3.00")
    assert page.locator('[data-curve="1"]').first.get_attribute("d") != before
    assert page.get_by_label("step h").count() == 2
    assert page.locator("svg[role=img]").first.get_attribute("aria-label") == SECANT["alt"]
    assert page.locator("img:visible").count() == 0


@pytest.mark.browser
def test_arrow_keys_stay_with_the_slider(chromium, markup):
    """Does JupyterLab, which takes arrow keys for its cells, leave them to the slider?"""
    page = opened(chromium, markup())
    assert page.locator("input[data-lm-suppress-shortcuts]").count() == 1


@pytest.mark.browser
def test_script_and_still_picture_agree(chromium, markup):
    """Does the script draw at the start what the still picture shows?"""
    html = markup()
    page = opened(chromium, html)
    for k in range(2):
        live = page.locator(f'[data-curve="{k}"]').get_attribute("d")
        numbers = np.array(re.findall(r"[ML](\S+?) ([-\d.]+)", live), float)
        x, y = path(still(html), k)
        np.testing.assert_allclose(-6 + numbers[:, 0] / 568 * 12, x, atol=3e-3)
        np.testing.assert_allclose(1.2 - numbers[:, 1] / 250 * 1.4, y, atol=1e-3)


@pytest.mark.browser
def test_gaps_in_the_script(chromium, markup):
    """Does the script leave out, as the still picture does, where a curve has no value?"""
    page = opened(chromium, markup(curves=[("1/x", "1/x"), ("ln x", "log(x)")]))
    hyperbola, logarithm = (c.get_attribute("d") for c in page.locator("[data-curve]").all())
    assert hyperbola.count("M") == 2
    assert logarithm.count("M") == 1
    assert not re.search("NaN|Infinity", hyperbola + logarithm)


@pytest.mark.browser
def test_still_without_scripts(chromium, markup):
    """Is there a picture and no dead slider where scripts do not run?"""
    page = opened(chromium, markup(), scripts=False)
    assert page.locator("img:visible").count() == 1
    assert page.locator("input").count() == 0
