"""Measuring dateline: scorers, the gate that holds the scores, speed. Not part of the package; corpora stay outside the repository."""
