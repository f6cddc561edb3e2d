import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot import languages
from bot.errors import Refused
from bot.periods import Vocabulary, Window, local_day, parse_period

DAY = dt.timedelta(days=1)
ZONES = [
    "Europe/Riga",
    "America/St_Johns",
    "Asia/Manila",
    "Pacific/Apia",
    "America/Asuncion",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "America/Havana",
    "America/Scoresbysund",
    "Pacific/Kwajalein",
    "UTC",
]
RIGA = ZoneInfo("Europe/Riga")
VOCABULARIES = [Vocabulary.read(languages.entries(code)["periods"]) for code in ("en", "lv")]
KNOWN = sorted({word for vocabulary in VOCABULARIES for _, words in vocabulary.senses for word in words})

zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(dt.date(1970, 1, 2), dt.date(2100, 12, 30))
instants = st.datetimes(dt.datetime(1970, 1, 3), dt.datetime(2100, 12, 29), timezones=st.just(dt.UTC))  # noqa: DTZ001 - hypothesis adds the zone
units = st.sampled_from(["week", "month", "quarter", "year"])


def parse(words, today=dt.date(2026, 11, 18), zone=RIGA):
    return parse_period(words.split(), today=today, zone=zone, vocabularies=VOCABULARIES)[0]


def day(first, zone):
    return Window(first=first, end=first + DAY, zone=zone)


@pytest.mark.parametrize(
    ("zone", "first", "hours", "start"),
    [
        ("Europe/Riga", "2026-03-29", 23, "2026-03-28T22:00"),
        ("Europe/Riga", "2026-10-25", 25, "2026-10-24T21:00"),
        ("Europe/Riga", "2026-07-01", 24, "2026-06-30T21:00"),
        ("America/Asuncion", "2023-10-01", 23, "2023-10-01T04:00"),
        ("Africa/Cairo", "2026-04-24", 23, "2026-04-23T22:00"),
        ("Africa/Cairo", "2026-10-29", 25, "2026-10-28T21:00"),
        ("Pacific/Apia", "2011-12-29", 24, "2011-12-29T10:00"),
        ("Pacific/Apia", "2011-12-30", 0, "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-31", 24, "2011-12-30T10:00"),
        ("Australia/Lord_Howe", "2026-10-04", 23.5, "2026-10-03T13:30"),
        ("America/St_Johns", "2010-11-07", 25, "2010-11-07T02:30"),
        ("America/Havana", "2026-11-01", 25, "2026-11-01T04:00"),
        ("America/Toronto", "1919-03-31", 23.5, "1919-03-31T04:30"),
    ],
)
def test_a_day_is_as_long_as_the_clocks_make_it(zone, first, hours, start):
    window = day(dt.date.fromisoformat(first), ZoneInfo(zone))

    assert window.start_at == dt.datetime.fromisoformat(f"{start}+00:00")
    assert window.end_at - window.start_at == dt.timedelta(hours=hours)
    assert window.start_at.tzinfo is dt.UTC


@given(zones, days)
def test_adjacent_days_tile_the_timeline(zone, first):
    assert day(first, zone).end_at == day(first + DAY, zone).start_at
    assert day(first, zone).start_at <= day(first, zone).end_at


@given(zones, instants)
@example(ZoneInfo("America/St_Johns"), dt.datetime(2010, 11, 7, 2, 30, 30, tzinfo=dt.UTC))
@example(ZoneInfo("America/St_Johns"), dt.datetime(2010, 11, 7, 3, 0, tzinfo=dt.UTC))
@example(ZoneInfo("Pacific/Apia"), dt.datetime(2011, 12, 30, 10, 0, tzinfo=dt.UTC))
@example(ZoneInfo("Pacific/Apia"), dt.datetime(2011, 12, 30, 9, 59, 59, tzinfo=dt.UTC))
@example(ZoneInfo("Africa/Cairo"), dt.datetime(2026, 4, 23, 22, 0, tzinfo=dt.UTC))
def test_an_instant_is_on_the_one_day_whose_window_holds_it(zone, instant):
    window = day(local_day(instant, zone), zone)

    assert window.start_at <= instant < window.end_at


@given(zones, days)
def test_a_day_holds_its_first_instant_and_not_its_end(zone, first):
    window = day(first, zone)
    if window.start_at < window.end_at:
        assert local_day(window.start_at, zone) == first
        assert local_day(window.end_at - dt.timedelta(microseconds=1), zone) == first
    assert local_day(window.end_at, zone) > first


