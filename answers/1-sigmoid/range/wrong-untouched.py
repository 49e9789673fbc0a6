# points: 0
# message: zero: nothing yet
# whole
claims = {"zero": None, "below": None, "ceiling": None}
claims |= {"tiny": None, "between": None, "float": None}
pass  # your answer here
