"""Harm to people: how many, who they were, and over which time a figure runs."""
