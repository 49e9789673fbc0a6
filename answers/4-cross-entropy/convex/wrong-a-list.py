# points: 0
# message: should be a dict
claims = [(True, "D"), (False, -2), (False, "B"), (True, -0.847)]
