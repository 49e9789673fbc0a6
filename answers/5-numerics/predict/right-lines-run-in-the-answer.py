# points: 2
# whole
with np.errstate(all="ignore"):
    predict = {
        "a": np.log(1 + 1e-20),
        "b": np.exp(np.float32(100)),
        "c": np.exp(800.0) / (1 + np.exp(800.0)),
        "d": np.log(np.exp(-800.0)),
        "e": 0 * np.log(0.0),
        "f": -np.log(np.clip(0.0, 1e-15, 1 - 1e-15)),
        "g": 1 - np.float32(1 - 1e-15),
        "warnings": 4,
    }
