"""How records hang together."""
