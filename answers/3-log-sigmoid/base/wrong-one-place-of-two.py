# points: 2
# message: Not the same function
outside = "e^-x"
