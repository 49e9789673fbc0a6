# points: 0
# message: Not decided
# waits: line, rule, correction
weight["correction"] = "((1 - t)/(1 - yhat) - w t/yhat) * ((1 + t)^41 - (1 + t)^40)/(t (1 + t)^40)"
