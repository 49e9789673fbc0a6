"""What a derivation earns: the milestones of an exercise, and the legs between them."""
