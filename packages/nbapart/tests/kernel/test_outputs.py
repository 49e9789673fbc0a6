"""Outputs of students are kept as text and pictures, whatever the kernel sends."""

import nbformat
import pytest
from nbapart.kernel import outputs
from nbapart.kernel.outputs import Outputs
from nbformat.v4 import new_code_cell, new_notebook


def kept(*messages):
    """What is kept of a cell's messages; a notebook can hold it."""
    collected = Outputs()
    for kind, content in messages:
        collected.add(kind, content)
    found = collected.taken()
    nbformat.validate(new_notebook(cells=[new_code_cell("", outputs=found)]))
    return found


def said(text, name="stdout"):
    """A message with something printed."""
    return "stream", {"name": name, "text": text}


def shown(data, **more):
    """A message with something displayed."""
    return "display_data", {"data": data, "metadata": {}, **more}


def test_prints_are_joined():
    """Are prints joined while they go to the same place, and only then?"""
    found = kept(said("a"), said("b"), said("c", "stderr"), said("d"))
    assert [(output.name, output.text) for output in found] == [
        ("stdout", "ab"),
        ("stderr", "c"),
        ("stdout", "d"),
    ]


def test_texts_and_pictures_stay():
    """Do text, tables, formulas and pictures stay, and scripts and widgets go?"""
    data = {
        "text/plain": "a",
        "text/html": ["<b>", "a</b>"],
        "image/png": "AA==",
        "application/javascript": "f()",
        "application/vnd.jupyter.widget-view+json": {"model_id": "a"},
    }
    [output] = kept(shown(data))
    assert output.data == {"text/plain": "a", "text/html": "<b>a</b>", "image/png": "AA=="}


@pytest.mark.parametrize("width", ["1 onload=f()", True, None, [1], 1.5])
def test_sizes_are_whole_numbers(width):
    """Is a picture's width kept where it is a whole number, and left out where it is not?"""
    metadata = {"image/png": {"width": width, "height": 20}, "text/html": {"isolated": True}}
    [output] = kept(shown({"image/png": "AA=="}, metadata=metadata))
    assert output.metadata == {"image/png": {"height": 20}}


def test_errors_are_kept():
    """Is an exception kept with its traceback?"""
    content = {"ename": "NameError", "evalue": "x", "traceback": ["one", "two"]}
    [output] = kept(("error", content))
    assert (output.ename, output.evalue, output.traceback) == ("NameError", "x", ["one", "two"])


def test_clearing():
    """Does clearing take away what was there, at once or with what comes next?"""
    now, later = ("clear_output", {"wait": False}), ("clear_output", {"wait": True})
    assert kept(said("a"), now) == []
    assert [output.text for output in kept(said("a"), later)] == ["a"]
    assert [output.text for output in kept(said("a"), later, said("b"))] == ["b"]


def test_a_display_is_changed_where_it_stands():
    """Does a display with an id change, in an earlier cell too, and no other one?"""
    collected = Outputs()
    collected.add(*shown({"text/plain": "1"}, transient={"display_id": "a"}))
    collected.add(*shown({"text/plain": "2"}, transient={"display_id": "b"}))
    first = collected.taken()
    content = {"data": {"text/plain": "3"}, "transient": {"display_id": "a"}}
    collected.add("update_display_data", content)
    assert [output.data["text/plain"] for output in first] == ["3", "2"]
    assert collected.taken() == []


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("stream", {"name": "stdout"}),
        ("stream", {"name": "stdlog", "text": "a"}),
        ("stream", {"name": "stdout", "text": {"a": 1}}),
        ("stream", {"name": ["stdout"], "text": "a"}),
        ("display_data", {"data": None}),
        ("display_data", {"data": {"text/plain": 7}}),
        ("display_data", {"data": {"text/html": [1]}}),
        ("display_data", {"data": {"text/plain": "a"}, "transient": 5}),
        ("error", {"ename": "a", "evalue": "b", "traceback": None}),
        ("error", {}),
        ("clear_output", {}),
        ("update_display_data", {"transient": {"display_id": ["a"]}, "data": {}}),
        ("update_display_data", {"transient": None}),
        ("execute_result", {"data": []}),
    ],
)
def test_what_is_malformed_does_no_harm(kind, content):
    """Is a message that is not formed as it should be left out, or kept in a sound form?"""
    assert len(kept((kind, content), said("b"))) <= 2


def test_too_much_markup_is_left_out():
    """Does an output of very many tags leave its text, and printed colours their text?"""
    flood = {"text/plain": "a", "text/html": "<b></b>" * 20_000}
    colours = said("\x1b[31mred" * 30_000)
    table = shown({"text/html": "<table></table>"})
    first, second, third, fourth = kept(table, shown(flood), table, colours)
    assert first.data == {"text/html": "<table></table>"}
    assert second.data == {"text/plain": "a"}
    assert third.data == {"text/plain": outputs.LEFT_OUT}
    assert fourth.text == "[31mred" * 30_000


def test_entities_and_length_are_charged():
    """Is markup left out that has very many entities, or is very long?"""
    entities = shown({"text/plain": "a", "text/html": "&" * 20_001})
    long = shown({"text/plain": "b", "text/html": "c" * 200_001})
    assert [output.data for output in kept(long)] == [{"text/plain": "b"}]
    assert [output.data for output in kept(entities)] == [{"text/plain": "a"}]


def test_an_update_does_not_become_many():
    """Is only the last of many displays under one id changed by an update?"""
    outputs = Outputs()
    plain = {"data": {"text/plain": "a"}, "transient": {"display_id": "b"}}
    for _ in range(3):
        outputs.add("display_data", plain)
    outputs.add("update_display_data", plain | {"data": {"text/plain": "c"}})
    assert [output["data"]["text/plain"] for output in outputs.taken()] == ["a", "a", "c"]


@pytest.mark.parametrize("shown", [True, False])
def test_an_error_that_shows_no_traceback(shown):
    """Does the reply say that a cell has failed, once, where its traceback is held back?"""
    outputs = Outputs()
    if shown:
        outputs.add("error", {"ename": "NameError", "evalue": "a", "traceback": ["a"]})
    outputs.end({"status": "error", "ename": "NameError", "evalue": "a"})
    assert [one.ename for one in outputs.taken()] == ["NameError"]
    outputs.end({"status": "ok"})
    assert outputs.taken() == []
