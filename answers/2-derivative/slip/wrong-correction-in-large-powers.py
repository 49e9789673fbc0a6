# points: 0
# message: not the broken line with its slip mended
slip["correction"] = "e^x/(e^x + 1)^2 * ((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)"
