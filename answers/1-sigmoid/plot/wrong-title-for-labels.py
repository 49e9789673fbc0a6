# points: 3
# message: The x-axis has no label yet
# whole
x = np.linspace(-10, 10, 201)
y = 1 / (1 + np.exp(-x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set(xlim=(-10, 10), ylim=(-0.1, 1.1), title="sigma(x)")
