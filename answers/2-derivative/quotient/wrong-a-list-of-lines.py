# points: 0
# message: A text in quotes was expected here, not a value of type list
quotient = ["d/dx 1/(1 + e^-x)", "= e^-x/(1 + e^-x)^2"]
