# points: 4
# whole
x = np.linspace(-10, 10, 201)
y = 1 / (1 + np.exp(-x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.axis((-10, 10, -0.1, 1.1))
axes.set_xlabel("$x$")
axes.set_ylabel(r"$\sigma(x)$")
