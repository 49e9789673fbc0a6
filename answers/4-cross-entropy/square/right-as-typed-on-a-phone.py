# points: 2.0
square = {
    "line": 9,
    "rule": "chain rule",
    "correction": "2·σ(z)·σ(z)·(1 − σ(z)) − 2t·σ(z)·(1 − σ(z))",
}
