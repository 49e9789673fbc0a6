# points: 3
direct = r"""
\frac{d}{dz}\left[t \operatorname{softplus}(-z) + (1 - t) \operatorname{softplus}(z)\right]
= t \frac{d}{dz}\left[\operatorname{softplus}(-z)\right] + (1 - t) \frac{d}{dz}\left[\operatorname{softplus}(z)\right]
= -t \sigma(-z) + (1 - t) \sigma(z)
= -t (1 - \sigma(z)) + (1 - t) \sigma(z)
= \sigma(z) - t
"""
