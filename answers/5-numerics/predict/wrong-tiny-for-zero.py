# points: 1.5
# message: at 'a': got 1e-20
predict["a"] = 1e-20
predict["g"] = 1e-15
