# points: 1.5
entropy["correction"] = "(yhat - t)/(yhat (1 - yhat))"
