# points: 1.5
# message: Each claim needs a pair
findings = {"Ada": True, "Ben": False, "Cleo": False, "Dan": False, "Eva": False}
