"""What a student reads about a table of numbers."""

PRAISE_FORM = "Every entry is a number. Whether it is the right one is marked later."
PRAISE_VALUES = "All {count} values agree."


def not_a_table(got):
    """Say that the answer is no dict."""
    return f"The table should be a dict {{key: number}}, but it is of type {type(got).__name__}."


def open_entries(entries):
    """Say which entries are missing or are no numbers."""
    lines = [f"  at {key!r}: {_described(value)}" for key, value in entries]
    return "\n".join(["Each entry should be one real number. Still to do:", *lines])


def not_rising(left, right):
    """Say which two neighbours fall although the table should rise."""
    (first, low), (second, high) = left, right
    return (
        "The values should rise from the first entry to the last, but at "
        f"{first!r} there is {low:.6g} and at {second!r} there is {high:.6g}."
    )


def wrong_entries(entries, right, count):
    """Say which entries differ, what was got, and the slip where one is known."""
    lines = [f"  at {key!r}: {_described(value)}{_slip(slip)}" for key, value, slip in entries]
    return "\n".join([f"{right} of {count} values agree. These do not:", *lines])


def _slip(name):
    return f" (this is what {name} gives)" if name else ""


def _described(value):
    if value is None:
        return "nothing yet"
    if isinstance(value, float):
        return f"got {value:.6g}"
    return f"a {type(value).__name__}, not a number (float(...) may help)"
