"""Debriefs and reports as text, Markdown and more."""
