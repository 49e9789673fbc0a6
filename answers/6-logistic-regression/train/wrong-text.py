# points: 0
# message: got a text (str)
# whole
weights = "-2.8, 2.2, 1.0"
