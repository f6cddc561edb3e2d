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
    assert "There is no agent “Mart”. Try: Marta" in unknown.text


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


def test_the_number_before_says_how_many_gave_it(talk):
    [reply] = talk.does(LEAD, "/csat 2026-10-05..2026-10-11")

    assert "(Europe/Riga)): 75.00% (n = 20) – no clear change." in reply.text


def test_a_period_that_begins_before_all_answers_says_so(talk):
    texts = [talk.does(LEAD, f"/csat {period}")[0].text for period in ("2026", "all")]

    assert ["Nothing is known of the time before Sep 28, 2026." in text for text in texts] == [True, False]


@pytest.mark.parametrize(("period", "future"), [("2027", True), ("2026-10-12", True), ("2025", False)])
def test_a_period_to_come_is_called_so(talk, period, future):
    [reply] = talk.does(LEAD, f"/csat {period}")

    assert ("This period has not begun yet." in reply.text) is future
    assert "There are answers from Sep 28, 2026 to Oct 11, 2026." in reply.text


def test_a_day_without_answers_is_not_called_too_few(talk):
    [reply] = talk.does(LEAD, "/csat 2026-09-27..2026-09-28 by day")

    assert reply.table.lines[0] == "Sep 27, 2026: no answers"


def test_groups_of_too_few_are_listed_by_how_many_they_are(talk):
    for number, agent in enumerate(("Zane", "Zane", "Aija")):
        talk.does(ANNA, f"r:{talk.asked(agents=(agent,), id=f'few{number}')}:csat:1")
    [reply] = talk.does(LEAD, "/csat all by agent")

    assert [group["group"] for group in reply.data["groups"]][2:] == ["Zane", "Aija"]


@pytest.mark.parametrize("words", ["month by agent", "month vs previous", "month as csv"])
def test_a_sheet_refuses_what_it_cannot_do(talk, words):
    [reply] = talk.does(LEAD, f"/indicators {words}")

    assert "Only a period and filters can follow" in reply.text


def test_a_misspelt_name_to_explain_gets_the_nearest(talk):
    [reply] = talk.does(LEAD, "/explain csta")

    assert reply.text.startswith("I do not know /explain csta. Did you mean /explain csat")


def test_an_estimate_is_asked_for_with_the_period_that_was_meant(talk):
    [reply] = talk.does(LEAD, "/gap csat")

    assert "/estimate csat 92 quarter." in reply.text


def test_comparisons_lead_to_the_period_before(talk):
    for command in ("drivers", "fairness"):
        [reply] = talk.does(LEAD, f"/{command} 2026-10")
        assert any(" 2026-09" in button.data for row in reply.buttons for button in row), command
