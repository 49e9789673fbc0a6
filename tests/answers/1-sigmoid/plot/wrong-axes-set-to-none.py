# points: 0
# message: MESSAGE
figure, axes = None, None
