# points: 3
# whole
def slopes(w):
    slope = np.empty_like(w)
    for i in range(len(w)):
        kept = w[i]
        w[i] = kept + 1e-5
        up = penalised(w)
        w[i] = kept - 1e-5
        down = penalised(w)
        w[i] = kept
        slope[i] = (up - down) / 2e-5
    return slope


findings = {}
findings["Ada"] = True, "c"
findings["Ben"] = False, 0
findings["Cleo"] = False, 3
findings["Dan"] = False, 2
findings["Eva"] = False, 3
