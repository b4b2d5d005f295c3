"""Measures the reader and the scorer on rated sets: `make eval`, `make eval EVAL=DIR`."""
