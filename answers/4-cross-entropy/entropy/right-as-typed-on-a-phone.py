# points: 1.5
entropy["correction"] = "−t/ŷ + (1 − t)/(1 − ŷ)"
