"""The event coder, and the records that come of groups of mentions."""
