"""Many documents through one function. An empty room, kept for processes and clusters."""
