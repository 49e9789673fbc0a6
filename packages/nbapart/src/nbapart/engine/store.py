"""Keeps executed notebooks by their content, so that a run goes on where it was stopped."""

import contextlib
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from nbapart.limits import MIB

LIMIT = 1024 * MIB  # of all that is kept


class Store:
    """Executed notebooks in a folder: a file for each, complete or not there.

    Parameters
    ----------
    folder : pathlib.Path
    limit : int
        Bytes that are kept; beyond them the files go that were written first.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     store = Store(Path(folder))
    ...     store.put("1234", b"executed")
    ...     store.get("1234"), store.get("12"), len(store.files())
    (b'executed', None, 1)
    """

    def __init__(self, folder: Path, limit: int = LIMIT):
        self._folder, self._limit = folder, limit
        self._size: int | None = None

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key; None where there is nothing, or not all of it."""
        try:
            return zlib.decompress(self._path(key).read_bytes())
        except (OSError, zlib.error):
            return None

    def put(self, key: str, content: bytes) -> None:
        """Keep a notebook."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
        packed = zlib.compress(content, 1)
        try:
            temporary.write_bytes(packed)
            os.replace(temporary, path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        if self._size is not None:
            self._size += len(packed)
        if self.size > self._limit:
            self._shrink()

    @property
    def size(self) -> int:
        """How many bytes the files have."""
        if self._size is None:
            self._size = sum(size for _, size, _ in self._listed())
        return self._size

    def files(self) -> list[Path]:
        """Return the files, the oldest first."""
        return [path for _, _, path in sorted(self._listed())]

    def clear(self) -> None:
        """Remove all files."""
        for path in self.files():
            path.unlink(missing_ok=True)
        self._size = 0

    def _shrink(self):
        """Remove the oldest files until a tenth of the limit is free."""
        left = sum(size for _, size, _ in self._listed())
        for _, size, path in sorted(self._listed()):
            if left <= 0.9 * self._limit:
                break
            path.unlink(missing_ok=True)
            left -= size
        self._size = left

    def _listed(self) -> Iterator[tuple[float, int, Path]]:
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(FileNotFoundError):
                stat = path.stat()
                yield stat.st_mtime, stat.st_size, path

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key
