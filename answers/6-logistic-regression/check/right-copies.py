# points: 3
# whole
def slopes(w):
    h = 1e-6
    slope = []
    for i in range(w.size):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        slope.append((penalised(up) - penalised(down)) / (2 * h))
    return np.array(slope)


gaps = {name: np.abs(np.array(values) - slopes(place)) for name, values in claimed.items()}
findings = {
    name: (False, int(np.argmax(gap))) if gap.max() > 2e-6 else (True, "C")
    for name, gap in gaps.items()
}
