"""One call sets nbgrader up for a course; what the course says after it counts."""

import importlib

import pytest
from nbapart import extensions
from nbapart.config import configure
from nbapart.preprocessors.exporter import PageExporter
from nbconvert import HTMLExporter
from nbgrader.apps import NbGrader
from traitlets.config import Config


@pytest.fixture
def c(monkeypatch):
    """Settings after the call, with the gradebook left as it was."""
    monkeypatch.setattr("nbapart.patches.share_gradebook_engine", lambda: None)
    config = Config()
    configure(config)
    return config


def test_everything_it_names_is_there(c):
    """Can each preprocessor and filter that is named be imported?"""
    named = [
        *c.Autograde.sanitize_preprocessors,
        *c.Autograde.autograde_preprocessors,
        *c.GenerateFeedback.preprocessors,
        *c.HTMLExporter.filters.values(),
        *c.PageExporter.filters.values(),
    ]
    for name in named:
        module, _, attribute = name.rpartition(".")
        assert callable(getattr(importlib.import_module(module), attribute)), name


def test_it_sets_what_nbgrader_has(c):
    """Is each setting one that nbgrader or nbconvert has, by its present name?"""
    known = {
        one.__name__: one
        for one in (*NbGrader().all_configurable_classes(), HTMLExporter, PageExporter)
    }
    for section, settings in c.items():
        assert set(settings) <= set(known[section].class_trait_names(config=True)), section


def test_extensions_are_used(monkeypatch):
    """Is each extension that is named imported?"""
    used = []
    monkeypatch.setattr(extensions, "use", lambda names: used.extend(names))
    monkeypatch.setattr("nbapart.patches.share_gradebook_engine", lambda: None)
    configure(Config(), extensions=["course.marking"])
    assert used == ["course.marking", "nbapart.pandas_tables"]
