# points: 2
# whole
import warnings

lines = {
    "a": lambda: np.log(1 + 1e-20),
    "b": lambda: np.exp(np.float32(100)),
    "c": lambda: np.exp(800.0) / (1 + np.exp(800.0)),
    "d": lambda: np.log(np.exp(-800.0)),
    "e": lambda: 0 * np.log(0.0),
    "f": lambda: -np.log(np.clip(0.0, 1e-15, 1 - 1e-15)),
    "g": lambda: 1 - np.float32(1 - 1e-15),
}
predict, count = {}, 0
for key, line in lines.items():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        predict[key] = line()
    count += len(caught) > 0
predict["warnings"] = count
