# points: 2
# message: Not decided
# waits: correction
slip["correction"] = "e^x/(e^x + 1)^2 * ((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)"
