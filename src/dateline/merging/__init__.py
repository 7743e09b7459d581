"""Reports to events. So far: which tellings stand under one heading (`tellings.group`); nothing is settled or added."""
