"""Finds lines that are nearly the same, within one file and across files, without comparing every pair."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

NEARLY = 0.75
"""Share of two lines' words that they have in common where one is a copy of the other with a word changed."""

SHORTEST = 4
"""Words below which lines may well be alike: "Yes, that's it." """

Found = tuple[int, int]
"""The positions of a line and of the earlier one that it repeats."""


def near(lines: Sequence[str]) -> Iterator[Found]:
    """Each line that nearly repeats an earlier one, with the first that it repeats.

    Two sets that overlap by NEARLY share one of their rarest few words, so only lines that share one are compared
    (prefix filtering, Chaudhuri and others, ICDE 2006).
    """
    sets = [frozenset(re.findall(r"[^\W_]+(?:['’][^\W_]+)?", line.lower())) for line in lines]
    counts = Counter(word for one in sets for word in one)
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(sets):
        if len(one) < SHORTEST:
            continue
        rarest = sorted(one, key=lambda word: (counts[word], word))[: len(one) - ceil(NEARLY * len(one)) + 1]
        candidates = sorted({other for word in rarest for other in by_word[word]})
        twin = next((other for other in candidates if _alike(one, sets[other])), None)
        if twin is not None:
            yield at, twin
        for word in rarest:
            by_word[word].append(at)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) / len(one | other) >= NEARLY
