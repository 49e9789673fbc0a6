# points: 0
# message: A text in quotes was expected here, not NoneType
minus = None
plus = None
inside = None
outside = None
