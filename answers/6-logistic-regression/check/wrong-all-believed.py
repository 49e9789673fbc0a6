# points: 1.8
# message: Ben: (True, 'C') does not settle it
findings = {name: (True, "C") for name in claimed}
