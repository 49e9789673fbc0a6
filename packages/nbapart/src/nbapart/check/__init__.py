"""Decides for each test cell of a source whether it runs apart, inside, or not at all."""
