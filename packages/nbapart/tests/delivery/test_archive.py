"""Every file of a folder or zip file is listed, and nothing outside of it is reached."""

import zipfile
from pathlib import Path

import pytest
from nbapart.delivery import archive
from nbapart.errors import CourseError
from nbapart_helpers import delivered, tiny


def listed(path, inside=""):
    """Names and problems of what is in a delivery."""
    with archive.entries(path, inside) as found:
        return {entry.name: entry.problem for entry in found}


def contents(path):
    """Names and contents of what can be read."""
    with archive.entries(path) as found:
        return {entry.name: entry.read() for entry in found if not entry.problem}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../jane/1-first.ipynb", "leads out"),
        ("jane/../../1-first.ipynb", "leads out"),
        ("/jane/1-first.ipynb", "absolute"),
        ("C:\\jane\\1-first.ipynb", "absolute"),
        ("jane\\..\\..\\1-first.ipynb", "leads out"),
        ("//server/jane/1-first.ipynb", "absolute"),
    ],
)
def test_refuses_paths_that_leave_the_zip(tmp_path, name, reason):
    """Is a path that leads elsewhere refused, also where a zip file lies in a student's?"""
    (why,) = listed(delivered.zipped(tmp_path / "a.zip", name)).values()
    assert reason in why
    inner = delivered.zip_bytes({name: "{}"})
    (why,) = listed(delivered.filled(tmp_path / "in", {"ada/a.zip": inner})).values()
    assert reason in why


def test_refuses_links_in_a_zip(tmp_path):
    """Is a link in a zip file refused?"""
    path = delivered.zipped(tmp_path / "a.zip", "jane/1-first.ipynb", link=True)
    assert listed(path) == {"jane/1-first.ipynb": "it is a link"}


def test_refuses_links_in_a_folder(tmp_path):
    """Are links to files and to folders refused, and what lies behind them left alone?"""
    root = delivered.folder(tmp_path / "in", "ada/1-first.ipynb")
    secret = tiny.write(tmp_path / "secret" / "1-first.ipynb", {})
    (root / "ben").mkdir()
    (root / "ben" / "1-first.ipynb").symlink_to(secret)
    (root / "carla").symlink_to(secret.parent)
    found = listed(root)
    assert found.pop("ada/1-first.ipynb") is None
    assert found == {"carla": "it is a link", "ben/1-first.ipynb": "it is a link"}


def test_refuses_what_is_too_large(tmp_path, monkeypatch):
    """Is a file past the limit refused before it is in memory, of whatever delivery?"""
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 1)
    paths = (
        delivered.folder(tmp_path / "in", "ada/1-first.ipynb"),
        delivered.zipped(tmp_path / "a.zip", "ada/1-first.ipynb"),
    )
    for path in paths:
        with (
            archive.entries(path) as [entry],
            pytest.raises(archive.NotTaken, match="larger than"),
        ):
            entry.read()


def test_a_zip_inside_is_opened(tmp_path):
    """Are files in zip files listed at their place, however deep up to a limit?"""
    inner = delivered.zip_bytes({"1-first.ipynb": "one", "sub/2.txt": "two"})
    outer = delivered.zip_bytes({"a.ZIP": inner})
    path = delivered.filled(tmp_path / "in", {"ada/all.zip": outer})
    assert contents(path) == {
        "ada/all.zip/a.ZIP/1-first.ipynb": b"one",
        "ada/all.zip/a.ZIP/sub/2.txt": b"two",
    }


def test_zip_files_without_end_are_not_followed(tmp_path):
    """Does a zip file in a zip file in a zip file end somewhere, by name?"""
    content = b"{}"
    for _ in range(6):
        content = delivered.zip_bytes({"a.zip" if content != b"{}" else "a.ipynb": content})
    (why,) = listed(delivered.filled(tmp_path / "in", {"ada/a.zip": content})).values()
    assert "too many zip files" in why


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "an empty zip file"),
        ({f"{n}.ipynb": "" for n in range(1001)}, "more than 1000 files"),
    ],
)
def test_a_zip_inside_has_limits(tmp_path, files, reason):
    """Is a zip file named that is empty, or holds more than anybody hands in?"""
    inner = delivered.zip_bytes(files)
    (why,) = listed(delivered.filled(tmp_path / "in", {"ada/a.zip": inner})).values()
    assert reason in why


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    """Is a zip file refused by what it would be unpacked, before it is?"""
    monkeypatch.setattr(archive, "MAX_INNER_BYTES", 10_000)
    inner = delivered.zip_bytes({f"{n}.ipynb": "0" * 5000 for n in range(3)})
    (why,) = listed(delivered.filled(tmp_path / "in", {"ada/a.zip": inner})).values()
    assert "unpacked it is larger" in why


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip file"])
def test_a_zip_inside_that_is_none(tmp_path, content):
    """Is a file named that only calls itself a zip file?"""
    (why,) = listed(delivered.filled(tmp_path / "in", {"ada/a.zip": content})).values()
    assert "cannot be read" in why


