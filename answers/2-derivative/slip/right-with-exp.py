# points: 5
slip["correction"] = "(exp(x)*(exp(x) + 1) - exp(x)*exp(x))/(exp(x) + 1)**2"
