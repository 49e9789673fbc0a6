# points: 1
# message: at 'b': a str, not a number (float(...) may help)
predict = {"a": 0.0, "b": "inf", "c": "nan", "d": "-inf"}
predict["e"] = "nan"
