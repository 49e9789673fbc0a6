"""The sentences in which results are shown, and how they are put together."""
