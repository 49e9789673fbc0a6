# points: 1.5
# message: at 'g': got 1
predict["g"] = 1.0
predict["warnings"] = 5
