# points: 2
curvature = """
∂²/∂z²[t·softplus(−z) + (1 − t)·softplus(z)]
= ∂/∂z[(1 − t)·σ(z) − t·σ(−z)]
= (1 − t)·σ(z)·(1 − σ(z)) + t·σ(−z)·(1 − σ(−z))
= (1 − t)·σ(z)·(1 − σ(z)) + t·(1 − σ(z))·σ(z)
= σ(z)·(1 − σ(z))
"""
