# points: 3
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, np.float64(8)),
    "tiny": (np.bool_(True), np.int64(-40)),
    "between": (True, "F"),
    "float": (False, np.log(2.0) * 54),
}
