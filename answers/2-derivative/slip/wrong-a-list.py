# points: 0
# message: A dict with line, rule and correction was expected; this is of type list.
slip = [14, "quotient rule", "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2"]