def test_a_window_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Window(first=dt.date(2026, 10, 5), end=dt.date(2026, 10, 4), zone=RIGA)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", "2026-11-17"),
        ("7d", "2026-11-05..2026-11-11"),
        ("2026-11-05..2026-11-11", "2026-10-29..2026-11-04"),
        ("since monday", "2026-11-13..2026-11-15"),
        ("week", "2026-11-09..2026-11-11"),
        ("month", "2026-10-01..2026-10-18"),
        ("quarter", "2026-07-01..2026-08-18"),
        ("year", "2025-01-01..2025-11-18"),
        ("last week", "2026-W45"),
        ("last month", "2026-09"),
        ("last quarter", "2026-Q2"),
        ("last year", "2024"),
        ("2026-03", "2026-02"),
        ("2026-W01", "2025-W52"),
        ("2026-Q1", "2025-Q4"),
        ("october", "2026-09"),
    ],
)
def test_a_window_is_compared_with_the_one_before_it(words, expected):
    previous = parse(words).previous()

    assert (previous.iso, previous.label) == (expected, expected)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-30", "2026-02"),
        ("2026-03-31", "2026-02"),
        ("2026-02-28", "2026-01"),
        ("2026-02-27", "2026-01-01..2026-01-27"),
    ],
)
def test_a_month_to_date_is_compared_with_as_many_days_as_the_one_before_has(today, expected):
    assert parse("month", dt.date.fromisoformat(today)).previous().iso == expected


@given(days.filter(lambda first: first.year > 1990), st.integers(1, 5000), zones)
def test_days_are_compared_with_as_many_that_abut(first, count, zone):
    window = Window(first=first, end=first + count * DAY, zone=zone)
    previous = window.previous()

    assert (previous.end, previous.days) == (window.first, window.days)


@given(units, st.dates(dt.date(1972, 1, 1), dt.date(2100, 12, 31)))
def test_a_unit_to_date_is_compared_with_the_same_part_of_the_one_before(unit, today):
    now, whole = parse(unit, today), parse(f"last {unit}", today)
    previous = now.previous()

    assert previous.first == whole.first
    assert previous.end == (whole.end if now.whole else min(whole.first + now.days * DAY, whole.end))


@given(units, st.dates(dt.date(1974, 1, 1), dt.date(2100, 12, 31)))
def test_a_whole_unit_is_compared_with_the_whole_one_that_abuts(unit, today):
    window = parse(f"last {unit}", today)
    previous = window.previous()

    assert window.whole
    assert previous.whole
    assert previous.end == window.first


@given(units, days, zones)
def test_a_whole_unit_is_read_back_from_its_iso_form(unit, today, zone):
    if today.year > 1971:
        window = parse(f"last {unit}", today, zone)
        again = parse(window.iso, today, zone)

        assert (again.first, again.end, again.unit, again.zone) == (window.first, window.end, window.unit, zone)


@given(days, st.integers(1, 400))
def test_days_are_read_back_from_their_iso_form(first, count):
    end = min(first + count * DAY, dt.date(2101, 1, 1))
    window = Window(first=first, end=end, zone=RIGA)
    again = parse(window.iso)

    assert (again.first, again.end, again.unit) == (window.first, window.end, "")


@pytest.mark.parametrize("year", range(1970, 2101))
def test_every_year_has_its_iso_weeks(year):
    weeks = dt.date(year, 12, 28).isocalendar().week
    windows = [parse(f"{year}-W{number:02}") for number in range(1, weeks + 1)]

    assert weeks in {52, 53}
    assert windows[0].first <= dt.date(year, 1, 4) < windows[0].end
    assert all(window.first.weekday() == 0 and window.days == 7 for window in windows)
    assert all(one.end == other.first for one, other in pairwise(windows))
    with pytest.raises(Refused):
        parse(f"{year}-W{weeks + 1}")


@pytest.mark.parametrize("year", range(1970, 2101))
def test_february_has_29_days_in_leap_years_only(year):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    assert parse(f"{year}-02").days == 28 + leap
    assert parse(f"{year}").days == 365 + leap


scraps = st.one_of(
    st.sampled_from([*KNOWN, "..", "…", "2026-10", "7d", "1/10/2026", "2026-W", "-", "0", "99999", "q3"]),
    st.text(max_size=8),
    st.from_regex(r"[0-9]{1,5}([-./wqWQ][0-9]{0,3}){0,3}[dwmqy]?", fullmatch=True),
)


def outcome(words, today):
    try:
        return parse_period(words, today=today, zone=RIGA, vocabularies=VOCABULARIES)
    except Refused as refused:
        return languages.texts("en")(refused.key, **refused.values)


@given(st.lists(scraps, max_size=6), st.sampled_from(["", " "]), days)
def test_whatever_is_typed_is_a_period_or_refused_in_words(scrap, glue, today):
    words = glue.join(scrap).split()
    found = outcome(words, today)
    if not isinstance(found, str):
        window, consumed = found
        assert 1 <= consumed <= len(words)
        assert window.first < window.end
        assert window.start_at < window.end_at


@given(st.lists(st.text(), max_size=3), days)
def test_what_is_not_split_into_words_does_no_harm(words, today):
    assert outcome(words, today)


@given(st.sampled_from(KNOWN), st.text("abcdeš", min_size=1, max_size=2), st.integers(0, 8))
def test_every_period_that_is_offered_is_one(word, extra, place):
    try:
        parse(word[:place] + extra + word[place:])
    except Refused as refused:
        for offered in str(refused.values.get("nearest", "today")).split(", "):
            assert parse(offered)
