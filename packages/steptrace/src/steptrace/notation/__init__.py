"""The notation of derivations: text read into the tree of what was written, and written again."""
