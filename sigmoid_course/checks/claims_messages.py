"""What a student reads about claims that are settled by a number or a reason."""

PRAISE_FORM = "Every claim has an answer and a proof of the right form. They are marked later."
PRAISE = "Every claim is settled."


def not_claims(got):
    """Say that the answer is no dict."""
    return (
        "The claims should be a dict {name: (True or False, number or letter)}, "
        f"but it is of type {type(got).__name__}."
    )


def open_claims(entries, reasons):
    """Say which claims have no pair of the right form, and what that form is."""
    head = (
        "Each claim needs a pair: True or False, then a finite number or a letter "
        f"from {reasons[0]} to {reasons[-1]}. Still to do:"
    )
    return "\n".join([head, *(f"  {name}: {_got(pair)}" for name, pair in entries)])


def unsettled(entries, settled, count):
    """Say which pairs do not settle their claim, and nothing about the right ones."""
    lines = [f"  {name}: {_got(pair)} does not settle it" for name, pair in entries]
    return "\n".join([f"{settled} of {count} claims are settled. These are not:", *lines])


def _got(pair):
    if pair is None:
        return "nothing yet"
    text = repr(pair)
    return text if len(text) <= 60 else text[:57] + "..."
