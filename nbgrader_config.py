"""nbgrader's settings for this course: every nbgrader command in this folder reads them."""

from pathlib import Path

import nbapart

c = get_config()  # noqa: F821 - traitlets puts it there
course = Path(__file__).resolve().parent

# Students' cells run in a sandbox, tests apart from them, wherever submissions are marked: by
# `nbgrader autograde`, by the formgrader and by `course grade`.
nbapart.configure(c, extensions=["sigmoid_course.marking"])

c.CourseDirectory.course_id = "sigmoid"
c.CourseDirectory.root = str(course)

# A sheet holds digests of the lines that its checks ask for, not the lines; its last cell lists the
# exercises. The hints made from its solutions are stored in the tutor.
c.AddHints.folder = str(course / "sigmoid_course" / "unit_hints")
c.GenerateAssignment.preprocessors.prepend(
    [
        "sigmoid_course.release_hints.AddHints",
        "sigmoid_course.release.HideLines",
        "sigmoid_course.release.FillStatus",
    ]
)

# nbgrader's own stub raises NotImplementedError: an untouched notebook would stop at the first
# exercise. `pass` runs inside a function and at the top of a cell.
c.ClearSolutions.code_stub = {"python": "pass  # your answer here"}
c.ClearSolutions.text_stub = (
    "Write your answer here, in a few sentences of your own. A person will read it."
)

# No mark may be one that its student can forge: a test that cannot run apart is refused. Whether
# the sheets' own solutions get all points is tested anyway, so they are not run at each release.
c.DecideWays.allow_inside = False
c.DecideWays.compare = False

# "warm" forks each kernel from one that has imported its libraries, "cold" starts each anew.
c.SafeExecute.start = "warm"
# True marks without a sandbox where none can be made: students' code then runs with your rights.
c.SafeExecute.allow_unsandboxed = False

# Seconds for one cell: the slowest check takes two, on a busy machine some more. Under Validate a
# student waits for it: after a cell that never ends, each further one has less.
c.SafeExecute.timeout = 60
nbapart.share_timeout(c, 15, later=2)

# What one submission may use at most:

# MiB of memory, for all processes and files together.
c.Limits.memory = 2048
# Processes and threads at a time; a kernel alone has ten.
c.Limits.processes = 64
# Seconds of computing, for each process.
c.Limits.cpu = 120
# Seconds from start to end, for the whole submission.
c.Limits.wall = 300.0
# MiB of one file.
c.Limits.file_size = 64
# Files and connections that a process has open at a time.
c.Limits.open_files = 256
# MiB of files in the working folder, and again in /tmp.
c.Limits.scratch = 64
# Files that a submission may bring along with its notebook.
c.Limits.files = 200
# Bytes of outputs that are kept of a submission.
c.Limits.output = 4_000_000
# Messages with outputs that are kept of a submission.
c.Limits.messages = 2000
# Bytes of one value on its way to a test, packed.
c.Limits.value = 4_000_000
# Levels of lists and dicts inside each other in one value.
c.Limits.depth = 20

# Late work: the share of its points that each day begun takes away, and the days before that cost
# nothing. `course due` sets the dates; c.LatePenalty.last = 7 leaves nothing after seven days.
c.LatePenalty.share = 0.0
c.LatePenalty.grace = 0.0

# The exchange lies outside of the course, which students must not be able to enter. A class on one
# machine uses the first, which root makes once; who works alone here gets the second.
shared = Path("/srv/nbgrader/exchange")
c.Exchange.root = str(shared if shared.is_dir() else Path.home() / ".local/share/nbgrader/exchange")
