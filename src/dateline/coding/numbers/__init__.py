"""Number expressions: what counts something, what only looks like it, and counts without a figure."""
