# points: 4
implicit = r"""
\begin{align}
e^y &= \frac{1}{1 + e^{-x}} \\
\Rightarrow e^y (1 + e^{-x}) &= 1 \\
\Rightarrow e^y y' (1 + e^{-x}) + e^y (-e^{-x}) &= 0 \\
\Rightarrow y' (1 + e^{-x}) &= e^{-x} \\
\Rightarrow y' &= \frac{e^{-x}}{1 + e^{-x}} \\
\Rightarrow y' &= \frac{1}{e^x + 1}
\end{align}
"""
