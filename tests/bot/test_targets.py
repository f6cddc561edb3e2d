"""Targets and agreed times, from the command to the report."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from world import ANNA, LEAD, Talk

from bot.hours.agreed import Agreements
from bot.indicators import Estimate, known
from bot.model import AgreedTime, AuditEntry, Target
from bot.reports.readings import Reading
from bot.targets import against, value

UTC = ZoneInfo("UTC")


@pytest.fixture
def talk():
    talk = Talk()
    for number in range(40):
        token = talk.asked(agents=("Marta",), channel="phone", kind="incident")
        talk.does(ANNA, f"r:{token}:csat:{5 if number % 10 else 1}")
    return talk


def said(talk, words):
    return talk.does(LEAD, words)[0]


@pytest.mark.parametrize(
    ("written", "verdict", "sentence"),
    [
        ("60", "reached", "Target 60.00%: reached."),
        ("99%", "missed", "Target 99.00%: missed."),
        ("88", "unclear", "too close, or too few"),
    ],
)
def test_every_report_compares_with_the_target(talk, written, verdict, sentence):
    said(talk, f"/target csat {written}")
    report = said(talk, "/csat week")
    assert sentence in report.text
    assert (report.data["target"], report.data["target_verdict"]) == (float(written.rstrip("%")) / 100, verdict)
    assert (report.picture.target, report.picture.target_label) == (float(written.rstrip("%")), "target")


def test_a_target_holds_from_its_day_on_and_can_be_ended(talk):
    said(talk, "/target csat 60")
    said(talk, "/target csat 99 from 2027-01")
    assert said(talk, "/csat 2026-10").data["target"] == 0.6
    assert said(talk, "/csat 2027-01").data["target"] == 0.99
    talk.now += dt.timedelta(days=1)
    said(talk, "/target csat none")
    assert said(talk, "/csat 2026-10-07").data["target"] == 0.6
    ended = said(talk, "/csat week vs target")
    assert ended.data["target"] is None
    assert "No target" in ended.text


def test_a_team_has_its_own_target_before_that_of_all(talk):
    said(talk, "/target csat 60")
    said(talk, "/target csat 70 team=North")
    assert {(one.team, one.value) for one in talk.world.all(Target)} == {("", 0.6), ("North", 0.7)}
    listed = said(talk, "/target").text
    assert "team=North" in listed
    assert listed.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("/target csat", "Write an indicator"),
        ("/target joy 5", "There is no indicator “joy”"),
        ("/target csat 120", "cannot be a target"),
        ("/target csat soon", "cannot be a target"),
        ("/target csat 85 agent=Marta", "Write an indicator"),
        ("/agreed incident phone", "Write a kind"),
        ("/agreed incident phone fax reply 5m", "Write a kind"),
        ("/agreed incident reply soon", "Write a kind"),
        ("/agreed incident reply", "Write a kind"),
    ],
)
def test_what_cannot_be_is_answered_with_what_can(talk, words, says):
    assert says in said(talk, words).text
    assert not talk.world.all(Target)


def test_customers_set_no_targets(talk):
    assert "role" in talk.does(ANNA, "/target csat 1")[0].text


def test_agreed_times_are_kept_with_who_agreed_them(talk):
    assert (
        "first reply within 15:00, resolved within 4:00:00"
        in said(talk, "/agreed incident PHONE reply 15m resolve 4h").text
    )
    [first] = talk.world.all(AgreedTime)
    assert (first.kind, first.channel, first.since, first.reply, first.resolve) == (
        "incident",
        "phone",
        "",
        900,
        14_400,
    )
    said(talk, "/agreed incident phone resolve 2h")
    newest = max(talk.world.all(AgreedTime), key=lambda one: one.since)
    assert (newest.since, newest.reply, newest.resolve) == ("2026-10-07", 900, 7200)
    assert [entry.deed for entry in talk.world.all(AuditEntry)] == ["agreed", "agreed"]
    said(talk, "/agreed phone reply 20s from 2027-01")
    assert ("", "phone", "2027-01-01") in {(one.kind, one.channel, one.since) for one in talk.world.all(AgreedTime)}


def test_the_most_exact_agreed_time_counts_and_the_newest_that_held():
    times = [
        AgreedTime(kind="", channel="", since="", reply=100, resolve=1000),
        AgreedTime(kind="incident", channel="", since="", reply=50),
        AgreedTime(kind="incident", channel="phone", since="2026-06-01", reply=20),
    ]
    agreed = Agreements(times, UTC)
    may, june = (dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (5, 6))
    assert agreed.limits("order", "mail", june) == (100, 1000)
    assert agreed.limits("Incident", "phone", may) == (50, 1000)
    assert agreed.limits("incident", "Phone", june) == (20, 1000)
    assert Agreements([], UTC).limits("incident", "phone", june) == (None, None)


def test_where_low_is_good_the_target_is_a_ceiling():
    time = known()["time"]
    reading = Reading(group="", estimate=Estimate(value=200, n=50, low=190, high=210), enough=True)
    assert [against(time, reading, limit) for limit in (240, 200, 180)] == ["reached", "unclear", "missed"]
    assert value(time, "4m") == 240
    assert value(SimpleNamespace(unit="points"), "-101") is None
