"""Places: which words name one, which place that is, and what it does in its sentence."""
