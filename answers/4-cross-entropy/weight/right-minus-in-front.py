# points: 1.5
weight["correction"] = "-(w t/yhat - (1 - t)/(1 - yhat))"
