# points: 3
# whole
witness = next(x for x in range(100) if 1 / (1 + np.exp(-x)) == 1)
claims = {"zero": (False, "D"), "below": (True, "B"), "between": (True, "F")}
claims.update(ceiling=(False, witness), tiny=(True, -witness), float=(False, witness))
