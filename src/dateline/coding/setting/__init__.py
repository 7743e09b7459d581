"""Where, when, with what and how."""
