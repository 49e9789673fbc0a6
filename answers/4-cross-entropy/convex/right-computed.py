# points: 1
# whole
import numpy as np

claims = {"bends": (True, "D"), "smallest": (False, "B")}
claims["level"] = True, np.log(0.3 / 0.7)
grid = np.linspace(-4, 4, 81)
s = 1 / (1 + np.exp(-grid))
claims["square"] = False, grid[np.argmin(2 * s * (1 - s) ** 2 * (3 * s - 1))]
