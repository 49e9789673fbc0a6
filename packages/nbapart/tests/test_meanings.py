"""A name means what the first extension says that knows it."""

from nbapart.meanings import Meaning, explain, meaning


def test_the_first_that_knows_a_name_explains_it():
    """Is a name explained by the extension that knows it, and an unknown one by none?"""
    explain(lambda name: Meaning("The first.") if name == "test-one" else None)
    explain({"test-one": Meaning("The second."), "test-two": Meaning("The second.")}.get)
    assert meaning("test-one") == Meaning("The first.")
    assert meaning("test-two") == Meaning("The second.")
    assert meaning("test-three") is None
