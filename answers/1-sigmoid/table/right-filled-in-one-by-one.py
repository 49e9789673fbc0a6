# points: 2
# whole
table = {-30: None, -2: None, 0: None, 1: None, 2: None}
inverse = {0.1: None, 0.75: None, 0.9: None}
import math
table[-30] = math.exp(-30) / (1 + math.exp(-30))
table[-2] = 1 - 0.880797
table[0] = 1 / 2
table[1] = math.e / (math.e + 1)
table[2] = 0.880797
inverse[0.9] = math.log(9)
inverse[0.75] = math.log(3)
inverse[0.1] = -math.log(9)
