"""Mistakes of a class are counted by students, places and forms."""

from nbapart.class_report.gather import Entry
from nbapart.class_report.mistakes import MAX_SHOWN, mistakes
from nbapart.findings import Finding
from nbapart.meanings import Meaning, explain


def entry(student, *found, unit="1"):
    """A submission in whose exercise `chain` something was found."""
    return Entry(student, unit, found=tuple(("chain", one) for one in found))


def test_students_times_and_places():
    """Is a mistake counted once a student, and each time, and where it was made?"""
    one = Finding("lost", 3, "= 2x")
    (found,) = mistakes([entry("a", one, one), entry("b", one, unit="2"), entry("c", one)])
    assert (found.times, found.students) == (4, 3)
    assert [(p.unit, p.lines, p.students) for p in found.places] == [("1", (3,), 2), ("2", (3,), 1)]


def test_forms_are_shown_most_frequent_first_and_not_all():
    """Are the most frequent forms shown, and sentences where there is no form?"""
    many = [Finding("lost", 1, f"= {n}x") for n in range(20)]
    (found,) = mistakes([entry("a", *many, many[7], Finding("lost", sentence="No way."))])
    assert found.forms[0] == "= 7x"
    assert len(found.forms) == MAX_SHOWN
    assert found.said == ("No way.",)


def test_what_waits_for_a_person_is_no_mistake():
    """Is a step left out that a person still has to judge?"""
    assert mistakes([entry("a", Finding("undecided", 2, needs_person=True))]) == []


def test_mistakes_of_a_rule_come_first():
    """Do mistakes with a rule precede others, which have the sentence as their title?"""
    known = {"of-a-rule": Meaning("A sign is lost.", "algebra"), "other": Meaning("It differs.")}
    explain(known.get)
    often = [entry(str(n), Finding("other")) for n in range(5)]
    found = mistakes([*often, entry("a", Finding("of-a-rule"), Finding("unknown"))])
    assert [one.title for one in found] == ["of-a-rule", "It differs", "unknown"]
