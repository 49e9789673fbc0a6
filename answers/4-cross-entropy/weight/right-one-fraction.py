# points: 1.5
weight["correction"] = "(yhat - t yhat - w t + w t yhat)/(yhat (1 - yhat))"
