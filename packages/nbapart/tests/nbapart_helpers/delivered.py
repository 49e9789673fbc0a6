"""Deliveries of a class's files, as folders and as zip files."""

import io
import stat
import zipfile


def folder(root, *names, text="{}"):
    """A folder with files of these names, all with one text."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def filled(root, files):
    """A folder with files: path -> content, as text or bytes."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def zipped(path, *names, link=False, text="{}"):
    """A zip file with entries of these names."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK if link else stat.S_IFREG) << 16
            archive.writestr(info, "/etc/passwd" if link else text)
    return path


def zip_bytes(files):
    """The bytes of a zip file: path -> content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def submitted(course):
    """All notebooks in submitted/, as text."""
    root = course.root / "submitted"
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*.ipynb"))
