"""The sample class, and the answer bank that it is made from."""
