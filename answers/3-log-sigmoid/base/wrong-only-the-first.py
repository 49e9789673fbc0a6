# points: 1
# message: There is nothing to read yet
plus = ""
inside = ""
outside = ""
