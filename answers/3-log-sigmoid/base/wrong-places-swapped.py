# points: 2
# message: Not the same function
inside = "e^x"
outside = "e^-x"
