"""What data claim to be must hold."""

import pytest
from nbapart.transfer.untrusted import expect


def test_expect():
    """Does what holds pass, and is what does not refused in words?"""
    expect(True, "no size")
    with pytest.raises(ValueError, match="no size"):
        expect(False, "no size")
