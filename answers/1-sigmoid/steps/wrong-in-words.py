# points: 0
# message: Not readable at line 1
steps = "Multiply above and below by e to the x."
