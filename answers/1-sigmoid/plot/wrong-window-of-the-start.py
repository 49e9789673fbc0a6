# points: 3
# message: The x-axis shows 0 to 8
# whole
x = np.linspace(-10, 10, 201)
y = 1 / (1 + np.exp(-x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set(xlim=(0, 8), ylim=(0, 0.6), xlabel="x", ylabel="sigma(x)")
