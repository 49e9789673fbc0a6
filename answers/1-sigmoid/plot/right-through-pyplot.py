# points: 4
# whole
x = np.linspace(-10, 10, 401)

figure = plt.figure()
axes = plt.gca()
plt.plot(x, 1 / (1 + np.exp(-x)), label="sigmoid")
plt.axhline(0.5, linestyle=":")
plt.xlim(-10, 10)
plt.ylim(-0.1, 1.1)
plt.xlabel("x")
plt.ylabel("sigmoid of x")
plt.legend()
