"""Reading and writing of nbgrader's gradebook."""
