"""Who did it, to whom, what was hit, whose the dead are; who tells of it and who claimed it."""
