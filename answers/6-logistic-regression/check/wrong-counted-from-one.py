# points: 2.1
# message: Ben: (False, 1) does not settle it
findings = {"Ada": (True, "C"), "Ben": (False, 1), "Cleo": (False, 2), "Dan": (False, 3), "Eva": (False, 4)}
