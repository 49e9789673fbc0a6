"""An extension of nbapart's own is used where its library is there."""

from nbapart import extensions, libraries


def test_extensions_are_used_for_what_is_installed(monkeypatch):
    """Is the one for a library used that is there, and not the one for another?"""
    used = []
    monkeypatch.setattr(extensions, "use", lambda names: used.extend(names))
    monkeypatch.setattr(libraries, "EXTENSIONS", {"json": "one", "no_such_library": "other"})
    libraries.use()
    assert used == ["one"]
