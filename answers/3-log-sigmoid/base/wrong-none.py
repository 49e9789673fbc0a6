# points: 0
# message: A text in quotes was expected here, not a value of type NoneType
minus = None
plus = None
inside = None
outside = None
