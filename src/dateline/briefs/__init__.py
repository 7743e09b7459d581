"""Sentences from records, each with its citations: briefs, answers, inspection."""
