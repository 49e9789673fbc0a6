# points: 3
minus = "D = 1/(ln(b) + ln(b) e^x)"
plus = "D = 1/(ln(b) (1 + e^x)) - 1/ln(b)"
