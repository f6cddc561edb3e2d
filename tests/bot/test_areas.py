"""Areas by the names that customers were asked about them under, and how satisfied customers are with each."""

import datetime as dt
from dataclasses import replace

import pytest
import surveys
from world import ANNA, LEAD, Talk

LATVIAN = "/language lv"


def begun():
    asked = surveys.plan(surveys.question("csat", "csat"), surveys.question("areas", "areas"), name="service")
    return Talk(surveys={"service": asked})


@pytest.fixture(name="talk")
def _talk():
    """Two agents and the company's own areas: courtesy is good, speed is not."""
    talk = begun()
    for number in range(24):
        agent, courtesy, speed = ("Ivo", "Marta")[number % 2], 5 if number % 6 else 3, 2 if number % 4 else 4
        rate(talk, times=1, agents=(agent,), courtesy=courtesy, speed=speed)
    return talk


def rate(talk, *, times=24, agents=("Marta",), **areas):
    for _ in range(times):
        token = talk.asked(agents=agents)
        talk.does(ANNA, f"r:{token}:csat:4")
        for area, score in areas.items():
            talk.does(ANNA, f"r:{token}:areas.{area}:{score}")


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
    assert "Try: Speed" in said(talk, "/csat week area=speet").text


def test_an_area_that_no_survey_has_any_more_keeps_its_name(talk):
    talk.bot.workspace = replace(talk.workspace, surveys={})

    assert said(talk, "/csat week by area").table.lines[0].startswith("Courtesy and care: ")


def test_a_target_names_its_area(talk):
    said(talk, "/target csat 80 area=speed")

    assert "(area=Speed)" in said(talk, "/target").text


def test_what_nobody_rated_yet_is_known_all_the_same(talk):
    talk.ended(team="Night")

    assert "no answers" in said(talk, "/csat week team=night").title
    assert "There is no team “day”. Try: Night" in said(talk, "/csat week team=day").text


def test_every_area_is_listed_with_its_change_and_its_target(talk):
    talk.now += dt.timedelta(days=7)
    rate(talk, courtesy=5, speed=5)
    said(talk, "/target areas 90")
    said(talk, "/target csat 30 area=speed")
    reply = said(talk, "/areas week")

    assert reply.title == "Satisfaction by area: 100.00%"
    assert "48 ratings, all areas together." in reply.text
    assert "Before" not in reply.text
    assert reply.table.lines == (
        "Courtesy and care: 100.00% [86.20%, 100.00%], 24 ratings; target 90.00%: too close, or too few, to tell",
        "Speed: 100.00% [86.20%, 100.00%], 24 ratings; a real rise (was 25.00%); target 30.00%: reached",
    )
    assert reply.table.rows[0][-2:] == ("change", "target")
    assert [group["target"] for group in reply.data["groups"]] == [0.9, 0.3]
    assert [group["change"] for group in reply.data["groups"]] == ["unclear", "up"]


def test_one_area_has_its_interval_its_trend_and_what_went_before(talk):
    reply = said(talk, "/areas week area=speed")

    assert reply.title == "Satisfaction by area: 25.00%"
    assert "6 of 24 ratings; 95 % interval" in reply.text
    assert reply.picture.shape == "line"


def test_areas_with_few_ratings_are_counted_and_not_compared():
    talk = begun()
    rate(talk, times=4, courtesy=5, speed=1)
    reply = said(talk, "/areas week")

    assert reply.table.lines == (
        "Courtesy and care: 4 of 4 ratings, too few to tell",
        "Speed: 0 of 4 ratings, too few to tell",
    )
    assert "Too few ratings to compare." in reply.text


def test_where_all_ranges_overlap_no_area_stands_out():
    talk = begun()
    rate(talk, courtesy=5, speed=5)

    assert "No one stands out" in said(talk, "/areas week").text


def test_ratings_of_several_areas_are_told_apart_by_nothing_else(talk):
    assert "area=" in said(talk, "/areas week by agent").text
    assert [group["group"] for group in said(talk, "/areas week by agent area=speed").data["groups"]] == [
        "Ivo",
        "Marta",
    ]


def test_without_ratings_it_is_said_so(talk):
    assert said(talk, "/areas 2020").text.endswith("There is nothing to show by area in this period.")
