# points: 0
# message: A text in quotes was expected here, not a value of type NoneType
by_w1 = None
by_w0 = None
by_wi = None
