# points: 0
# message: A text in quotes was expected here, not a value of type list
steps = ["1/(1 + e^-x)", "= e^x/(e^x + e^0)", "= e^x/(e^x + 1)"]
