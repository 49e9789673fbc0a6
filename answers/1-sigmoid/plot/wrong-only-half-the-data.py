# points: 3
# message: The data go from x = 0 to 10
x = np.linspace(0, 10, 101)
