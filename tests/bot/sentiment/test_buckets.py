"""Words hashed together stand where they stand alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.sentiment.buckets import BUCKETS, LONGEST, WHOLE, spelt
from bot.sentiment.folding import fold
from bot.sentiment.segments import START, segments


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=12), st.sampled_from(["en", "bg", "lv"]))
@example(["ok", "o", "漢字", "sooooo"], "en")
def test_many_words_at_once_are_the_same_as_one_by_one(words: list[str], language: str) -> None:
    buckets, owners = spelt(words, language)

    for place, word in enumerate(words):
        alone, _ = spelt([word], language)
        assert sorted(buckets[owners == place].tolist()) == sorted(alone.tolist())
    assert buckets.min() >= 0
    assert buckets.max() < BUCKETS


@given(st.text(min_size=1, max_size=30))
def test_a_word_has_all_its_pieces_and_itself_thrice(word: str) -> None:
    letters = len(fold(word, "en")) + 2

    assert len(spelt([word], "en")[0]) == 3 * WHOLE + sum(max(0, letters - size) for size in range(LONGEST))


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("hello", [START + "hell", "o"]),
        ("hi", ["h", "i"]),
        ("", []),
        ("h?i", ["h", "i"]),
        ("o" * 100, ["o"] * 24),
    ],
)
def test_words_are_cut_into_the_longest_pieces(word: str, cut: list[str]) -> None:
    known = [START, START + "hell", "hell", "he", "h", "i", "o"]

    assert [known[place] for place in segments(word, {piece: place for place, piece in enumerate(known)})] == cut
