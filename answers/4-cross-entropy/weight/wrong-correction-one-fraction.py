# points: 1.25
# message: It earns half
weight["correction"] = "(yhat - t yhat - w t + w t yhat)/(yhat (1 - yhat))"
