"""Errors that are a sentence for the user already."""


class InputError(Exception):
    """What was given can't be used; the message says what, where, and how to mend it."""
