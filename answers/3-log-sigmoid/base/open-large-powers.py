# points: 2
# message: Not decided
# waits: line 1
minus = "1/(ln(b) (e^x + 1)) * ((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)"
