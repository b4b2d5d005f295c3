"""Hotseat: a flight simulator for people who answer angry customers."""

__version__ = "0.1.0"
