"""Tests of vocabularies: a second language, and the errors for an incomplete one."""

import re

import pytest
from steptrace import show, trace
from steptrace.messages.english import ENGLISH
from steptrace.messages.trace import sentence

GERMAN = ENGLISH.changed(
    {
        "verdict": {"breaks": "bricht", "follows": "folgt", "start": "Anfang"},
        "title": {"line": "Zeile", "margin": "Regel oder Fehler"},
        "summary": {
            "broken": "Fehler in Zeile {line}.",
            "one step": "1 Schritt, richtig.",
        },
        "margin": {"slip": "Fehler: {slips}"},
        "step": {"breaks at": "Folgt nicht. Bei {point}: erst {before}, dann {after}."},
        "kind": {"putting functions in": "{functions} eingesetzt"},
        "rule": {
            "definition": "Definition",
            "chain rule": "Kettenregel",
            "constant multiple rule": "Faktorregel",
        },
        "by rule": {"chain rule": "nach der Kettenregel"},
        "slip": {"inner-derivative": "innere Ableitung"},
        "slip says": {"inner-derivative": "Die innere Ableitung fehlt."},
        "problem": {"end": "Die Zeile hört zu früh auf."},
        "unreadable": {"place": "Zeile {line}, Spalte {column}: {problem}"},
    }
)
SOUND = "d/dx e^(x^2)\n= e^(x^2) * d/dx[x^2]"
BROKEN = "d/dx e^(2x)\n= e^(2x)"


def test_a_second_language_is_a_second_vocabulary():
    """Are the verdict, the rules, the slip and what is said of them in the other language?"""
    assert show.as_text(trace(SOUND), GERMAN).splitlines() == [
        "1 Schritt, richtig.",
        "  1   Anfang d/dx[e^(x^2)]",
        "  2 ✓ folgt  = e^(x^2) * d/dx[x^2]".ljust(69) + "Kettenregel",
    ]
    assert show.as_text(trace(BROKEN), GERMAN).splitlines() == [
        "Fehler in Zeile 2.",
        "  1   Anfang d/dx[e^(2 * x)]",
        "  2 ✗ bricht = e^(2 * x)".ljust(56) + "Fehler: innere Ableitung",
        "      Folgt nicht. Bei x = 1: erst 14.7781, dann 7.38906. Die innere Ableitung",
        "      fehlt.",
    ]


def test_the_table_is_in_the_other_language_too():
    """Are the caption, the titles and the rows of the table what the text says?"""
    shown = show.as_html(trace(BROKEN), GERMAN)
    assert ">Fehler in Zeile 2.</caption>" in shown
    assert re.findall(r'scope="col"[^>]*>([^<]*)<', shown) == [
        "Zeile",
        "verdict",
        "expression",
        "Regel oder Fehler",
    ]
    assert "Die innere Ableitung fehlt." in shown


def test_what_cannot_be_read_is_told_in_the_other_language():
    """Is the place of a problem worded by the vocabulary, the line and its caret kept?"""
    shown = show.as_text(trace("x\n= x +"), GERMAN)
    assert "Zeile 2, Spalte 6: Die Zeile hört zu früh auf." in shown
    assert shown.endswith("\n    = x +\n         ^")


def test_the_kind_of_a_step_is_told_in_the_other_language():
    """Is what was done worded by the vocabulary, the functions that were put in named?"""
    step = trace("1/(1 + e^-x)\n= sigma(x)").steps[0]
    assert show.margin(step) == "definition: putting sigma in"
    assert show.margin(step, GERMAN) == "Definition: sigma eingesetzt"


def test_the_default_words_stay_as_they_are():
    """Is a step's own message English, whatever other vocabularies there are?"""
    step = trace(BROKEN).steps[0]
    assert sentence(step) == sentence(step, ENGLISH)
    assert sentence(step, GERMAN) != sentence(step)


def test_a_translation_says_all_that_is_missing():
    """Is a vocabulary refused that lacks some words, each of them named?"""
    words = {group: dict(names) for group, names in ENGLISH.entries.items()}
    assert ENGLISH.translated(words) == ENGLISH
    del words["rule"]["chain rule"]
    del words["problem"]
    with pytest.raises(ValueError, match="Missing words: ") as refused:
        ENGLISH.translated(words)
    missing = str(refused.value).removeprefix("Missing words: ").split("; ")
    assert missing == ["rule: chain rule"] + [f"problem: {n}" for n in ENGLISH.entries["problem"]]


def test_a_misspelt_name_is_refused():
    """Is a word that nobody asks for, or a detail that nobody gives, named at once?"""
    with pytest.raises(ValueError, match="Unknown words: rule: chian rule"):
        ENGLISH.changed({"rule": {"chian rule": "Kettenregel"}})
    with pytest.raises(ValueError, match="Unknown details: summary: broken"):
        ENGLISH.changed({"summary": {"broken": "Fehler in Zeile {zeile}."}})


def test_every_template_is_whole():
    """Can each template be filled, with nothing but named details in it?"""
    for group, names in ENGLISH.entries.items():
        for name, template in names.items():
            assert template.strip(), (group, name)
            assert not re.search(r"\{[^a-z{}]|\{\}", template.replace("{{", "").replace("}}", ""))
