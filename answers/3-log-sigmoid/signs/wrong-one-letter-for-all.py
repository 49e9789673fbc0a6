# points: 0.5
# message: middle: (True, 'B') does not settle it
# whole
names = ["positive", "middle", "inner", "product", "lost", "both", "logarithm", "cancel"]
signs = dict.fromkeys(names, (True, "B"))
