# points: 1.5
# message: inner: (False, -inf) does not settle it
signs["inner"] = (False, float("-inf"))
signs["lost"] = (True, float("-inf"))
