# points: 1
# message: at 'b': a str, not a number (float(...) may help)
predict = {"a": 0.0, "b": "inf", "c": "nan", "d": "-inf"}
predict |= {"e": "nan", "f": 34.5, "g": 0.0, "warnings": 4}
