"""The wording of what is said about trained weights and their loss."""

from sigmoid_course.checks import function_messages


def right(loss):
    return f"The loss at your weights is {loss:.6g}. It is at its least."


def no_weights(got, shape):
    if got is None:
        return f"The weights are still None: an array of shape {shape} is expected here."
    kind = function_messages.kind(got)
    return f"The weights: got {kind}, expected an array of numbers of shape {shape}."


def not_finite():
    return (
        "The loss at your weights is not a finite number. This happens when each step is longer "
        "than the one before: look at the step size, and at the sign."
    )


def fell(loss, first):
    return (
        f"The loss at your weights is {loss:.6g}. "
        f"It fell, from {first:.6g} at the start, and can still fall."
    )


def rose(loss, first, uphill):
    message = (
        f"The loss at your weights is {loss:.6g}. It did not come down from {first:.6g}, "
        "where it was at the start."
    )
    return message + ("\nThis looks as if the steps had gone up the slope." if uphill else "")
