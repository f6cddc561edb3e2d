"""What moves the score, and what cannot be told apart."""

import csv
import datetime as dt
import io

import numpy as np
import pytest
import slow_scores
import surveys
from world import LEAD, Talk

from bot.charts import svg
from bot.model import Ask, Interaction, Response
from bot.reports.drivers import found
from bot.reports.known import ENOUGH
from bot.reports.pairs import REPLY, TALK, Pairs

AREAS = ("courtesy", "speed")


def talk(n, *, courtesy=0.8, speed=0.0, rated=1.0, seed=1):
    """A company whose score follows courtesy and speed as strongly as is said."""
    chance = np.random.default_rng(seed)
    made = Talk(surveys={"service": surveys.plan(surveys.question("csat", "csat"), surveys.question("areas", "areas"))})
    for number in range(n):
        areas = dict(zip(AREAS, chance.integers(1, 6, size=2).tolist(), strict=True))
        wait = int(chance.integers(10, 2000))
        value = 3 + courtesy * (areas["courtesy"] - 3) + speed * (areas["speed"] - 3) + chance.normal() * 0.7
        about = Interaction(id=f"I{number}", agents=("Marta",), channel="phone", replied_in=wait)
        ask = Ask(
            token=f"t{number}", interaction=about.id, customer="C", survey="own", asked_at=made.now, expires_at=made.now
        )
        made.world.save(about, ask, response(made, number, "csat", "csat", round(min(5, max(1, value)))))
        for area in AREAS if number < n * rated else ():
            made.world.save(response(made, number, f"areas.{area}", "area", areas[area], area=area))
    return made


def response(made, number, question, measure, score, **rest):
    day = made.now.date()
    facts = {"ask": f"t{number}", "question": question, "measure": measure, "scale": 5, "score": score}
    return Response(**facts, answered_at=made.now, day=day, **rest)


def said(made, words="/drivers week"):
    return made.does(LEAD, words)[0]


def test_what_moves_the_score_most_is_named_with_its_interval():
    reply = said(talk(150, courtesy=0.9, speed=0.3))

    assert reply.title == "What moves the score: Customer satisfaction (CSAT)"
    assert "“Courtesy and care” moves the overall score most." in reply.text
    assert "Together they explain" in reply.text
    assert "150 answers" in reply.text
    assert reply.table.lines[0].startswith("Courtesy and care: ")
    assert [row[0] for row in reply.table.rows[1:]] == ["Courtesy and care", "Speed", "Wait for a reply"]
    drivers = reply.data["drivers"]
    assert drivers[0]["driver"] == "courtesy"
    assert drivers[0]["low"] < drivers[0]["weight"] < drivers[0]["high"]
    assert sum(each["weight"] for each in drivers) == pytest.approx(reply.data["explained"])


def test_two_that_matter_alike_are_not_told_apart():
    assert "“Courtesy and care” and “Speed” move the overall score most" in _either(
        said(talk(120, courtesy=0.6, speed=0.6)).text
    )


def _either(text):
    return text.replace("“Speed” and “Courtesy and care”", "“Courtesy and care” and “Speed”")


def test_where_nothing_moves_the_score_it_is_said():
    reply = said(talk(120, courtesy=0.0))

    assert "None of these clearly moves the overall score." in reply.text
    assert (reply.data["real"], reply.data["first"]) == (False, [])


@pytest.mark.parametrize("n", [1, ENOUGH - 1])
def test_with_few_answers_they_are_counted(n):
    reply = said(talk(n))

    assert "Too few to tell" in reply.text
    assert f"Courtesy and care ({n})" in reply.text
    assert (reply.table, reply.picture) == (None, None)


def test_without_answers_nothing_is_made_up():
    assert "Too few to tell: 0 answers" in said(talk(60), "/drivers 2020").text


def test_what_is_known_too_rarely_together_stands_on_its_own():
    reply = said(talk(200, rated=0.3))

    assert (
        "On its own, as too few answered it together with the rest: “Courtesy and care”, correlation 0." in reply.text
    )
    assert reply.data["drivers"][-1]["weight"] is None


def test_the_picture_shows_intervals_and_says_so_in_words():
    reply = said(talk(120))

    assert svg(reply.picture).startswith("<svg")
    assert all(point.low <= point.value <= point.high for point in reply.picture.points)
    assert "Courtesy and care: " in reply.picture.alt


def test_the_figures_can_be_taken_along():
    rows = list(csv.DictReader(io.StringIO(said(talk(80), "/drivers week as csv").file)))

    assert rows[0]["driver"] == "courtesy"
    assert {row["driver"] for row in rows} == {"courtesy", "speed", REPLY}
    assert all(float(row["n"]) == 80 for row in rows)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/drivers week by agent", "Only a score, a period and filters can follow"),
        ("/drivers churn week", "Churn is not a score that customers give. Choose from: csat, nps, ces."),
        ("/drivers nps week", "Too few to tell"),
        ("/drivers week area=speed", "is not known by area"),
        ("/explain drivers", "relative weights (Johnson, 2000)"),
    ],
)
def test_what_can_be_asked(words, answer):
    assert answer in said(talk(60), words).text


def test_a_filter_is_said_and_heeded():
    reply = said(talk(60), "/drivers csat week channel=phone")

    assert "Only channel=phone." in reply.text
    assert reply.data["n"] == 60


def test_a_long_wait_that_lowers_the_score_is_said():
    rows = [(3, 5 - wait // 3, wait, None) for wait in range(12)] + [(2, 3, 5, None)]
    moves = found(Pairs(drivers=(REPLY, TALK), rows=rows * 2))

    assert moves.weighed[0].steep.high < 0
    assert moves.first == (REPLY,)


def test_newer_days_are_enough_where_answers_are_very_many(monkeypatch):
    monkeypatch.setattr("bot.reports.drivers.MANY", 60)
    made = talk(60)
    made.now += dt.timedelta(days=1)
    for number in range(60):
        made.world.save(response(made, number, "again", "csat", 1 + number % 5))
    reply = said(made, "/drivers 7d")

    assert "These are the newest answers, from Oct 8, 2026 on." in reply.text
    assert reply.data["since"] == "2026-10-08"


def test_the_slow_way_doubles_as_the_fast_one_does():
    assert [slow_scores.doubled(seconds) for seconds in (None, 0, 14, 15, 30, 10**7)] == [None, 0, 0, 1, 2, 16]
