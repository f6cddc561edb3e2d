"""A real file of 7,043 customers, read as they stood at one moment, through the shipped entry point."""

import pytest


@pytest.fixture(scope="module")
def bot(imported):
    return imported("ibm_telco_churn.csv", "America/Santiago")


@pytest.fixture(scope="module")
def say(bot):
    return bot.asked


def test_every_customer_is_brought_in_once(bot):
    assert bot.told == "7,043 rows: 7,043 new, 0 already there"
    assert bot.bring() == "7,043 rows: 0 new, 7,043 already there"


def test_churn_is_what_the_file_says(say):
    found = say("/churn 2019-01")

    assert (found["hits"], found["n"]) == (1869, 7043)
    assert [round(found[name] * 100, 2) for name in ("value", "low", "high")] == [26.54, 25.52, 27.58]
    assert (found["value_lost"], found["value_start"], found["currency"]) == (139130.85, 456116.60, "USD")
    assert round(found["value_share"] * 100, 2) == 30.50


def test_by_contract_the_shorter_leave_more(say):
    groups = {group["group"]: round(group["value"] * 100, 2) for group in say("/churn 2019-01 by contract")["groups"]}

    assert groups == {"month-to-month": 42.71, "one year": 11.27, "two years": 2.83}


def test_who_did_not_leave_stayed(say):
    assert round(say("/retention 2019-01")["value"] * 100, 2) == 73.46


def test_before_anybody_joined_there_is_no_number(say):
    assert say("/churn 2018-11")["value"] is None
