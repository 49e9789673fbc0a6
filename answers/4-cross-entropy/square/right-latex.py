# points: 2.0
square["correction"] = r"2\sigma(z)\sigma(z)(1-\sigma(z)) - 2t\sigma(z)(1-\sigma(z))"
