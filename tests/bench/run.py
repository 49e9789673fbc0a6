"""Marks what is handed in, in one process and on one core: `python run.py ROOT START COUNT`.

START is "stock", "cold" or "warm"; with "stock" nothing of this course is loaded but its tutor, in
the students' kernels.
"""

import os
import sys


def main(root, start, count):
    """Mark the first submissions of a course as `nbgrader autograde` does."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if start != "stock":
        from nbapart.patches import skip_address_grammar

        skip_address_grammar()  # as the course's own command does
    from nbgrader.apps import NbGrader

    app = NbGrader()
    os.chdir(root)
    app.initialize([], root=root)
    app.config.SafeExecute.start = start
    for student in sorted(os.listdir("submitted"))[: int(count)]:
        _autograde(app, student)
    if start != "stock":
        from nbapart.sandbox.warm import client

        client.stop()


def _autograde(app, student):
    from nbgrader.converters import Autograde

    (app.coursedir.assignment_id,) = os.listdir(f"submitted/{student}")
    app.coursedir.student_id = student
    converter = Autograde(coursedir=app.coursedir, parent=app)
    converter.force = True
    converter.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
