# points: 0
# message: Line 3 is not where it breaks
weight["line"] = 3
weight["correction"] = "1/yhat - 1/(1 - yhat)"
