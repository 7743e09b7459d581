"""Time expressions as intervals of days, and which of them is an event's own."""
