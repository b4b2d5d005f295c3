"""Personas and scenarios: models, loading, checking."""
