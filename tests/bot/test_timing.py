"""Asks over time: when they come, when they do not, and how they end."""

import datetime as dt
from dataclasses import replace

import pytest
from agenda_runner import HOUR, Days
from world import AGENT, ANNA, LEAD, TIME_ZERO

from bot.model import Ask, AskState, Customer, Interaction, LastAsk, SurveyRule
from bot.survey import shipped

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
SERVICE = shipped()["service"]


def surveys(**how):
    return {"service": replace(SERVICE, **how), "relationship": replace(shipped()["relationship"], name="relationship")}


@pytest.fixture(name="days")
def _days():
    return Days(surveys=surveys(delay=30 * MINUTE, reminder=3 * DAY, expiry=14 * DAY))


def states(days):
    return [ask.state for ask in sorted(days.world.all(Ask), key=lambda ask: ask.asked_at)]


def test_a_delayed_ask_comes_after_its_delay(days):
    days.met()
    days.ended()
    before = days.seen()
    days.pass_(30 * MINUTE)

    assert before == []
    assert [at - TIME_ZERO for at, _ in days.seen()] == [30 * MINUTE]
    assert states(days) == [AskState.OPEN]


def test_without_a_delay_it_comes_at_once_even_at_night():
    days = Days()
    days.met()
    days.now = days.at(23)
    days.ended()
    days.pass_(MINUTE)

    assert [at for at, _ in days.seen()] == [days.at(23)]


def test_what_ended_hours_ago_is_not_asked_about_at_night():
    days = Days()
    days.met()
    days.now = days.at(23)
    days.ended(ended_at=days.at(20))
    days.pass_(DAY)

    assert [at for at, _ in days.seen()] == [days.at(8, day=1)]


def test_a_delayed_ask_waits_for_the_customer_s_morning(days):
    days.met()
    days.now = dt.datetime(2026, 10, 7, 12, 45, tzinfo=dt.UTC)  # 20:45 there
    days.ended(zone="Asia/Manila")
    days.pass_(DAY)

    assert [at for at, _ in days.seen()] == [dt.datetime(2026, 10, 8, 0, 0, tzinfo=dt.UTC)]


def test_who_stops_in_the_meantime_is_not_asked(days):
    days.met()
    days.ended()
    days.does(ANNA, "/stop")
    days.pass_(30 * DAY)

    assert days.seen() == []
    assert states(days) == [AskState.PASSED]


def test_who_stopped_elsewhere_in_the_meantime_counts_as_never_asked(days):
    days.met()
    days.ended()
    (customer,) = days.world.all(Customer)
    days.world.save(replace(customer, stopped_at=days.now))
    days.pass_(30 * DAY)

    assert days.seen() == []
    assert states(days) == [AskState.PASSED]


def test_a_reminder_comes_once(days):
    days.met()
    days.ended()
    days.pass_(13 * DAY)

    texts = [text for _, text in days.seen()]
    assert len(texts) == 2
    assert "still like to know" in texts[1]
    assert days.seen()[1][0] == TIME_ZERO + 30 * MINUTE + 3 * DAY


def test_who_answered_is_not_reminded(days):
    days.met()
    token = days.ended()
    days.pass_(DAY)
    days.does(ANNA, f"r:{token}:csat:5")
    days.pass_(30 * DAY)

    assert len(days.seen()) == 1
    assert states(days) == [AskState.ANSWERED]


def test_a_reminder_answers_like_the_ask(days):
    days.met()
    token = days.ended()
    days.pass_(4 * DAY)
    replies = days.does(ANNA, f"r:{token}:csat:5")

    assert "hank" in replies[0].text
    assert states(days) == [AskState.ANSWERED]


def test_a_reminder_keeps_out_of_quiet_hours():
    days = Days(surveys=surveys(reminder=12 * HOUR))
    days.met()
    days.now = days.at(12)
    days.ended()
    days.pass_(2 * DAY)

    assert [at for at, _ in days.seen()] == [days.at(12), days.at(8, day=1)]


def test_an_ask_that_was_not_answered_closes(days):
    days.met()
    days.ended()
    days.pass_(15 * DAY)

    assert states(days) == [AskState.EXPIRED]
    assert {text for _, text in days.edits()} == {"This question has closed. Thank you all the same!"}
    assert len(days.edits()) == 2  # the ask and the reminder


def test_an_ask_that_never_arrived_is_neither_reminded_of_nor_closed(days):
    days.met()
    days.arrives = False
    days.ended()
    days.pass_(20 * DAY)

    assert [days.seen(), days.edits()] == [[], []]
    assert states(days) == [AskState.OWED]


def test_a_link_that_was_opened_is_reminded_of_from_then_on(days):
    token = days.ended()
    days.pass_(5 * DAY)
    days.does(ANNA, f"/start {token}")
    days.pass_(4 * DAY)

    assert [at - TIME_ZERO for at, _ in days.seen()] == [8 * DAY]


def test_reopening_before_the_ask_was_sent_sends_nothing(days):
    days.met()
    days.ended(id="I1")
    days.reopened("I1")
    days.pass_(30 * DAY)

    assert days.seen() == []
    assert states(days) == [AskState.WITHDRAWN]


def test_reopening_takes_the_sent_ask_back_and_the_new_end_asks_anew(days):
    days.met()
    first = days.ended(id="I1", agents=("Marta",))
    days.pass_(DAY)
    days.reopened("I1")
    days.pass_(MINUTE)
    late = days.does(ANNA, f"r:{first}:csat:1")
    second = days.ended(id="I1", agents=("Boris",))
    days.pass_(DAY)

    assert "taken back" in days.edits()[0][1]
    assert "taken back" in late[0].hint
    assert states(days) == [AskState.WITHDRAWN, AskState.OPEN]
    assert days.world.find(Interaction, "I1").agents == ("Boris",)
    assert days.world.find(Interaction, "I1").ask == second != first


