"""When digests are due by the clock on the wall, and which days they tell of."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digests import rhythm
from bot.model import Digest

RIGA = ZoneInfo("Europe/Riga")
ZONES = (
    "Europe/Riga",
    "America/New_York",
    "Asia/Manila",
    "Australia/Lord_Howe",
    "America/Santiago",
    "UTC",
    "Asia/Tokyo",
)
DAILY = Digest(
    platform="web",
    chat="team",
    thread="",
    rhythm="daily",
    minute=540,
    days=rhythm.EVERY_DAY,
    zone="Europe/Riga",
    language="en",
)
WORKDAYS = replace(DAILY, days=rhythm.WORKDAYS)


@pytest.mark.parametrize(
    ("day", "minute", "zone", "utc"),
    [
        ("2026-11-20", 540, "Europe/Riga", "2026-11-20T07:00"),
        ("2026-03-29", 210, "Europe/Riga", "2026-03-29T01:00"),  # 3:30 is jumped over: 4:00
        ("2026-10-25", 210, "Europe/Riga", "2026-10-25T00:30"),  # 3:30 comes twice: the first
        ("2026-10-04", 135, "Australia/Lord_Howe", "2026-10-03T15:30"),  # half an hour is jumped over
        ("2026-09-06", 30, "America/Santiago", "2026-09-06T04:00"),  # midnight is jumped over
        ("2026-03-08", 150, "America/New_York", "2026-03-08T07:00"),
    ],
)
def test_the_clock_on_the_wall_decides(day, minute, zone, utc):
    found = rhythm.wall(dt.date.fromisoformat(day), minute, ZoneInfo(zone))

    assert found == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


def chain(digest, first, count, home=RIGA):
    """Return so many occurrences in a row, each told."""
    at = dt.datetime.fromisoformat(first).replace(tzinfo=dt.UTC)
    for _ in range(count):
        found = rhythm.following(digest, home, at)
        yield found
        at, digest = found.due_at, replace(digest, told=found.window.end)


@pytest.mark.parametrize(
    ("digest", "periods"),
    [
        (DAILY, ["2026-11-19", "2026-11-20", "2026-11-21"]),
        (WORKDAYS, ["2026-11-19", "2026-11-20..2026-11-22", "2026-11-23"]),
        (replace(DAILY, rhythm="weekly", days="1"), ["2026-W47", "2026-W48", "2026-W49"]),
        (
            replace(DAILY, rhythm="weekly", days="5"),
            ["2026-11-13..2026-11-19", "2026-11-20..2026-11-26"],
        ),
        (replace(DAILY, rhythm="monthly", days="1"), ["2026-11", "2026-12", "2027-01"]),
        (replace(DAILY, rhythm="monthly", days="31"), ["2026-10", "2026-11", "2026-12"]),
    ],
)
def test_a_digest_tells_of_what_is_over(digest, periods):
    assert [found.window.iso for found in chain(digest, "2026-11-19T22:00", len(periods))] == periods


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    home=st.sampled_from(ZONES),
    minute=st.integers(0, 1439),
    days=st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days))),
    start=st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1)),
)
def test_no_day_is_told_twice_or_left_out_and_each_is_over(zone, home, minute, days, start):
    digest = replace(DAILY, zone=zone, minute=minute, days=days)
    found = list(chain(digest, start.isoformat(), 12, ZoneInfo(home)))

    assert all(one.window.end == other.window.first for one, other in pairwise(found))
    assert all(one.window.end_at <= one.due_at for one in found)
    assert all(one.due_at < other.due_at for one, other in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(ZONES), st.integers(0, 1439), st.sampled_from(["1234567", "12345", "3"])), max_size=6
    ),
    name=st.sampled_from(["daily", "weekly"]),
)
def test_a_changed_schedule_never_doubles_a_day(changes, name):
    at, told = dt.datetime(2026, 10, 20, 5, tzinfo=dt.UTC), []
    digest = replace(DAILY, rhythm=name, days="1" if name == "weekly" else "12345")
    for zone, minute, days in changes:
        digest = replace(digest, zone=zone, minute=minute, days=days[0] if name == "weekly" else days)
        found = rhythm.following(digest, RIGA, at)
        told.append(found.window)
        at, digest = found.due_at, replace(digest, told=found.window.end)

    assert all(one.end <= other.first for one, other in pairwise(told))


def test_after_downtime_the_latest_days_are_told_of():
    digest = replace(WORKDAYS, told=dt.date(2026, 11, 17))

    found = rhythm.latest(digest, RIGA, dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC))
    assert found.window.iso == "2026-11-19"
    assert rhythm.latest(replace(digest, told=dt.date(2026, 11, 20)), RIGA, found.due_at) is None


def test_a_day_is_compared_with_its_like_and_a_period_with_the_one_before():
    day = rhythm.days("daily", dt.date(2026, 11, 20), dt.date(2026, 11, 21), RIGA)
    month = rhythm.days("monthly", dt.date(2026, 11, 1), dt.date(2026, 12, 1), RIGA)

    assert [one.iso for one in rhythm.comparable("daily", day)] == [
        "2026-11-13",
        "2026-11-06",
        "2026-10-30",
        "2026-10-23",
    ]
    assert [one.iso for one in rhythm.comparable("monthly", month)] == ["2026-10"]
