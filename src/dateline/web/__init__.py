"""The desk in a browser: a page on this machine that asks for nothing from anywhere else."""
