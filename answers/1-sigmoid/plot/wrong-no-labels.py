# points: 3
# message: has no label yet
# whole
x = np.linspace(-10, 10, 201)
y = 1 / (1 + np.exp(-x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set_xlim(-10, 10)
axes.set_ylim(-0.1, 1.1)
