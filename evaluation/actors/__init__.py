"""How well actors are found and identified, on four corpora: `python -m evaluation.actors`."""
