# points: 0
# message: not the broken line with its slip mended
slip["correction"] = "sigma(x) (1 - sigma(x)) + ln(1)"
