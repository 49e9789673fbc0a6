"""What leads from one line to the next: rules by name, leaps, and slips by name."""
