# points: 0
# message: got a text (str)
# whole
figure, axes = plt.figure(), "axes"
