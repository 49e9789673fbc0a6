# points: 0
# message: A text in quotes was expected here, not a value of type float
fraction = 3 / (1 + 1) ** 2
