"""What leads do about asking: rules, answers taken out, customers linked, what never arrived."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest
from agenda_runner import Days
from world import ADMIN, AGENT, ANNA, BORIS, LEAD, TIME_ZERO

from bot.model import Ask, AskState, Contact, Customer, Preference, Response
from bot.people import living

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(name="days")
def _days():
    return Days()


def say(days, actor, line):
    return "\n".join(filter(None, (part for reply in days.does(actor, line) for part in (reply.title, reply.text))))


def rated(days, reference="CALL-1", score=2):
    days.met()
    token = days.ended(id=reference)
    days.does(ANNA, f"r:{token}:csat:{score}")
    days.does(ANNA, "The courier was late")
    return token


def voids(days):
    return {response.void for response in days.world.all(Response)}


def test_an_answer_is_taken_out_and_put_back(days):
    rated(days)
    out = say(days, LEAD, "/void CALL-1 answered by the agent's own phone")
    taken = voids(days)
    back = say(days, LEAD, "/void undo CALL-1")

    assert "no longer counts" in out
    assert taken == {"answered by the agent's own phone"}
    assert "counts again" in back
    assert voids(days) == {""}


def test_a_reference_may_have_spaces(days):
    rated(days, "CALL 1 b")
    say(days, LEAD, "/void CALL 1 b a mistake")

    assert voids(days) == {"a mistake"}


def test_a_changed_answer_stays_out(days):
    token = rated(days)
    say(days, LEAD, "/void CALL-1 spam")
    days.does(ANNA, f"r:{token}:csat:5")

    assert {r.void for r in days.world.all(Response) if r.question == "csat"} == {"spam"}


def test_the_trail_says_who_did_what_and_why(days):
    rated(days)
    for line in ("/void CALL-1 spam", "/void undo CALL-1", "/survey use shipping for product=parcel"):
        days.now += MINUTE
        say(days, LEAD, line)
    trail = say(days, ADMIN, "/audit").splitlines()

    assert "survey use 1 shipping product=parcel" in trail[1]
    assert "void undo CALL-1" in trail[2]
    assert "slack:ULEAD: void CALL-1 (spam)" in trail[3]


def test_what_never_arrived_is_listed_with_why(days):
    days.met()
    about = {"due_at": TIME_ZERO, "platform": "telegram", "chat": "100", "customer": "C1"}
    days.world.lost = [
        SimpleNamespace(**about, reason="undeliverable.blocked"),
        SimpleNamespace(**about, reason="undeliverable.blocked"),
        SimpleNamespace(**about | {"customer": "", "chat": "-1001"}, reason="OSError"),
    ]
    text = say(days, LEAD, "/undelivered month")

    assert "Not delivered: 3" in text
    assert "blocked the bot or left the chat: 2" in text
    assert "Anna, Telegram" in text
    assert "team chat -1001, Telegram" in text
    assert "no success for a whole day (OSError)" in text


def test_nothing_lost_is_said_too(days):
    assert "arrived" in say(days, LEAD, "/undelivered")


def test_one_person_on_two_platforms_becomes_one_customer(days):
    days.does(ANNA, "/start")
    slack = replace(ANNA, platform="slack", person="U5")
    days.does(slack, "/start")
    first, second = days.customer(ANNA).id, days.customer(slack).id
    say(days, LEAD, "/link telegram:100 slack:U5")
    linked = days.customer(slack).id
    days.does(slack, "/stop")
    silent = days.told(customer=first)
    say(days, LEAD, f"/link undo {second}")

    assert first == linked != second
    assert silent[0].data["asked"] is False
    assert days.customer(slack).id == second


def test_contacts_named_together_are_one_person(days):
    days.does(ANNA, "/start")
    slack = replace(ANNA, platform="slack", person="U5")
    days.does(slack, "/start")
    days.does(slack, "/stop")
    days.told(customer="C-17", contacts=("telegram:100", "slack:U5"))

    assert {days.customer(actor).id for actor in (ANNA, slack)} == {"C-17"}
    assert living(days.world, "C-17").stopped_at
    assert days.world.all(Ask) == []


def test_a_contact_the_company_names_is_known_when_they_come_by(days):
    days.told(customer="C-17", contacts=("telegram:100",))
    unreached = days.world.find(Contact, "telegram", "100").chat
    days.does(ANNA, "/start")

    assert unreached == ""
    assert days.customer(ANNA).id == "C-17"
    assert days.world.find(Contact, "telegram", "100").chat == "100"


def test_the_rules_are_listed_in_the_order_in_which_they_are_tried(days):
    say(days, LEAD, "/survey use relationship share=5%")
    say(days, LEAD, '/survey use shipping for product="Big parcel" channel=phone share=50%')
    listed = say(days, LEAD, "/survey").splitlines()

    assert listed[2] == "2. shipping – channel=phone product=Big parcel, 50% of them"
    assert listed[3] == "1. relationship – everybody else, 5% of them"
    assert "service" in listed[-2]


def test_without_rules_everybody_is_asked_about_the_service(days):
    assert "– service – everybody else" in say(days, LEAD, "/survey")


def test_a_survey_can_be_tried_without_being_counted(days):
    say(days, LEAD, "/survey try relationship")
    days.pass_(MINUTE)
    [ask] = days.world.all(Ask)
    days.does(LEAD, f"r:{ask.token}:nps:0")

    assert (ask.test, ask.state, ask.person) == (True, AskState.OPEN, "ULEAD")
    assert "recommend" in days.seen()[0][1]
    assert days.alerts() == []
    assert days.world.all(Customer) == []


def test_staff_choose_their_language_too(days):
    say(days, LEAD, "/language Latvian")

    assert days.world.find(Preference, LEAD.subject).language == "lv"
    assert "Kam ko jautā" in say(days, replace(LEAD, locale="en-US"), "/survey")


def test_the_languages_are_offered_by_their_own_names(days):
    [reply] = days.does(ANNA, "/language")

    assert {"English", "Latviešu"} <= {button.label for row in reply.buttons for button in row}
    assert "c:language lv" in {button.data for row in reply.buttons for button in row}


REFUSED = [
    (LEAD, "/void", "why"),
    (LEAD, "/void CALL-9 spam", "know no interaction"),
    (LEAD, "/void CALL-1", "why"),
    (LEAD, "/void CALL-2 spam", "no answer"),
    (LEAD, "/void undo CALL-1", "counts already"),
    (AGENT, "/void CALL-1 spam", "lead"),
    (LEAD, "/link C1", "two customers"),
    (LEAD, "/link C1 C99", "C99"),
    (LEAD, "/link C1 telegram:100", "already"),
    (LEAD, "/link undo C1", "not linked"),
    (BORIS, "/link C1 C2", "for the team"),
    (LEAD, "/survey use nothing", "service"),
    (LEAD, "/survey use shipping for colour=red", "channel"),
    (LEAD, "/survey use shipping for parcels", "parcels"),
    (LEAD, "/survey use shipping share=0%", "1%"),
    (LEAD, "/survey drop 7", "no rule 7"),
    (LEAD, "/survey sell shipping", "/survey use"),
    (LEAD, "/undelivered wek", "week"),
    (LEAD, "/undelivered week by agent", "Only a period"),
    (ANNA, "/language Klingon", "English"),
    (ANNA, "/undelivered", "for the team"),
]


@pytest.mark.parametrize(("actor", "line", "said"), REFUSED)
def test_what_cannot_be_is_said_with_what_can(days, actor, line, said):
    rated(days)
    days.ended(id="CALL-2")

    assert said in say(days, actor, line)


def test_voiding_twice_says_why_it_is_out(days):
    rated(days)
    say(days, LEAD, "/void CALL-1 spam")

    assert "already out: spam" in say(days, LEAD, "/void CALL-1 again")
