"""A real file of 5,000 calls through the shipped entry point."""

import pytest


@pytest.fixture(scope="module")
def bot(imported):
    return imported("pwc_call_center.csv", "Europe/Riga")


@pytest.fixture(scope="module")
def say(bot):
    return bot.asked


def test_every_call_is_brought_in_once(bot):
    assert bot.told == "5,000 rows: 5,000 new, 0 already there"
    assert bot.bring() == "5,000 rows: 0 new, 5,000 already there"


@pytest.mark.parametrize(
    ("period", "n", "percent"),
    [("2021-01", 1455, 50.24), ("2021-02", 1298, 50.54), ("2021-Q1", 4054, 49.90), ("2021-W09", 330, 53.33)],
)
def test_satisfaction_is_what_the_file_says(say, period, n, percent):
    found = say(f"/csat {period}")
    assert (found["n"], round(found["value"] * 100, 2)) == (n, percent)


def test_the_interval_of_the_quarter(say):
    found = say("/csat 2021-Q1")
    assert [round(found[name] * 100, 2) for name in ("low", "high")] == [48.36, 51.44]


def test_the_eight_agents_are_alike(say):
    found = say("/csat 2021-Q1 by agent")
    groups = {group["group"]: group for group in found["groups"]}
    assert len(groups) == 8
    assert sum(group["n"] for group in groups.values()) == 4054
    assert round(groups["Joe"]["value"] * 100, 2) == 47.52
    assert round(groups["Martha"]["value"] * 100, 2) == 52.72
    assert found["stands_out"] == []
