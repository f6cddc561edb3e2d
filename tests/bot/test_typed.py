import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.typed import LONGEST, understand

TYPED = [
    ("4", 4, ""),
    (" 4 ", 4, ""),
    ("4.", 4, ""),
    ("4!", 4, ""),
    ("4/5", 4, ""),
    ("4 / 5", 4, ""),
    ("4 out of 5", 4, ""),
    ("4 of 5", 4, ""),
    ("4 no 5", 4, ""),
    ("4/5 slow delivery", 4, "slow delivery"),
    ("4, slow delivery", 4, "slow delivery"),
    ("4 - slow delivery", 4, "slow delivery"),
    ("2: nobody called", 2, "nobody called"),
    ("4️⃣", 4, ""),
    ("⭐", 1, ""),
    ("⭐⭐⭐⭐", 4, ""),
    ("★★★★★ great", 5, "great"),
    ("⭐️⭐️", 2, ""),
    ("⭐⭐⭐⭐⭐⭐", -1, ""),
    ("0", -1, ""),
    ("6", -1, ""),
    ("9/10", -1, ""),
    ("4/10 meh", -1, "meh"),
    ("4 people were rude", None, "4 people were rude"),
    ("4.5", None, "4.5"),
    ("4,5", None, "4,5"),
    ("great", None, "great"),
    ("", None, ""),
    ("12345", None, "12345"),
]


@pytest.mark.parametrize(("text", "score", "comment"), TYPED)
def test_a_typed_answer_is_understood(text, score, comment):
    meant = understand(text, 5)

    assert (score, comment) == (meant.score, meant.comment)


@given(st.text(), st.sampled_from([3, 5, 7, 10]))
def test_any_text_is_a_score_on_the_scale_or_words(text, scale):
    meant = understand(text, scale)

    assert meant.score in {None, -1, *range(1, scale + 1)}
    assert len(meant.comment) <= LONGEST
