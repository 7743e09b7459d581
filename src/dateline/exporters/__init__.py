"""Files from records. Exports are projections; each says what it drops. `reading` is the contract of one document and drops nothing that it names."""
