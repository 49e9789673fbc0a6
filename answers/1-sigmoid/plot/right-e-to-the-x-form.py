# points: 4
# whole
x = np.linspace(-10, 10, 201)
y = np.exp(x) / (np.exp(x) + 1)

figure, axes = plt.subplots()
axes.plot(x, y)
axes.axhline(0.5, color="gray", linestyle="--")
axes.axvline(0, color="gray", linestyle="--")
axes.set(xlim=(-10, 10), ylim=(-0.1, 1.1), xlabel="input x", ylabel="σ(x)")
