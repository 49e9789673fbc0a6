"""Marks many submissions: workers execute them, one writer records, workers make the pages."""
