# points: 0
# message: should be a dict
claims = [(False, "D"), (True, "B"), (False, 7), (True, -21), (True, "F"), (False, 40)]
