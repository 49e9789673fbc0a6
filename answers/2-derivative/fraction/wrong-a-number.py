# points: 0
# message: A text in quotes was expected here, not float
fraction = 3 / (1 + 1) ** 2
