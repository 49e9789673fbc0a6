"""The notation of derivations: reads text into trees of what was written, and prints trees."""
