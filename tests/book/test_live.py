"""Links to the live page hold their derivation."""

import base64
import zlib

import pytest
from book.live import link, offer


def unpacked(address):
    """The text behind an address's `#`, as the page reads it."""
    code = address.partition("#")[2]
    packed = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    return zlib.decompress(packed, wbits=-15).decode()


@pytest.mark.parametrize("text", ["d/dx x^2\n= 2x", "", "σ'(x) = σ(x)(1 - σ(x))", "x\n" * 500])
def test_the_text_is_in_the_link(text):
    """Is the derivation in the address, in characters that an address may have?"""
    address = link(text, 2)
    assert address.startswith("../../live/index.html#")
    assert unpacked(address) == text
    assert set(address.partition("#")[2]) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )


def test_it_is_offered_in_words():
    """Is the link one that says what it is for?"""
    assert offer("x", 0).startswith('<p class="try-it"><a href="live/index.html#')
    assert "Try it" in offer("x", 0)
