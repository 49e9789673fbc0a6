# points: 0
# message: bends: nothing yet
# whole
claims = {"bends": None, "square": None, "smallest": None, "level": None}
pass  # your answer here
