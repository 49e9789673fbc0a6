# points: 0
# message: There is nothing to read yet
# whole
minus = ""
plus = ""
inside = ""
outside = ""
pass  # your answer here
