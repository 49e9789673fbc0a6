# points: 0
# message: A text in quotes was expected here, not NoneType
by_w1 = None
by_w0 = None
by_wi = None
