# points: 1.5
# message: Dan: (True, 'B') does not settle it
findings = {name: (True, "B") for name in claimed}
