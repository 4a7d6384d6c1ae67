"""Event filters."""
