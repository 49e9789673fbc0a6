# points: 4
# whole
left, right = np.linspace(-10, 0, 101), np.linspace(0, 10, 101)

figure, axes = plt.subplots()
axes.plot(right, 1 / (1 + np.exp(-right)), "b")
axes.plot(left, np.exp(left) / (1 + np.exp(left)), "b")
axes.set(xlim=(-10, 10), ylim=(-0.1, 1.1), xlabel="x", ylabel="sigma(x)")
