"""Text is made safe, and cut into sentences and words, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.understanding.text import alike, clean, content_words, overlap, sentences, words


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("a\x00b\x07c", "abc"),
        ("two  spaces\tand tab", "two spaces and tab"),
        ("line\r\nbreak\rhere", "line\nbreak\nhere"),
        ("\u202eesrever", "esrever"),
        ("[bold]kept[/bold]", "[bold]kept[/bold]"),
        ("שלום", "שלום"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_clean_keeps_words_and_drops_what_could_harm(raw: str, safe: str) -> None:
    assert clean(raw) == safe


@given(st.text(max_size=500))
def test_clean_is_stable_and_harmless(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(ord(char) < 32 and char != "\n" for char in once)
    assert "\x1b" not in once


@given(st.text(max_size=2000))
def test_sentences_are_pieces_of_the_text_in_order(text: str) -> None:
    place = 0
    for part in sentences(text):
        assert part.strip()
        place = text.index(part, place) + len(part)


def test_sentences_are_cut_where_people_stop() -> None:
    assert sentences("No. Really? Yes!\nFine") == ["No.", "Really?", "Yes!", "Fine"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_overlap_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    left, right = content_words(a), content_words(b)
    assert 0.0 <= overlap(left, right) <= 1.0
    assert overlap(left, right) == overlap(right, left)


def test_forms_of_a_word_meet() -> None:
    assert content_words("cancelling") == content_words("cancelled")


def test_near_copies_are_alike_and_others_not() -> None:
    assert alike("I completely understand your frustration here.", "I completely understand your frustration.")
    assert not alike("I completely understand your frustration.", "When did the parcel come to your door?")
    assert not alike("Yes.", "Yes.")


def test_words_keep_apostrophes() -> None:
    assert words("Don’t I'll 3rd") == ["don't", "i'll", "3rd"]
