"""Voices: they phrase what the agenda has decided, and decide nothing."""
