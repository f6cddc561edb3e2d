import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asks.calm import drawn
from bot.asks.quiet import EVENING, MINUTE, QuietHours, hours

RIGA = ZoneInfo("Europe/Riga")
ZONES = ["Europe/Riga", "Asia/Manila", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu"]
TIMES = st.builds(dt.time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
MINUTES = st.integers(0, 400 * 24 * 60).map(lambda n: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + n * MINUTE)


def utc(text):
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


MOVED = [
    ("2026-10-07T12:00+03:00", "2026-10-07T12:00+03:00", "by day nothing moves"),
    ("2026-10-07T21:00+03:00", "2026-10-08T08:00+03:00", "the first quiet minute"),
    ("2026-10-07T20:59+03:00", "2026-10-07T20:59+03:00", "the last minute before"),
    ("2026-10-08T07:59+03:00", "2026-10-08T08:00+03:00", "the last quiet minute"),
    ("2026-10-24T23:00+03:00", "2026-10-25T08:00+02:00", "an hour longer when summer time ends"),
    ("2026-03-28T23:00+02:00", "2026-03-29T08:00+03:00", "an hour shorter when it begins"),
]


@pytest.mark.parametrize(("at", "moved", "why"), MOVED, ids=[why for *_, why in MOVED])
def test_quiet_hours_move_to_the_first_allowed_minute(at, moved, why):
    assert EVENING.after(utc(at), RIGA) == utc(moved)


def test_an_end_that_the_clocks_jump_over_is_when_they_land():
    assert hours("22:00-03:30").after(utc("2026-03-29T01:00+02:00"), RIGA) == utc("2026-03-29T04:00+03:00")


def test_an_end_that_comes_twice_counts_at_first():
    assert hours("22:00-03:30").after(utc("2026-10-25T01:00+03:00"), RIGA) == utc("2026-10-25T03:30+03:00")


def test_no_hours_are_never_quiet():
    assert hours("").after(utc("2026-10-07T03:00+03:00"), RIGA) == utc("2026-10-07T03:00+03:00")


@pytest.mark.parametrize("text", ["21-8", "25:00-08:00", "21:00", "21:60-08:00", "evening"])
def test_what_is_no_span_is_refused(text):
    with pytest.raises(ValueError, match=text):
        hours(text)


@given(at=MINUTES, zone=st.sampled_from(ZONES), start=TIMES, end=TIMES)
def test_the_first_allowed_minute_is_found_in_every_zone_on_every_day(at, zone, start, end):
    quiet, there = QuietHours(start, end), ZoneInfo(zone)
    expected = at
    while quiet.cover(expected, there):
        expected += MINUTE

    assert quiet.after(at, there) == expected


@given(share=st.floats(0, 100), number=st.integers())
def test_whoever_is_in_a_small_share_is_in_every_larger_one(share, number):
    assert drawn("service", f"I{number}", 100)
    assert not drawn("service", f"I{number}", 0)
    assert drawn("service", f"I{number}", share) <= drawn("service", f"I{number}", min(share + 10, 100))
