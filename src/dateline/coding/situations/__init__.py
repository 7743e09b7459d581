"""What stands: forces present somewhere, truces, and published running counts."""
