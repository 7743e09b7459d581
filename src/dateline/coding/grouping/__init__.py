"""Which mentions tell the same happening, and what sets two apart."""
