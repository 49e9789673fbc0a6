# points: 0
# message: The correction repeats line 5
entropy["correction"] = "d/dyhat[t ln(t) - t ln(yhat) + (1 - t) ln(1 - t) - (1 - t) ln(1 - yhat)]"
