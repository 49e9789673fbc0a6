# points: 1.8
# message: Ben: (False, 0.201586) does not settle it
findings = {"Ada": (True, "C"), "Ben": (False, 0.201586), "Cleo": (False, -0.430397), "Dan": (False, 0.055209), "Eva": (False, 0.149854)}
