"""Scores, notes, debriefs, agreement: pure functions of events."""
