# points: 0
# message: A text in quotes was expected here, not a value of type NoneType
chain = None
