# points: 3
ratio = r"""
\frac{d}{dx} \ln(\sigma(x))
= \frac{\sigma'(x)}{\sigma(x)}
= \frac{\sigma(x)(1 - \sigma(x))}{\sigma(x)}
= 1 - \sigma(x)
= \frac{e^{-x}}{1 + e^{-x}}
= \frac{1}{e^x + 1}
"""
