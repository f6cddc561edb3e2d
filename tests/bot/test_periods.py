import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot import languages
from bot.errors import Refused
from bot.periods import Vocabulary, parse_period

RIGA = ZoneInfo("Europe/Riga")
TODAY = dt.date(2026, 11, 18)  # a Wednesday
VOCABULARIES = [Vocabulary.read(languages.entries(code)["periods"]) for code in ("en", "lv")]


def parse(words, *, today=TODAY, span=None, vocabularies=VOCABULARIES):
    return parse_period(words.split(), today=today, zone=RIGA, vocabularies=vocabularies, span=span)


def days(words, **situation):
    window, consumed = parse(words, **situation)

    assert consumed == len(words.split())
    assert window.label == words
    return f"{window.first} {window.last}"


def refusal(words, **situation):
    with pytest.raises(Refused) as caught:
        parse(words, **situation)
    assert languages.texts("en")(caught.value.key, **caught.value.values)
    assert languages.texts("lv")(caught.value.key, **caught.value.values)
    return caught.value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", "2026-11-18 2026-11-18"),
        ("yesterday", "2026-11-17 2026-11-17"),
        ("week", "2026-11-16 2026-11-18"),
        ("this week", "2026-11-16 2026-11-18"),
        ("month", "2026-11-01 2026-11-18"),
        ("quarter", "2026-10-01 2026-11-18"),
        ("year", "2026-01-01 2026-11-18"),
        ("last week", "2026-11-09 2026-11-15"),
        ("last month", "2026-10-01 2026-10-31"),
        ("last quarter", "2026-07-01 2026-09-30"),
        ("last year", "2025-01-01 2025-12-31"),
        ("previous month", "2026-10-01 2026-10-31"),
        ("7d", "2026-11-12 2026-11-18"),
        ("1d", "2026-11-18 2026-11-18"),
        ("4w", "2026-10-22 2026-11-18"),
        ("6m", "2026-05-19 2026-11-18"),
        ("2q", "2026-05-19 2026-11-18"),
        ("1y", "2025-11-19 2026-11-18"),
        ("007d", "2026-11-12 2026-11-18"),
        ("7 days", "2026-11-12 2026-11-18"),
        ("last 7 days", "2026-11-12 2026-11-18"),
        ("last 7d", "2026-11-12 2026-11-18"),
        ("last 4 weeks", "2026-10-22 2026-11-18"),
        ("last 6 months", "2026-05-19 2026-11-18"),
        ("last 1000 days", "2024-02-23 2026-11-18"),
        ("2026", "2026-01-01 2026-12-31"),
        ("2026-10", "2026-10-01 2026-10-31"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2026-W45", "2026-11-02 2026-11-08"),
        ("2026-w45", "2026-11-02 2026-11-08"),
        ("2020-W53", "2020-12-28 2021-01-03"),
        ("1970-W01", "1969-12-29 1970-01-04"),
        ("2100-W52", "2100-12-27 2101-01-02"),
        ("2026-Q3", "2026-07-01 2026-09-30"),
        ("2026-10-05", "2026-10-05 2026-10-05"),
        ("2024-02-29", "2024-02-29 2024-02-29"),
        ("2030", "2030-01-01 2030-12-31"),
        ("2026-10-01..2026-10-05", "2026-10-01 2026-10-05"),
        ("2026-10-01 .. 2026-10-05", "2026-10-01 2026-10-05"),
        ("2026-10-01… 2026-10-05", "2026-10-01 2026-10-05"),
        ("2026-10-01 to 2026-10-05", "2026-10-01 2026-10-05"),
        ("from 2026-10-01 to 2026-10-05", "2026-10-01 2026-10-05"),
        ("2026-08..2026-09", "2026-08-01 2026-09-30"),
        ("last week..today", "2026-11-09 2026-11-18"),
        ("last quarter to last month", "2026-07-01 2026-10-31"),
        ("monday..today", "2026-11-16 2026-11-18"),
        ("2026-10-05..2026-10", "2026-10-05 2026-10-31"),
        ("today..2026", "2026-11-18 2026-12-31"),
        ("since monday", "2026-11-16 2026-11-18"),
        ("since wednesday", "2026-11-18 2026-11-18"),
        ("since 2026-10-01", "2026-10-01 2026-11-18"),
        ("since last month", "2026-10-01 2026-11-18"),
        ("since october", "2026-10-01 2026-11-18"),
        ("october", "2026-10-01 2026-10-31"),
        ("november", "2026-11-01 2026-11-30"),
        ("december", "2025-12-01 2025-12-31"),
        ("october 2024", "2024-10-01 2024-10-31"),
        ("february 2024", "2024-02-01 2024-02-29"),
        ("wednesday", "2026-11-18 2026-11-18"),
        ("thursday", "2026-11-12 2026-11-12"),
        ("TODAY", "2026-11-18 2026-11-18"),
        ("all", "2026-11-18 2026-11-18"),
        ("šodien", "2026-11-18 2026-11-18"),
        ("vakar", "2026-11-17 2026-11-17"),
        ("šonedēļ", "2026-11-16 2026-11-18"),
        ("pagājušā nedēļa", "2026-11-09 2026-11-15"),
        ("Pagajusaja nedela", "2026-11-09 2026-11-15"),
        ("pagājušais mēnesis", "2026-10-01 2026-10-31"),
        ("iepriekšējā ceturksnī", "2026-07-01 2026-09-30"),
        ("pēdējās 7 dienas", "2026-11-12 2026-11-18"),
        ("kopš pirmdienas", "2026-11-16 2026-11-18"),
        ("kops oktobra", "2026-10-01 2026-11-18"),
        ("oktobrī", "2026-10-01 2026-10-31"),
        ("no 2026-10-01 līdz 2026-10-05", "2026-10-01 2026-10-05"),
        ("visu laiku", "2026-11-18 2026-11-18"),
        ("last nedēļa", "2026-11-09 2026-11-15"),
    ],
)
def test_a_period_means_these_days(words, expected):
    assert days(words) == expected


