# points: 2.0
square["correction"] = "2·σ(z)·σ(z)·(1 − σ(z)) − 2t·σ(z)·(1 − σ(z))"
