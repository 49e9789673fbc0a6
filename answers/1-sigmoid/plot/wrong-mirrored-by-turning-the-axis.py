# points: 2.5
# message: This looks as if x stood where -x belongs
# slip: reflected
# whole
x = np.linspace(-10, 10, 201)
y = 1 / (1 + np.exp(x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set(xlim=(10, -10), ylim=(-0.1, 1.1), xlabel="x", ylabel="sigma(x)")
