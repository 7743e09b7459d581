"""Who is named: actors, their kinds, countries and offices, and what "the group" or "they" stands for."""
