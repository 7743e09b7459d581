"""MUC-4: keys, role fillers and response templates."""
