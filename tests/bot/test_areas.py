"""Areas by the names that customers were asked about them under, and how satisfied customers are with each."""

from dataclasses import replace

import pytest
import surveys
from world import ANNA, LEAD, Talk

LATVIAN = "/language lv"


@pytest.fixture(name="talk")
def _talk():
    """Two agents and the company's own areas: courtesy is good, speed is not."""
    talk = Talk(
        surveys={
            "service": surveys.plan(
                surveys.question("csat", "csat"), surveys.question("areas", "areas"), name="service"
            )
        }
    )
    for number in range(24):
        token = talk.asked(agents=("Marta" if number % 2 else "Ivo",))
        talk.does(ANNA, f"r:{token}:csat:4")
        talk.does(ANNA, f"r:{token}:areas.courtesy:{5 if number % 6 else 3}")
        talk.does(ANNA, f"r:{token}:areas.speed:{2 if number % 4 else 4}")
    return talk


def said(talk, words):
    return talk.does(LEAD, words)[0]


def test_areas_have_the_names_of_the_companys_own_survey(talk):
    reply = said(talk, "/csat week by area")

    assert [line.partition(":")[0] for line in reply.table.lines] == ["Courtesy and care", "Speed"]
    assert [point.label for point in reply.picture.points] == ["Courtesy and care", "Speed"]
    assert "Clearly worse than most: Speed." in reply.text
    assert "Speed" in reply.picture.alt


def test_areas_have_their_names_in_the_readers_language(talk):
    said(talk, LATVIAN)

    assert [row[0] for row in said(talk, "/csat week by area").table.rows[1:]] == [
        "Courtesy and care (lv)",
        "Speed (lv)",
    ]


@pytest.mark.parametrize("wanted", ["speed", "Speed", '"courtesy and care"'])
def test_an_area_is_meant_by_its_name_as_well_as_by_its_key(talk, wanted):
    reply = said(talk, f"/csat week area={wanted}")

    assert reply.data["n"] == 24
    assert f"Only area={wanted.strip(chr(34)).capitalize()}." in reply.text


def test_an_area_that_nobody_knows_gets_the_names_of_those_there_are(talk):
    assert "There are: Speed" in said(talk, "/csat week area=speet").text


def test_an_area_that_no_survey_has_any_more_keeps_its_name(talk):
    talk.bot.workspace = replace(talk.workspace, surveys={})

    assert said(talk, "/csat week by area").table.lines[0].startswith("Courtesy and care: ")


def test_a_target_names_its_area(talk):
    said(talk, "/target csat 80 area=speed")

    assert "(area=Speed)" in said(talk, "/target").text


def test_what_nobody_rated_yet_is_known_all_the_same(talk):
    talk.ended(team="Night")

    assert "no answers" in said(talk, "/csat week team=night").title
    assert "There is no team “day”. There are: Night" in said(talk, "/csat week team=day").text
