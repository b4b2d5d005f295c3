"""Keeps every event of every session in SQLite as it happens, and finds it again; see SCHEMA.md."""
