# points: 3
# message: The x-axis shows -11 to 11
# whole
x = np.linspace(-10, 10, 201)
y = 1 / (1 + np.exp(-x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set_xlabel("x")
axes.set_ylabel("the sigmoid")
