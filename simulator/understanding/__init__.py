"""Hearing what a reply does: acts, claims, readers."""
