# points: 0
# message: MESSAGE
figure, axes = plt.figure(), "axes"
