# points: 1.5
# message: slopes(w) with w = [
def slopes(w):
    slope = np.zeros(4)
    for i in range(4):
        w[i] += 1e-5
        up = penalised(w)
        w[i] -= 2e-5
        down = penalised(w)
        slope[i] = (up - down) / 2e-5
    return slope
