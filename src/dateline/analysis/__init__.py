"""What is computed over a store: counts, timelines, networks. An empty room for now."""
