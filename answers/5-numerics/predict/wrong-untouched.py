# points: 0
# message: Still to do
# whole
predict = {"a": None, "b": None, "c": None, "d": None}
predict |= {"e": None, "f": None, "g": None, "warnings": None}
pass  # your answer here
