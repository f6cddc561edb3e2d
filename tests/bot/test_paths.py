"""The buttons below a report ask for what they say."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world import LEAD, Talk

from bot import languages
from bot.indicators import known
from bot.periods import Window
from bot.periods.units import moved, start
from bot.reports.paths import paths, words
from bot.reports.readings import Reading, Report
from bot.reports.report import vocabularies
from bot.request import Request, parse_request
from bot.tally import Tally

EARLIER, LATER = (languages.texts("en")(f"path.{name}") for name in ("earlier", "later"))
TODAY = dt.date(2026, 10, 7)
ZONE = ZoneInfo("Europe/Riga")
SPAN = (dt.date(2026, 1, 1), TODAY)
MONTH = Window(first=dt.date(2026, 9, 1), end=dt.date(2026, 10, 1), zone=ZONE, unit="month")
days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 1))
windows = st.builds(
    lambda first, length: Window(first=first, end=first + dt.timedelta(days=length), zone=ZONE),
    days,
    st.integers(1, 90),
)
values = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8) | st.just("waiting time")


def report(window=MONTH, name="csat", *, measured=True, **asked):
    indicator = known()[name]
    request = Request(window=window, **asked)
    found = indicator.estimate(indicator.source.empty)
    total = Reading(group="", estimate=found, enough=False)
    return Report(
        indicator=indicator, request=request, total=total, previous=total, change="unclear", groups=(), standing=None,
        span=SPAN, trend=(),
    )  # fmt: skip


def parsed(text):
    return parse_request(text, today=TODAY, zone=ZONE, vocabularies=vocabularies("en"), span=SPAN)


def labels(found):
    return {button.label: button.data for row in paths(found, languages.texts("en")) for button in row}


@settings(deadline=None)
@given(windows, st.dictionaries(st.sampled_from(["agent", "channel"]), values), st.sampled_from(["", "agent", "day"]))
def test_what_a_report_is_asked_by_asks_for_it_again(window, filters, by):
    again = parsed(words(report(window, filters=filters, by=by)))

    assert (again.window.first, again.window.end) == (window.first, window.end)
    assert (dict(again.filters), again.by) == (filters, by)


@settings(deadline=None)
@given(days, st.sampled_from(["week", "month", "quarter", "year"]), st.integers(0, 400))
def test_a_unit_to_date_is_compared_with_the_same_as_before(day, unit, more):
    first = start(unit, day)
    end = min(first + dt.timedelta(days=more + 1), moved(unit, first, 1))
    window = Window(first=first, end=end, zone=ZONE, unit=unit)

    again = parsed(words(report(window))).window

    assert (again.first, again.end) == (first, end)
    assert (again.previous().first, again.previous().end) == (window.previous().first, window.previous().end)


@pytest.mark.parametrize(
    ("window", "earlier", "later"),
    [
        (MONTH, "t:csat 2026-08", "t:csat 2026-10"),
        (Window(first=dt.date(2026, 10, 1), end=dt.date(2026, 10, 8), zone=ZONE, unit="month"), "t:csat 2026-09", None),
        (Window(first=dt.date(2026, 9, 1), end=dt.date(2026, 9, 8), zone=ZONE), "t:csat 2026-08-25..2026-08-31",
         "t:csat 2026-09-08..2026-09-14"),
        (Window(first=SPAN[0], end=dt.date(2026, 4, 1), zone=ZONE, unit="quarter"), None, "t:csat 2026-Q2"),
    ],
)  # fmt: skip
def test_earlier_and_later_are_offered_where_there_is_something(window, earlier, later):
    found = labels(report(window))

    assert (found.get(EARLIER), found.get(LATER)) == (earlier, later)


def answered(found):
    estimate = found.indicator.estimate(Tally(5, {5: 12}))
    return replace(found, total=replace(found.total, estimate=estimate, enough=True))


def test_what_it_is_told_apart_by_is_not_offered_again():
    found = labels(answered(report(by="agent", filters={"channel": "phone"})))

    assert found["All together"] == "t:csat 2026-09 channel=phone"
    assert found["By area"] == "t:csat 2026-09 channel=phone by area"
    assert not {"By agent", "By channel"} & set(found)


def test_nothing_is_told_apart_where_there_is_nothing():
    found = labels(report())

    assert not {label for label in found if label.startswith("By ")}
    assert EARLIER in found


def test_a_button_that_would_not_fit_is_left_out():
    found = labels(report(filters={"agent": "A very long name that no button could ever hold, whoever bears it"}))

    assert found == {}


def test_an_explanation_leads_back():
    talk = Talk()
    [told] = talk.does(LEAD, "/explain csat 2026-09 by agent")
    [[button]] = told.buttons

    assert button.data == "t:csat 2026-09 by agent"
    assert (told.share, told.share_label) == ("/explain csat", languages.texts("en")("report.share"))


def test_every_indicator_has_words_for_what_it_is_told_apart_by():
    assert all(labels(report(name=name)) for name in known())


def test_all_but_comments_take_the_place_of_the_report():
    found = labels(answered(report(by="agent")))

    assert {label for label, data in found.items() if data.startswith("c:")} == {"Voices"}
    assert all(data.startswith("t:") for label, data in found.items() if label != "Voices")
