# points: 4
axes.plot(x, y, "o", markersize=2)
