# points: 2.7
# message: Eva: (True, 'C') does not settle it
findings["Eva"] = (True, "C")
