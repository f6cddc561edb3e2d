"""Two real files through the shipped entry point: tickets of a workbook, and the times of 5,000 calls."""

import pytest

FILES = {"technical_support": "technical_support.xlsx", "pwc_call_center": "pwc_call_center.csv"}


@pytest.fixture(scope="module", params=["Europe/Riga"])
def bring(request, imported):
    return lambda name: imported(FILES[name], request.param)


@pytest.fixture
def say(bring):
    return lambda name, words: bring(name).asked(words)


def percent(share):
    return round(share * 100, 2)


def test_every_ticket_is_brought_in(bring):
    assert bring("technical_support").told == "2,330 rows: 2,330 new, 0 already there"


@pytest.mark.parametrize(
    ("period", "name", "n", "value"),
    [
        ("2023", "value", "n", 86.65),
        ("2023", "resolution", "resolution_n", 66.39),
        ("2023-01", "resolution", "resolution_n", 76.34),
        ("2023-12", "resolution", "resolution_n", 60.23),
    ],
)
def test_what_was_promised_is_kept_as_often_as_the_file_says(say, period, name, n, value):
    found = say("technical_support", f"/response {period}")
    assert percent(found[name]) == value
    assert found[n] == {"2023": 2330, "2023-01": 224, "2023-12": 176}[period]


def test_half_of_those_who_were_asked_answered(say):
    found = say("technical_support", "/response_rate 2023")
    assert (found["hits"], found["n"], percent(found["value"]), found["open"]) == (1173, 2330, 50.34, 0)


def test_satisfaction_with_the_tickets(say):
    found = say("technical_support", "/csat all")
    assert [percent(found[name]) for name in ("value", "low", "high")] == [56.69, 53.84, 59.50]
    assert (found["n"], round(found["mean"], 2)) == (1173, 3.51)


def test_times_of_the_calls(say):
    found = say("pwc_call_center", "/time 2021-Q1")
    assert (found["n"], round(found["talk_mean"], 2), round(found["wait_mean"], 2)) == (4054, 224.92, 67.52)


def test_calls_answered_and_resolved(say):
    found = say("pwc_call_center", "/fcr all")
    assert (found["hits"], found["n"], percent(found["value"])) == (3646, 5000, 72.92)
    assert (found["answered_hits"], percent(found["answered"])) == (4054, 81.08)


def test_nobody_knows_who_was_asked_about_the_calls(say):
    assert say("pwc_call_center", "/response_rate all")["value"] is None