@pytest.mark.parametrize(
    ("today", "words", "expected"),
    [
        ("2026-11-16", "week", "2026-11-16 2026-11-16"),
        ("2026-11-22", "week", "2026-11-16 2026-11-22"),
        ("2026-01-01", "yesterday", "2025-12-31 2025-12-31"),
        ("2026-01-01", "last month", "2025-12-01 2025-12-31"),
        ("2026-02-10", "last quarter", "2025-10-01 2025-12-31"),
        ("2026-01-01", "january", "2026-01-01 2026-01-31"),
        ("2026-01-31", "february", "2025-02-01 2025-02-28"),
        ("2026-08-30", "6m", "2026-02-28 2026-08-30"),
        ("2024-02-29", "1y", "2023-03-01 2024-02-29"),
        ("2024-02-28", "1y", "2023-02-28 2024-02-28"),
        ("2021-01-03", "last week", "2020-12-21 2020-12-27"),
    ],
)
def test_periods_follow_the_day_they_are_typed_on(today, words, expected):
    assert days(words, today=dt.date.fromisoformat(today)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2021-01-01", "2021-03-31", "2021-01-01 2026-11-18"),
        ("2021-01-01", "2026-12-24", "2021-01-01 2026-12-24"),
        ("2026-12-01", "2026-12-24", "2026-11-18 2026-12-24"),
        ("0001-01-01", "9999-12-31", "1970-01-01 2100-12-31"),
    ],
)
def test_all_goes_from_the_first_answer_to_today(first, last, expected):
    assert days("all", span=(dt.date.fromisoformat(first), dt.date.fromisoformat(last))) == expected


@pytest.mark.parametrize(
    ("words", "consumed"),
    [
        ("week by agent", 1),
        ("last week by agent", 2),
        ("last 7 days vs previous", 3),
        ("since monday as csv", 2),
        ("last month..last week week", 3),
        ("2026-10 to 2026-11 by day", 3),
        ("2026-10..2026-11 by day", 1),
        ("october 2025 by team", 2),
        ("all time by team", 2),
        ("week month", 1),
    ],
)
def test_a_period_takes_as_many_words_as_it_can(words, consumed):
    assert parse(words)[1] == consumed


@pytest.mark.parametrize(
    ("words", "word", "nearest"),
    [
        ("wek", "wek", "week"),
        ("lst week", "lst", "last week"),
        ("tody", "tody", "today"),
        ("yestreday", "yestreday", "yesterday"),
        ("octobr", "octobr", "october"),
        ("šodein", "šodein", "šodien"),
        ("last wek", "last", "last week"),
        ("since mnday", "mnday", "monday"),
        ("2026-10..octobr", "octobr", "october"),
        ("week to tody", "tody", "today"),
        ("q3", "q3", "2026-Q3"),
        ("W45", "W45", "2026-W45"),
        ("Q1 2021", "Q1", "2021-Q1"),
        ("0d", "0d", "7d"),
        ("xyzzy", "xyzzy", "today, week, last week"),
        ("", "", "today, week"),
        ("since", "since", "since monday"),
        ("last", "last", "last week"),
        ("week..", "..", "today"),
        ("week....today", "....", "today"),
        ("monday..today..today", "..", "today"),
        ("w", "w", "today"),
        ("last monday", "last", "last month"),
        ("2026-10-05T12:00", "2026-10-05T12:00", "today"),
        ("٢٠٢٦", "٢٠٢٦", "today"),
    ],
)
def test_an_unknown_word_gets_the_nearest_periods_and_no_guess(words, word, nearest):
    refused = refusal(words)

    assert (refused.key, refused.values["word"]) == ("period.unknown", word)
    assert nearest in refused.values["nearest"]


