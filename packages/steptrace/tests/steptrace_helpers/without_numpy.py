"""A plugin of pytest: NumPy cannot be imported, as in a browser."""

import sys
from importlib.abc import MetaPathFinder


class _Missing(MetaPathFinder):
    def find_spec(self, fullname, path, target=None):
        if fullname == "numpy":
            raise ModuleNotFoundError("No module named 'numpy'", name="numpy")
        return None


sys.meta_path.insert(0, _Missing())
