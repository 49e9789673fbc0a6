# points: 4
prediction = r"""
\frac{\partial}{\partial \hat{y}}\left[-\left(t \ln(\hat{y}) + (1 - t) \ln(1 - \hat{y})\right)\right]
= -\left(t \frac{\partial}{\partial \hat{y}}\left[\ln(\hat{y})\right] + (1 - t) \frac{\partial}{\partial \hat{y}}\left[\ln(1 - \hat{y})\right]\right)
= -\left(\frac{t}{\hat{y}} + \frac{1 - t}{1 - \hat{y}} \cdot \frac{\partial}{\partial \hat{y}}\left[1 - \hat{y}\right]\right)
= -\frac{t}{\hat{y}} + \frac{1 - t}{1 - \hat{y}}
= \frac{\hat{y} - t}{\hat{y}(1 - \hat{y})}
"""
