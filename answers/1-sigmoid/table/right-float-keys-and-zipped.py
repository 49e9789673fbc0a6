# points: 2
# whole
xs = np.array([-30.0, -2.0, 0.0, 1.0, 2.0])
table = dict(zip(xs, np.exp(xs) / (np.exp(xs) + 1)))
inverse = dict(zip([0.1, 0.75, 0.9], np.log([1 / 9, 3, 9])))
