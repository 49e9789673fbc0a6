# points: 2.5
# message: your function calls sigmoid_course.bce_with_logits
def repaired_loss(z, t):
    import sigmoid_course

    return sigmoid_course.bce_with_logits(z, t)
