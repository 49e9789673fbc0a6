# points: 0
# message: A text in quotes was expected here, not a value of type list
cube = ["d/dx (x^2 + 1)^3", "= 3 (x^2 + 1)^2 * 2x", "= 6x (x^2 + 1)^2"]
