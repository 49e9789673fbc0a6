"""Do pictures carry their text, and come out the same every time?"""

import base64
import io
import re

import matplotlib
import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from sigmoid_course.show import figure


@pytest.fixture(autouse=True)
def plain():
    """Begin with Matplotlib as it comes, and leave it as it was."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        plt.switch_backend("agg")
        plt.close("all")
        yield
        plt.close("all")


@pytest.fixture
def shown(monkeypatch):
    """Collect what is displayed."""
    outputs = []
    monkeypatch.setattr("IPython.display.display", lambda html: outputs.append(html.data))
    return outputs


def draw():
    figure, axes = plt.subplots()
    axes.plot([0, 1, 2], [3, 1, 2], label="data")
    axes.legend()
    return figure


def png(markup):
    return base64.b64decode(re.search(r"base64,([^\"]+)", markup)[1])


def test_show(shown):
    """Is the figure an image with its text, escaped, and closed afterwards?"""
    figure.show(draw(), alt='a curve "below" 1 & > 0')
    (markup,) = shown
    assert 'alt="a curve &quot;below&quot; 1 &amp; &gt; 0"' in markup
    assert plt.get_fignums() == []
    picture = Image.open(io.BytesIO(png(markup)))
    assert picture.size == (640, 480)
    assert picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_show_is_deterministic(shown):
    """Does the same figure give the same bytes, with no software or time in them?"""
    figure.show(draw(), alt="a curve")
    figure.show(draw(), alt="a curve")
    assert shown[0] == shown[1]
    assert set(Image.open(io.BytesIO(png(shown[0]))).info) <= {"dpi"}


@pytest.mark.parametrize("alt", ["", "  ", None, 3])
def test_no_picture_without_text(alt, shown):
    """Is a picture without a text refused, and left open?"""
    with pytest.raises(ValueError, match="says what there is to see"):
        figure.show(draw(), alt=alt)
    assert shown == []


def luminance(colour):
    channels = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def test_style():
    """Has every curve a line style of its own, and a contrast of 3 with white?"""
    figure.style()
    look = list(matplotlib.rcParams["axes.prop_cycle"])
    assert len({entry["linestyle"] for entry in look}) == len(look) == 4
    assert all(1.05 / (luminance(entry["color"]) + 0.05) >= 3 for entry in look)
