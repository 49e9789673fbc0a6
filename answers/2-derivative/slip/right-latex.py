# points: 5
slip["correction"] = r"\frac{e^x (e^x + 1) - e^x e^x}{(e^x + 1)^2}"
