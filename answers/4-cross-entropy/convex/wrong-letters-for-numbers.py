# points: 0.5
# message: level: (True, 'F') does not settle it
claims = {
    "bends": (True, "D"),
    "square": (False, "C"),
    "smallest": (False, "B"),
    "level": (True, "F"),
}
