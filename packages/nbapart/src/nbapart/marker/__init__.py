"""The process in which the tests of one notebook run, apart from the student's kernel.

`given` says what the instructor's cells define. `names` is the namespace of the tests: it takes
what it lacks from the kernel. `process` runs the tests in a fork of the marker, so that nothing
that they change is there for the next notebook.
"""
