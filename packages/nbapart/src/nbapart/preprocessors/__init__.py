"""The steps of nbgrader that are replaced: restoring cells, running them, feedback."""
