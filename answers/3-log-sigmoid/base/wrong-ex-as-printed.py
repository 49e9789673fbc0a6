# points: 2
# message: Not readable
inside = "ex"
outside = "ex"
