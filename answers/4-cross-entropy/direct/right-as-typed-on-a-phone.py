# points: 3
direct = """
∂/∂z[t·softplus(−z) + (1 − t)·softplus(z)]
= t·∂/∂z[softplus(−z)] + (1 − t)·∂/∂z[softplus(z)]
= (1 − t)·σ(z) − t·σ(−z)
= σ(z) − t·σ(z) − t·σ(−z)
= σ(z) − t·(σ(z) + σ(−z))
= σ(z) − t
"""
