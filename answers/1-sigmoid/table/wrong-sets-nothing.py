# points: 0
# message: of type NoneType
table = None
inverse = None