def test_an_answered_ask_stays_when_the_interaction_goes_on(days):
    days.met()
    token = days.ended(id="I1", agents=("Marta",))
    days.pass_(DAY)
    days.does(ANNA, f"r:{token}:csat:4")
    days.reopened("I1")
    days.ended(id="I1", agents=("Boris",))
    days.pass_(DAY)

    assert states(days) == [AskState.ANSWERED]
    assert days.world.find(Interaction, "I1").agents == ("Marta",)


def test_what_nobody_knows_cannot_be_reopened(days):
    [reply] = days.reopened("I77")

    assert reply.data == {"refused": "reopen.unknown"}


def test_one_survey_leaves_the_customer_in_peace():
    days = Days(surveys=surveys(rest=90 * DAY))
    days.met()
    for _ in range(4):
        days.ended()
        days.pass_(40 * DAY)

    assert len([text for _, text in days.seen() if "still" not in text]) == 2


def test_all_surveys_together_leave_the_customer_in_peace():
    days = Days(surveys=surveys(reminder=dt.timedelta()), pause=7 * DAY)
    days.met()
    for _ in range(10):
        days.ended()
        days.pass_(DAY)

    assert [at - TIME_ZERO for at, _ in days.seen()] == [dt.timedelta(), 7 * DAY]


def test_a_frequent_survey_does_not_starve_a_rare_one():
    days = Days(surveys=surveys(reminder=dt.timedelta()))
    days.does(LEAD, "/survey use service")
    days.does(LEAD, "/survey use relationship")
    days.met()
    for _ in range(3):
        days.ended()
        days.pass_(30 * DAY)
    days.ended()

    assert [ask.survey for ask in sorted(days.world.all(Ask), key=lambda ask: ask.asked_at)] == [
        "relationship",
        "service",
        "service",
        "relationship",
    ]


def test_two_delayed_asks_that_fall_together_are_one(days):
    days.workspace = replace(days.workspace, pause=7 * DAY)
    days.bot.workspace = days.workspace
    days.met()
    days.ended()
    days.ended()
    days.pass_(DAY)

    assert len(days.seen()) == 1
    assert sorted(states(days)) == [AskState.OPEN, AskState.PASSED]


def test_staff_ask_past_every_clock_but_never_past_stop():
    days = Days(surveys=surveys(rest=90 * DAY), pause=90 * DAY)
    days.met()
    days.ended(contacts=("slack:U1",))
    asked = days.does(AGENT, "/ask C1")
    days.world.save(replace(days.world.find(Customer, "C1"), stopped_at=days.now))
    stopped = days.does(AGENT, "/ask C1")

    assert [asked[0].data["asked"], stopped[0].data["asked"]] == [True, False]


def test_a_share_draws_the_same_interactions_at_every_try():
    def asked(share):
        days = Days()
        days.does(LEAD, f"/survey use service share={share}%")
        for number in range(1000):
            days.ended(id=f"I{number}")
        return {ask.interaction for ask in days.world.all(Ask)}

    half, again, few = asked(50), asked(50), asked(10)
    assert half == again > few
    assert 440 < len(half) < 560


def test_a_customer_left_out_is_said_so_and_keeps_the_clocks_unwound():
    days = Days()
    days.does(LEAD, "/survey use service share=1%")
    [reply] = days.told(id="I1")

    assert (reply.data["asked"], days.world.all(LastAsk)) == (False, [])
    assert "not asked this time" in reply.text


RULES = [
    ({"product": "Parcel"}, "shipping"),
    ({"product": "parcel", "channel": "phone"}, "relationship"),
    ({"product": "router"}, "service"),
    ({"product": "parcel", "channel": "chat", "team": "north"}, "shipping"),
]


@pytest.mark.parametrize(("interaction", "asked"), RULES)
def test_the_rule_that_says_most_decides(interaction, asked):
    days = Days()
    days.does(LEAD, "/survey use shipping for product=parcel")
    days.does(LEAD, "/survey use relationship for product=parcel channel=phone")
    days.ended(**interaction)

    assert [ask.survey for ask in days.world.all(Ask)] == [asked]


def test_a_rule_is_no_rule_once_it_is_dropped():
    days = Days()
    days.does(LEAD, "/survey use shipping")
    days.does(LEAD, "/survey drop 1")
    days.ended()

    assert [ask.survey for ask in days.world.all(Ask)] == ["service"]
    assert days.world.find(SurveyRule, "1").dropped_at


def test_the_language_a_customer_writes_in_counts_where_nothing_better_is_known():
    days = Days(detect=lambda text: "lv" if "labdien" in text else "")
    days.does(ANNA, "/start")
    days.does(ANNA, "labdien, kur ir mans sūtījums?")
    heard = days.customer(ANNA).language
    days.does(replace(ANNA, locale="en-GB"), "/start")
    days.does(ANNA, "labdien, kur ir mans sūtījums?")

    assert (heard, days.customer(ANNA).language) == ("lv", "en")


def test_a_chosen_language_is_never_overridden():
    days = Days()
    days.does(replace(ANNA, locale="en"), "/start")
    [done] = days.does(ANNA, "/language latviešu")
    days.does(replace(ANNA, locale="en"), "/start")
    days.told(customer=days.customer(ANNA).id, language="en")

    assert "latviešu" in done.text
    assert days.customer(ANNA).language == "lv"
    assert "vairs" in days.does(replace(ANNA, locale="en"), "/stop")[0].text
