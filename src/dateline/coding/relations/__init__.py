"""Standing ties between actors."""
