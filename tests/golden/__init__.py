"""Golden sessions: whole sessions as events, byte for byte. Drawn again by `python -m tests.golden` after a look."""
