# points: 1.5
entropy["correction"] = r"-\frac{t}{\hat{y}} + \frac{1-t}{1-\hat{y}}"
