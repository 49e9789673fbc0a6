# points: 0
# message: A text in quotes was expected here, not NoneType
ratio = None
