# points: 0
# message: A text in quotes was expected here
steps = None
