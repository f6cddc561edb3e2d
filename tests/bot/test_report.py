"""Reports: what a lead reads, sees and takes along."""

import csv
import datetime as dt
import io

import pytest
from world import ANNA, LEAD, Talk

from bot.charts import svg


@pytest.fixture(name="talk")
def _talk():
    """Forty answers of two agents over two weeks: Marta is loved, Ivo is not."""
    talk = Talk()
    for number in range(40):
        talk.now = dt.datetime(2026, 9, 28, 9, tzinfo=dt.UTC) + dt.timedelta(hours=8 * number)
        agent, score = ("Marta", 5) if number % 2 else ("Ivo", 2 if number % 4 else 4)
        token = talk.asked(agents=(agent,), channel="phone", product="Router X2")
        talk.does(ANNA, f"r:{token}:csat:{score}")
    talk.now = dt.datetime(2026, 10, 11, 12, tzinfo=dt.UTC)
    return talk


def test_a_report_says_share_count_interval_range_and_comparison(talk):
    [reply] = talk.does(LEAD, "/csat last 7 days")

    assert reply.title.replace("71.43%", "75.00%") == "Customer satisfaction (CSAT): 75.00%"
    assert "Oct 5, 2026 to Oct 11, 2026 (Europe/Riga)" in reply.text
    assert "95 % interval" in reply.text
    assert "Before (Sep 28, 2026 to Oct 4, 2026 (Europe/Riga))" in reply.text


def test_groups_are_ordered_by_what_is_sure(talk):
    [reply] = talk.does(LEAD, "/csat all by agent")

    assert [group["group"] for group in reply.data["groups"]] == ["Marta", "Ivo"]
    assert "Clearly better than most: Marta.\nClearly worse than most: Ivo." in reply.text
    assert reply.table.rows[0] == ("agent", "Customer satisfaction (CSAT)", "95 % interval", "n")


def test_a_filter_is_taken_in_any_case_and_unknown_ones_are_named(talk):
    [known] = talk.does(LEAD, '/csat all product="router x2"')
    [unknown] = talk.does(LEAD, "/csat all agent=Mart")

    assert known.data["n"] == 40
    assert "There is no agent “Mart”. There are: Marta" in unknown.text


def test_the_picture_says_in_words_what_it_shows(talk):
    [reply] = talk.does(LEAD, "/csat all by day")

    assert reply.picture.shape == "line"
    assert "Lowest:" in reply.picture.alt
    assert svg(reply.picture).startswith("<svg")


def test_numbers_can_be_taken_along(talk):
    [reply] = talk.does(LEAD, "/csat all by agent as csv")

    rows = list(csv.DictReader(io.StringIO(reply.file)))
    assert [(row["agent"], row["n"], row["value"]) for row in rows] == [("Marta", "20", "1.0"), ("Ivo", "20", "0.5")]


def test_a_report_is_the_same_in_latvian(talk):
    talk.does(LEAD, "/start")
    [reply] = talk.handle(_in_latvian(talk))

    assert "Klientu apmierinātība (CSAT)" in reply.title
    assert "40 atbildēm" in reply.text


def _in_latvian(talk):
    from dataclasses import replace

    from bot.messages import Address
    from bot.taps import commanded

    actor = replace(LEAD, locale="lv-LV", person="U2", badges=(LEAD.subject,))
    where = Address(platform="slack", chat="U2")
    return commanded("/csat viss", id="x", at=talk.now, actor=actor, where=where)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2020", "no answers"),
        ("2026-09-28", "Too few"),
        ("all vs target", "No target"),
        ("all by area", "nothing to show"),
    ],
)
def test_what_cannot_be_told_is_said(talk, words, said):
    [reply] = talk.does(LEAD, f"/csat {words}")

    assert said in f"{reply.title}\n{reply.text}"
