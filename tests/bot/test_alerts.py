"""What an alert lists, and which thanks follow which answer."""

import pytest
import surveys
from world import ANNA, Talk

from bot.model import SurveyRule


def test_an_alert_lists_the_areas_that_were_rated_low():
    talk = Talk()
    talk.world.save(SurveyRule(id="1", survey="shipping"))
    token = talk.asked()
    plan = talk.workspace.surveys["shipping"]
    rated = next(question for question in plan.asked if question.kind == "areas")

    talk.does(ANNA, f"r:{token}:{plan.questions[0].key}:{plan.questions[0].lowest}")
    for slot, score in zip(rated.slots[1:], (2, 4, 1), strict=False):
        talk.does(ANNA, f"r:{token}:{slot}:{score}")

    first, middling, last = (plan.area(area, "en") for area in rated.areas[:3])
    assert f"Rated low: {first} 2, {last} 1" in talk.alerts()[0].text
    assert middling not in talk.alerts()[0].text


@pytest.mark.parametrize(
    ("steps", "seen"),
    [
        (["5"], "good to hear"),
        (["4"], "good to hear"),
        (["5, thank you"], "good to hear"),
        (["3, it took long"], "helps us to do better"),
        (["3", "it took long"], "helps us to do better"),
        (["3", "skip"], "helps us to do better"),
        (["2", "nobody came"], "being so frank"),
    ],
)
def test_thanks_fit_what_was_said(steps, seen):
    talk = Talk()
    talk.asked()

    assert seen in [talk.does(ANNA, step)[0].text for step in steps][-1]


def test_who_was_asked_why_is_not_thanked_with_joy():
    why = surveys.question("why", "text", **{"if": "csat <= 4"})
    talk = surveys.asked(surveys.plan(surveys.question("csat", "csat"), why))

    surveys.does(talk, "csat=4")

    assert "helps us" in surveys.does(talk, "the box was wet")[0].text
