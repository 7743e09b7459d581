"""Errors a user can meet. Each message is one line that says what is wrong and, where known, where."""

from __future__ import annotations


class DatelineError(Exception):
    """Root of all errors that dateline raises on purpose."""


class InputError(DatelineError):
    """A file or stream cannot be read as a document."""


class DataError(DatelineError):
    """A data file of the package or of the user is broken; the message names file and line."""


class StoreError(DatelineError):
    """A store cannot be opened, is of another version, or is damaged."""


class WeightsError(DatelineError):
    """Trained weights are missing or do not match their digest."""
