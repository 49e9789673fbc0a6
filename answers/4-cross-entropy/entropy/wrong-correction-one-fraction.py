# points: 1.25
# message: It earns half
entropy["correction"] = "(yhat - t)/(yhat (1 - yhat))"
