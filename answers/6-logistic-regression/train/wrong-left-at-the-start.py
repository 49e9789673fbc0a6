# points: 0
# message: It did not come down from 0.693147
# whole
weights = np.zeros(3)
