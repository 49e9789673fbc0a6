# points: 4
x = np.arange(-10, 10.0001, 0.0001)
