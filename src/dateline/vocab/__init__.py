"""The words of the domain as data, with their loaders: actors, places, rules, nouns, numbers."""
