"""Habits of speech laid over a turn: fillers on the phone, slips of the keys in chat."""

import random

from simulator.customer.voice.brief import Brief

SHORTEST_SLIP = 5
"""Letters a word needs before a slip is put into it; shorter ones turn into other words."""


def dress(text: str, brief: Brief, chance: random.Random) -> str:
    """The turn with the persona's fillers (phone) or slips of the keys (chat), as often as they have them."""
    speech = brief.persona.speech
    if brief.channel == "phone" and speech.fillers and chance.random() < speech.filler_rate:
        return f"{chance.choice(speech.fillers)} {_lower_first(text, brief.persona.name)}"
    if brief.channel == "chat" and chance.random() < speech.typo_rate:
        return _slip(text, chance)
    return text


def _lower_first(text: str, name: str) -> str:
    """The text to follow a filler: "That's it" goes on as "that's it"; "I", names and figures stay as they are."""
    first = text.split(" ", 1)[0].replace("’", "'")
    letters = first.replace("'", "").rstrip(".,;:!?")
    keeps = first.split("'")[0].rstrip(".,;:!?") == "I" or not letters.istitle() or letters in name
    return text if keeps else text[0].lower() + text[1:]


def _slip(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) >= SHORTEST_SLIP and word.isalpha() and word.islower()]
    if not long:
        return text
    at = chance.choice(long)
    word = words[at]
    place = chance.randrange(1, len(word) - 2)
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    words[at] = chance.choice([swapped, word[:place] + word[place + 1 :]])
    return " ".join(words)
