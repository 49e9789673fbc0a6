# points: 0
# message: The correction does not follow
entropy["correction"] = "(ln(t) + 1) - t/yhat - (ln(1 - t) + 1) + (1 - t)/(1 - yhat)"
