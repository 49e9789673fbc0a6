# points: 4
# message: 'line' should be a whole number from 1 to 17, not '14'
slip = {
    "line": "14",
    "rule": "quotient rule",
    "correction": "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2",
}
