# points: 1.5
# message: at 'd': got inf
predict["d"] = np.inf
predict["f"] = -34.5