def test_empty_folders_are_listed(tmp_path):
    """Is the folder of a student who handed in nothing listed, in a folder and in a zip file?"""
    root = delivered.folder(tmp_path / "in", "ada/1-first.ipynb")
    (root / "ben").mkdir()
    assert listed(root)["ben/"] == "it is an empty folder"
    path = delivered.zipped(tmp_path / "a.zip", "ada/", "ada/1-first.ipynb", "ben/")
    assert listed(path) == {"ada/1-first.ipynb": None, "ben/": "it is an empty folder"}


def encoded(path, name):
    """A zip file whose entry's name has these bytes, and no word on their encoding."""
    stand_in = "?" * len(name)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(stand_in, "{}")
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name))
    return path


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Zoë/1.ipynb".encode(), "Zoë/1.ipynb"),
        ("Müller/1.ipynb".encode("cp437"), "Müller/1.ipynb"),
        ("Jørgen 🦊/1.ipynb".encode(), "Jørgen 🦊/1.ipynb"),
        (b"Jane\\1-first.ipynb", "Jane/1-first.ipynb"),
    ],
)
def test_names_of_other_systems(tmp_path, raw, name):
    """Are names of zip files read as macOS and Windows write them, backslashes included?"""
    assert listed(encoded(tmp_path / "a.zip", raw)) == {name: None}


def test_names_that_are_no_text(tmp_path):
    """Is a folder named whose name an older program has broken?"""
    root = tmp_path / "in"
    (root / "J\udcfcrgen").mkdir(parents=True)
    (root / "J\udcfcrgen" / "1-first.ipynb").write_text("{}")
    (why,) = listed(root).values()
    assert "not text in UTF-8" in why


def broken(path, method):
    """A zip file in which the bytes of the first member are not what they should be."""
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr("ada/1-first.ipynb", "{}" * 1000)
        made.writestr("ben/1-first.ipynb", "{}")
        start = len(made.infolist()[0].FileHeader())
    content = bytearray(path.read_bytes())
    content[start : start + 12] = b"\xff" * 12
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_is_broken(tmp_path, method):
    """Is a member refused that cannot be unpacked, and the other one read?"""
    with archive.entries(broken(tmp_path / "a.zip", method)) as (ada, ben):
        with pytest.raises(archive.NotTaken, match="it cannot be unpacked: "):
            ada.read()
        assert ben.read() == b"{}"


def test_a_zip_that_is_none(tmp_path):
    """Is a zip file that cannot be read named, with the reason?"""
    path = delivered.zipped(tmp_path / "delivery.zip", "ada/1-first.ipynb")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) - 60] + content[-22:])
    with pytest.raises(CourseError, match=r"delivery\.zip is a zip file that cannot be read"):
        listed(path)


def test_neither_folder_nor_zip(tmp_path):
    """Is a file of another kind named?"""
    path = tmp_path / "list.txt"
    path.write_text("ada")
    with pytest.raises(CourseError, match=r"list\.txt"):
        listed(path)


def test_a_folder_inside_counts_as_the_delivery(tmp_path):
    """Are paths counted from the folder that holds the class, and is a missing one named?"""
    path = delivered.zipped(tmp_path / "a.zip", "class/ada/1.ipynb", "read me.txt")
    assert listed(path, "class") == {"ada/1.ipynb": None}
    with pytest.raises(CourseError, match="no folder klass"):
        listed(path, "klass")


def test_what_cannot_be_read(tmp_path, monkeypatch):
    """Are a file and a folder refused that may not be read, and the other one listed?"""
    root = delivered.folder(tmp_path / "in", "ada/1.ipynb", "ben/1.ipynb", "cy/1.ipynb")
    opened, scanned = Path.open, archive.os.scandir

    def forbidden(path):
        raise PermissionError(13, "Permission denied", str(path))

    def open_(path, *args, **kwargs):
        return forbidden(path) if "ada" in path.parts else opened(path, *args, **kwargs)

    def scan(path):
        return forbidden(path) if str(path).endswith("ben") else scanned(path)

    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr("os.scandir", scan)
    assert listed(root) == {
        "ada/1.ipynb": None,
        "cy/1.ipynb": None,
        "ben": "it cannot be read: Permission denied",
    }
    with archive.entries(root) as (first, *_), pytest.raises(archive.NotTaken, match="denied"):
        first.read()
