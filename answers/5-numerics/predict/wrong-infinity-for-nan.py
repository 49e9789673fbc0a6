# points: 1.5
# message: at 'c': got inf
predict["c"] = np.inf
predict["e"] = -np.inf
