# points: 1.5
weight["correction"] = "-t w yhat^-1 + (1 - t) (1 - yhat)^-1"
