# points: 1.5
# message: at 'e': got 0 (this is what exact arithmetic gives)
predict["c"] = 1.0
predict["e"] = 0.0
