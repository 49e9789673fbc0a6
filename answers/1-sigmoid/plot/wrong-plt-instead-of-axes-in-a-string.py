# points: 0
# message: got a text (str)
figure, axes = plt.figure(), "axes"
