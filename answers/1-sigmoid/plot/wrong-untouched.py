# points: 0
# message: as if x stood where -x belongs
# slip: reflected
# whole
x = np.arange(0, 10, 0.1)
y = 1 / (1 + np.exp(x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set_xlim(0, 8)
axes.set_ylim(0, 0.6)
pass  # your answer here
