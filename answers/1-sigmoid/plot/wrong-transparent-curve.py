# points: 2
# message: it cannot be seen
axes.plot(x, y, alpha=0)
