"""How much of the machine a submission may use."""

from traitlets import Float, Int
from traitlets.config import Configurable

MIB = 1 << 20
# These are not settings: larger files are never read. A file may be larger than a notebook by its
# stored outputs, which nobody reads.
MAX_FILE_BYTES = 100 * MIB
MAX_NOTEBOOK_BYTES = 20 * MIB


class Limits(Configurable):
    """The limits of one submission, set in nbgrader_config.py as `c.Limits.memory` and so on.

    Examples
    --------
    >>> Limits(memory=1024).rlimits()["as"]
    1073741824
    """

    memory = Int(2048, min=256, help="MiB of memory, for all processes and files together.")
    processes = Int(64, min=16, help="Processes and threads at a time; a kernel alone has ten.")
    cpu = Int(120, min=1, help="Seconds of computing, for each process.")
    wall = Float(300.0, min=1, help="Seconds from start to end, for the whole submission.")
    file_size = Int(64, min=1, help="MiB of one file.")
    open_files = Int(256, min=64, help="Files and connections that a process has open at a time.")
    scratch = Int(64, min=1, help="MiB of files in the working folder, and again in /tmp.")
    files = Int(200, min=0, help="Files that a submission may bring along with its notebook.")
    output = Int(4_000_000, min=1000, help="Bytes of outputs that are kept of a submission.")
    messages = Int(2000, min=10, help="Messages with outputs that are kept of a submission.")
    value = Int(4_000_000, min=1000, help="Bytes of one value on its way to a test, packed.")
    depth = Int(20, min=1, help="Levels of lists and dicts inside each other in one value.")

    def rlimits(self) -> dict[str, int]:
        """Return the limits that Linux enforces for each process separately (rlimits).

        Returns
        -------
        dict of str to int
            Limits by their names in the options of prlimit, which `resource` has in capitals after
            `RLIMIT_`.
        """
        return {
            "as": self.memory * MIB,
            "cpu": self.cpu,
            "nproc": self.processes,
            "fsize": self.file_size * MIB,
            "nofile": self.open_files,
            "core": 0,
        }


for _limit in Limits.class_own_traits().values():
    _limit.tag(config=True)
