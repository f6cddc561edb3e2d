import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import languages
from bot.errors import Refused
from bot.periods import Vocabulary
from bot.request import parse_request

RIGA = ZoneInfo("Europe/Riga")
TODAY = dt.date(2026, 11, 18)  # a Wednesday
VOCABULARIES = [Vocabulary.read(languages.entries(code)["periods"]) for code in ("en", "lv")]
SAID = {"vocabularies": VOCABULARIES, "today": TODAY, "zone": RIGA}


def request(words, **situation):
    return parse_request(words, **SAID | situation)


def refusal(words, **situation):
    with pytest.raises(Refused) as caught:
        request(words, **situation)
    assert languages.texts("en")(caught.value.key, **caught.value.values)
    assert languages.texts("lv")(caught.value.key, **caught.value.values)
    return caught.value


def test_no_words_ask_for_the_default_period():
    assert request("").window.label == "week"
    assert request("by agent", default="last month").window.iso == "2026-10"


def test_all_clauses_are_understood_together():
    found = request('2026-10 area="waiting time" language=lv by agent vs previous as csv')

    assert found.window.iso == "2026-10"
    assert found.window.zone is RIGA
    assert found.filters == {"area": "waiting time", "language": "lv"}
    assert (found.by, found.versus, found.csv) == ("agent", "previous", True)


@pytest.mark.parametrize(
    "words",
    [
        "last 7 days by agent vs target as csv team=blue",
        "by agent last 7 days as csv team=blue vs target",
        "team=blue as csv vs target by agent last 7 days",
        "pēdējās 7 dienas pēc aģenta pret mērķi kā csv komanda=blue",
        "Last 7 Days PER Agents VERSUS Goal AS CSV Team=blue",
    ],
)
def test_clauses_come_in_any_order_and_language(words):
    found = request(words)

    assert (found.window.first, found.window.last) == (dt.date(2026, 11, 12), TODAY)
    assert (found.by, found.versus, found.csv, found.filters) == ("agent", "target", True, {"team": "blue"})


@pytest.mark.parametrize("by", ["agent", "area", "channel", "product", "language", "kind", "team", "day", "week"])
def test_groups_are_made_by_every_dimension(by):
    assert request(f"month by {by}").by == by


@pytest.mark.parametrize("name", ["agent", "area", "channel", "product", "language", "kind", "team"])
def test_every_dimension_filters(name):
    assert request(f"{name}=x").filters == {name: "x"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("agent=anna", "anna"),
        ("AGENT=Anna", "Anna"),
        ("aģents=anna", "anna"),
        ("agents=anna", "anna"),
        ('agent="Anna Bērziņa"', "Anna Bērziņa"),
        ("agent='Anna Bērziņa'", "Anna Bērziņa"),
        ("agent=“Anna Bērziņa”", "Anna Bērziņa"),
        ("agent=„Anna Bērziņa“", "Anna Bērziņa"),
        ("agent=«Anna Bērziņa»", "Anna Bērziņa"),
        ("agent=O'Brien", "O'Brien"),
        ("agent='Pat O'Brien'", "Pat O'Brien"),
        ('agent="the boys\' team"', "the boys' team"),
        ('agent="  Anna \n B "', "Anna B"),
        ("agent=a=b", "a=b"),
        ("agent=2026-10", "2026-10"),
    ],
)
def test_a_value_may_be_in_any_quotes_or_none(words, value):
    assert request(f"{words} week").filters == {"agent": value}


@pytest.mark.parametrize(
    ("words", "key", "word", "nearest"),
    [
        ("agnt=anna", "request.unknown", "agnt=", "agent="),
        ("colour=red", "request.unknown", "colour=", "agent=, area=, channel="),
        ("week by agnt", "request.unknown", "agnt", "agent"),
        (
            "week by colour",
            "request.unknown",
            "colour",
            "agent, area, channel, product, language, kind, team, contract, segment, topic, cause, day, week",
        ),
        ("week by", "request.missing", "by", "agent, area"),
        ("week vs last", "request.unknown", "last", "previous, target"),
        ("week as pdf", "request.unknown", "pdf", "csv"),
        ("week bye agent", "request.unknown", "bye", "by agent"),
        ("week csv", "request.unknown", "csv", "as csv"),
        ("week qwerty", "request.unknown", "qwerty", "by agent, by area"),
        ("bye agent", "request.unknown", "bye", "by agent"),
        ("agent anna", "request.unknown", "agent", "by agent"),
        ("week =anna", "request.unknown", "=anna", "by agent"),
        ("wek by agent", "period.unknown", "wek", "week"),
        ("qwerty", "period.unknown", "qwerty", "today, week"),
        ("since mnday", "period.unknown", "mnday", "monday"),
    ],
)
def test_what_is_not_understood_gets_the_nearest_words(words, key, word, nearest):
    refused = refusal(words)

    assert (refused.key, refused.values["word"]) == (key, word)
    assert nearest in refused.values["nearest"]


def test_the_nearest_words_come_in_the_language_of_who_asks():
    assert "aģenta" in refusal("by colour", vocabularies=VOCABULARIES[::-1]).values["nearest"]


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("week month", "month"),
        ("week by agent last month", "last month"),
        ("by agent by area", "by area"),
        ("vs previous vs target", "vs target"),
        ("as csv as csv", "as csv"),
        ("agent=anna agents=juris", "agents=juris"),
        ("week vs previous month", "month"),
    ],
)
def test_what_is_given_twice_is_refused(words, word):
    refused = refusal(words)

    assert (refused.key, refused.values["word"]) == ("request.twice", word)


@pytest.mark.parametrize("words", ["agent=", "agent= week", 'agent=""', "agent='' week", 'agent=" "'])
def test_an_empty_value_is_refused(words):
    refused = refusal(words)

    assert (refused.key, refused.values["word"]) == ("request.empty", "agent=")


@pytest.mark.parametrize("words", ['agent="Anna', "agent='Anna B week", 'agent="Anna"B week'])
def test_a_quotation_mark_that_is_not_closed_is_refused(words):
    assert refusal(words).key == "request.quote"


@pytest.mark.parametrize(
    "words", ["1/10/2026 by agent", "2026-13 by agent", "2026-11..2026-10 by agent", "1969 by agent"]
)
def test_a_wrong_period_is_refused_as_a_period(words):
    assert refusal(words).key in {"period.ambiguous", "period.impossible", "period.backwards", "period.range"}


def test_all_goes_as_far_as_the_answers():
    assert request("all", span=(dt.date(2021, 1, 1), dt.date(2021, 3, 31))).window.first == dt.date(2021, 1, 1)


def test_a_flood_of_quotation_marks_is_refused_at_once():
    assert refusal("agent='x " * 3000).key == "request.quote"


scraps = st.one_of(
    st.sampled_from(
        ["by", "vs", "as", "csv", "agent", "agent=", "area=x", '"', "'", "week", "last", "=", "team='a b'", "pēc"]
    ),
    st.text(max_size=6),
)


@given(st.lists(scraps, max_size=8).map(" ".join))
def test_whatever_is_typed_is_a_request_or_refused_in_words(words):
    try:
        found = request(words)
    except Refused as refused:
        found = languages.texts("en")(refused.key, **refused.values)
    assert found
