# points: 2
# message: There is no curve in the axes yet
x = np.linspace(-10, 10, 5)
