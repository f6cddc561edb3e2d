"""Working time against counting minutes one by one, and hours as they are written."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.hours import setting as hours
from bot.hours.working import Holiday, Hours

ZONES = ["UTC", "Europe/Riga", "America/New_York", "Asia/Manila", "Africa/Casablanca", "Australia/Lord_Howe"]
STARTS = [dt.datetime(2026, month, day, tzinfo=dt.UTC) for month, day in [(2, 14), (3, 7), (3, 28), (10, 3), (10, 24)]]
MINUTE = dt.timedelta(minutes=1)

spans = st.lists(st.integers(0, 1440), min_size=0, max_size=4, unique=True).map(
    lambda cuts: tuple(zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False))
)
instants = st.builds(lambda start, minutes: start + minutes * MINUTE, st.sampled_from(STARTS), st.integers(0, 4000))


def counted(plan, start, end):
    """Minutes that begin in working hours, by what the clock on the wall shows."""
    found = 0
    while start < end:
        wall = start.astimezone(plan.zone)
        off = {Holiday(month=wall.month, day=wall.day, year=year) for year in (None, wall.year)} & plan.holidays
        minute = wall.hour * 60 + wall.minute
        week = plan.week if any(plan.week) else (((0, 1440),),) * 7
        found += not off and any(first <= minute < last for first, last in week[wall.weekday()])
        start += MINUTE
    return found


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ZONES), st.tuples(*[spans] * 7), instants, st.integers(0, 3000), st.booleans())
def test_working_time_is_what_the_minutes_add_up_to(zone, week, start, minutes, closed):
    holidays = frozenset({Holiday(month=3, day=29), Holiday(month=10, day=25, year=2026)}) if closed else frozenset()
    plan = Hours(zone=ZoneInfo(zone), week=week, holidays=holidays)
    assert plan.seconds(start, start + minutes * MINUTE) == 60 * counted(plan, start, start + minutes * MINUTE)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ZONES), st.tuples(*[spans] * 7), st.tuples(instants, instants, instants))
def test_working_time_adds_up_and_never_runs_backwards(zone, week, moments):
    plan = Hours(zone=ZoneInfo(zone), week=week)
    first, second, third = sorted(moments)
    assert plan.seconds(first, second) + plan.seconds(second, third) == plan.seconds(first, third)
    assert plan.seconds(third, first) == 0


def test_a_night_that_is_longer_or_shorter_counts_as_it_was():
    nights = Hours(zone=ZoneInfo("Europe/Riga"), week=(((0, 360),),) * 7)

    def worked(day):
        start = dt.datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=nights.zone)
        return nights.seconds(start, start + dt.timedelta(days=1)) / 3600

    assert [worked("2026-03-28"), worked("2026-03-29"), worked("2026-10-25")] == [6, 5, 7]


def test_hours_are_read_as_they_are_written():
    plan = hours.read("mon-fri 9:00-12:30, mon-fri 13-17:30, SUN-mon 20-24", "2026-12-24, 01-01", ZoneInfo("UTC"))
    assert plan.week[0] == ((540, 750), (780, 1050), (1200, 1440))
    assert plan.week[5:] == ((), ((1200, 1440),))
    assert plan.holidays == {Holiday(month=12, day=24, year=2026), Holiday(month=1, day=1)}
    assert hours.read("", "", ZoneInfo("UTC")) == Hours()


@pytest.mark.parametrize(
    ("written", "holidays"),
    [
        ("mon 9", ""),
        ("mon 17-9", ""),
        ("mon 9-25", ""),
        ("mon 9:75-12", ""),
        ("xyz 9-17", ""),
        ("mon 9-12, mon 11-15", ""),
        ("", "2026-02-30"),
        ("", "24.12.2026"),
    ],
)
def test_what_cannot_be_meant_is_refused(written, holidays):
    with pytest.raises(ValueError, match=r".*"):
        hours.read(written, holidays, ZoneInfo("UTC"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ZONES), st.tuples(*[spans] * 7), instants, st.integers(1, 200_000))
def test_what_is_due_after_working_time_is_due_when_that_has_passed(zone, week, start, seconds):
    plan = Hours(zone=ZoneInfo(zone), week=week)
    due = plan.later(start, seconds)

    assert plan.seconds(start, due) == seconds
    assert plan.seconds(start, due - dt.timedelta(seconds=1)) < seconds


@pytest.mark.parametrize(
    ("week", "hours_of_day"), [("mon-fri 9:00-17:30, sat 10-14", 8.5), ("mon-tue 8-12, wed-sun 8-18", 10), ("", 24)]
)
def test_a_working_day_is_as_long_as_most_are(week, hours_of_day):
    assert hours.read(week, "", ZoneInfo("Europe/Riga")).day == hours_of_day * 3600
