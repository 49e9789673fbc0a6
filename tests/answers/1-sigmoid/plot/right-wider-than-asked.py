# points: 4
x = np.linspace(-20, 20, 801)
y = 1 / (1 + np.exp(-x))

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set(xlim=(-20, 20), ylim=(-0.2, 1.2), xlabel="x", ylabel="Sigmoid")
