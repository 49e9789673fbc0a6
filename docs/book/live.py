"""Links that open a derivation in the live page."""

import base64
import zlib

PAGE = "live/index.html"  # in the book's folder


def link(text: str, depth: int) -> str:
    """Return the address of the live page with a derivation, which stays in the browser.

    Parameters
    ----------
    text : str
        The derivation.
    depth : int
        How many folders below the book's own the page lies that has the link.

    Returns
    -------
    str
        Behind the `#` is the text, deflated, in the letters of base64 for addresses.

    Examples
    --------
    >>> link("x", 1)
    '../live/index.html#qwAA'
    """
    deflate = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = deflate.compress(text.encode()) + deflate.flush()
    return f"{'../' * depth}{PAGE}#{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def offer(text: str, depth: int) -> str:
    """Return a paragraph, as HTML, that opens a derivation in the live page."""
    return f'<p class="try-it"><a href="{link(text, depth)}">Try it: change a line</a></p>'