def test_the_nearest_periods_come_in_the_words_of_who_asks():
    assert "pagājušā nedēļa" in refusal("xyzzy", vocabularies=VOCABULARIES[::-1]).values["nearest"]


def test_without_any_vocabulary_only_written_days_are_known():
    assert days("2026-10", vocabularies=[]) == "2026-10-01 2026-10-31"
    assert refusal("week", vocabularies=[]).values["nearest"] == "7d, 2026-11"


def test_a_very_long_word_is_quoted_in_short():
    assert refusal("x" * 4000).values["word"] == "x" * 40 + "…"


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("1/10/2026", ("2026-10-01", "2026-01-10")),
        ("5-10-2026", ("2026-10-05", "2026-05-10")),
        ("1/10/26", ("2026-10-01", "2026-01-10")),
        ("since 1/10/2026", ("2026-10-01", "2026-01-10")),
        ("2026-09..1/10/2026", ("2026-10-01", "2026-01-10")),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_is_refused_with_both(words, readings):
    refused = refusal(words)

    assert (refused.key, refused.values["first"], refused.values["second"]) == ("period.ambiguous", *readings)


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("25/10/2026", "2026-10-25"),
        ("10/25/2026", "2026-10-25"),
        ("1/1/2026", "2026-01-01"),
        ("1.10.2026", "2026-10-01"),
        ("1.10.2026.", "2026-10-01"),
        ("2026/10/01", "2026-10-01"),
        ("2026.10.1", "2026-10-01"),
    ],
)
def test_a_day_in_another_form_is_refused_with_the_form_to_use(words, reading):
    refused = refusal(words)

    assert (refused.key, refused.values["first"]) == ("period.form", reading)


@pytest.mark.parametrize(
    "words",
    [
        "2026-13",
        "2026-00",
        "2026-W60",
        "2025-W53",
        "2026-W00",
        "2026-Q5",
        "2026-Q0",
        "2026-02-30",
        "2025-02-29",
        "31/31/2026",
        "32.1.2026",
    ],
)
def test_what_is_not_in_the_calendar_is_refused(words):
    assert refusal(words).key == "period.impossible"
    assert refusal(f"since {words}").key == "period.impossible"


def test_what_is_not_in_the_calendar_is_quoted_as_it_was_typed():
    assert refusal("2021-W54").values["word"] == "2021-W54"


@pytest.mark.parametrize(
    "words",
    [
        "2026-10-05..2026-10-01",
        "today to yesterday",
        "2026-11..2026-10",
        "month to last month",
        "since 2027-01-01",
        "last week..last month",
    ],
)
def test_a_period_that_ends_before_it_starts_is_refused(words):
    assert refusal(words).key == "period.backwards"


@pytest.mark.parametrize(
    "words",
    [
        "1969",
        "2101",
        "0000",
        "1969-12",
        "2101-01-01",
        "9999-W01",
        "99999d",
        "9999999999999d",
        "last 9999 weeks",
        "9999m",
        "9999y",
        "october 1900",
        "1960..2026",
    ],
)
def test_what_is_too_far_away_or_too_long_is_refused(words):
    assert refusal(words).key == "period.range"


def test_the_future_has_windows_too():
    window, _ = parse("2027-01")

    assert (window.first, window.end) == (dt.date(2027, 1, 1), dt.date(2027, 2, 1))


@pytest.mark.parametrize(
    "table", [{"weeek": ["week"]}, {"months": [["january"]]}, {"dimensions": {"colour": ["red"]}}, {"today": 1}]
)
def test_a_language_file_with_other_words_than_there_are_is_wrong(table):
    with pytest.raises(ValueError, match="no words of periods"):
        Vocabulary.read(table)


def test_a_language_may_have_words_of_several_parts():
    filipino = Vocabulary.read({"today": ["ngayong araw"], "week": ["linggo"], "weekdays": [*[["x"]] * 6, ["linggo"]]})

    assert days("Ngayong Araw", vocabularies=[filipino]) == "2026-11-18 2026-11-18"
    assert days("linggo", vocabularies=[filipino]) == "2026-11-16 2026-11-18"
