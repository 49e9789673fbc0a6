# points: 4
# whole
x = np.linspace(-10, 10, 201)
y = (1 + np.tanh(x / 2)) / 2

figure, (axes, other) = plt.subplots(1, 2)
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set_xlim(-10, 10)
axes.set_ylim(-0.1, 1.1)
axes.set_xlabel("x")
axes.set_ylabel("sigma(x)")
