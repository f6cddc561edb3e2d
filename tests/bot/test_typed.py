import pytest
import surveys
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import languages
from bot.asks.reading import read
from bot.typed import LONGEST, tidy, understand
from bot.typed.meaning import meant
from bot.typed.words import wish

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
    ("4/10 meh", -1, "4/10 meh"),
    ("9/10 but the courier shouted", -1, "9/10 but the courier shouted"),
    ("24/7 support is bad", -1, "24/7 support is bad"),
    ("10 minutes wait.", None, "10 minutes wait."),
    ("2 weeks without an answer!", None, "2 weeks without an answer!"),
    ("4 people were rude.", None, "4 people were rude."),
    ("Eight days I waited.", None, "Eight days I waited."),
    ("Een vriendelijke medewerker!", None, "Een vriendelijke medewerker!"),
    ("1-2 days late", None, "1-2 days late"),
    ("2 - 3 days late", None, "2 - 3 days late"),
    ("3. april I called", None, "3. april I called"),
    ("3. April I called", None, "3. April I called"),
    ("4:30 is too early", None, "4:30 is too early"),
    ("4. Slow delivery.", 4, "Slow delivery"),
    ("4 stars", 4, ""),
    ("5 stars, quick", 5, "quick"),
    ("3 zvaigznes", 3, ""),
    ("4 ⭐", 4, ""),
    ("five out of five", 5, ""),
    ("četri no pieci", 4, ""),
    ("4 of 5 parcels were late", None, "4 of 5 parcels were late"),
    ("★★★☆☆", 3, ""),
    ("★★☆☆☆ slow", 2, "slow"),
    ("5 :)", 5, ""),
    ("5 :-) quick", 5, "quick"),
    ("5 👍", 5, "👍"),
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


WORDS = [
    ("four", 5, 1, 4, ""),
    ("Četri, bet lēni", 5, 1, 4, "bet lēni"),
    ("one of them was rude", 5, 1, None, "one of them was rude"),
    ("0", 11, 0, 0, ""),
    ("10/10!", 11, 0, 10, ""),
    ("🔟", 11, 0, 10, ""),
    ("⭐⭐⭐", 11, 0, -1, ""),
    ("⭐⭐⭐", 7, 1, 3, ""),
    ("😡", 5, 1, 1, ""),
    ("🙂 kind people", 5, 1, 4, "kind people"),
    ("😡", 7, 1, None, "😡"),
    ("👍", 5, 1, None, "👍"),
    ("4 no 5, slikti", 5, 1, 4, "slikti"),
    ("4 nobody came", 5, 1, None, "4 nobody came"),
]


@pytest.mark.parametrize(("text", "scale", "lowest", "score", "comment"), WORDS)
def test_words_faces_and_other_scales_are_understood(text, scale, lowest, score, comment):
    meant = understand(text, scale, lowest)

    assert (score, comment) == (meant.score, meant.comment)


@pytest.mark.skipif("nl" not in languages.known(), reason="nobody speaks Dutch here")
@pytest.mark.parametrize("text", ["4 sterren", "vier op vijf", "vier van de vijf"])
def test_ratings_are_understood_in_dutch(text):
    assert understand(text, 5).score == 4


@settings(deadline=None)
@given(st.text(), st.sampled_from(["csat", "nps", "ces", "yesno", "areas", "choice", "choices", "text"]))
def test_any_text_is_an_answer_or_words_to_keep(text, kind):
    plan = surveys.plan(surveys.question("it", kind))
    question = plan.questions[0]
    found = meant(text, question, plan)

    for slot, answer in found.answers:
        value = read(plan.part(slot), answer)
        assert value is not None or not tidy(text)
    assert found.answers or found.off or tidy(text) == found.comment


@settings(deadline=None)
@given(st.sampled_from(["csat", "nps", "ces"]), st.integers(0, 12))
def test_every_step_can_be_typed(kind, score):
    plan = surveys.plan(surveys.question("it", kind))
    found = meant(f" {score} ", plan.questions[0], plan)

    assert found.off is not plan.questions[0].fits(score)
    assert found.answers == ((("it", str(score)),) if plan.questions[0].fits(score) else ())


@pytest.mark.parametrize("text", ["skip it all", "don't stop", "change the tyres", "no more", ""])
def test_a_wish_is_a_whole_text(text):
    assert wish(text) == ""
