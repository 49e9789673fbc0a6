# points: 3
minus = "log_b(e)/(1 + e^x)"
plus = "-log_b(e) * e^x/(1 + e^x)"
