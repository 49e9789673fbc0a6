# points: 0
# message: should be a dict
signs = [(True, "B"), (False, "E"), (False, 0), (True, "C"), (True, -2), (False, "C"), (True, "F"), (True, "B")]
