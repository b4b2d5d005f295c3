"""The customer: mood, agenda, memory, voices, guard."""
