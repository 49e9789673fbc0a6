# points: 1.5
# message: at 'g': got 9.99e-16
predict["b"] = 2.688e43
predict["g"] = 9.99e-16
