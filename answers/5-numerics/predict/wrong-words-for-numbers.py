# points: 1
# message: at 'b': the text 'inf', not a number; a number has no quotes
predict = {"a": 0.0, "b": "inf", "c": "nan", "d": "-inf"}
predict["e"] = "nan"
