# points: 1.5
# message: tiny: (True, 1e-10) does not settle it
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, 0.9995),
    "tiny": (True, 1e-10),
    "between": (True, "F"),
    "float": (False, 1.0),
}
