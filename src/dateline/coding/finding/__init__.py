"""Which words tell an act: what a rule needs, what reads like an act and is none, where the model is heard."""
