# points: 0.25
# message: positive: (False, 0) does not settle it
# whole
names = ["positive", "middle", "inner", "product", "lost", "both", "logarithm", "cancel"]
signs = dict.fromkeys(names, (False, 0))
