# points: 2.5
# message: The curve at x = -1.7: got -0.935409, expected 0.154465
# whole
x = np.linspace(-10, 10, 201)
y = np.tanh(x)

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set(xlim=(-10, 10), ylim=(-1, 1), xlabel="x", ylabel="sigma(x)")
