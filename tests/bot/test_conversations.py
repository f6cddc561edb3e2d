"""Conversations: what a person does, and what they and the team see."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from world import ADMIN, AGENT, ANNA, BORIS, LEAD, TEAM, Talk

from bot.messages import Address, Rated
from bot.model import Ask, AskState, Contact, Customer, Grant, Response


@pytest.fixture(name="talk")
def _talk():
    return Talk()


def text_of(replies):
    return "\n".join(part for reply in replies for part in (reply.title, reply.text, reply.hint) if part)


def answers(talk):
    return {response.question: response.score or response.text for response in talk.world.all(Response)}


DIALOGUES = {
    "a good score is thanked at once": (["tap 5"], "good to hear", {"csat": 5}, 0),
    "a middling score is asked why but alerts nobody": (["tap 3"], "What went wrong", {"csat": 3}, 0),
    "a low score is asked why and alerts the team": (["tap 2"], "What went wrong", {"csat": 2}, 1),
    "the reason is thanked for": (
        ["tap 2", "The courier was late"],
        "Thank you for being so frank",
        {"csat": 2, "why": "The courier was late"},
        1,
    ),
    "the reason can be skipped": (["tap 1", "skip"], "Thank you", {"csat": 1, "why": ""}, 1),
    "a typed digit counts like a tap": (["4"], "good to hear", {"csat": 4}, 0),
    "a typed rating with words keeps both": (
        ["4/5 slow delivery"],
        "good to hear",
        {"csat": 4, "why": "slow delivery"},
        0,
    ),
    "stars count like a tap": (["⭐⭐⭐⭐"], "good to hear", {"csat": 4}, 0),
    "a low typed rating with its reason ends there": (
        ["2, nobody answered"],
        "frank",
        {"csat": 2, "why": "nobody answered"},
        1,
    ),
    "words instead of a number are kept and a number is asked for": (
        ["4 people were rude"],
        "also give a number",
        {"why": "4 people were rude"},
        1,
    ),
    "words first, then the tap": (["it never came", "tap 1"], "frank", {"csat": 1, "why": "it never came"}, 1),
    "a number off the scale is told the scale": (["9"], "from 1 to 5", {}, 0),
    "a rating on another scale is not translated": (["9/10"], "from 1 to 5", {}, 0),
    "words beside a rating on another scale are kept": (
        ["9/10 but the courier shouted", "tap 2"],
        "frank",
        {"csat": 2, "why": "9/10 but the courier shouted"},
        1,
    ),
    "a second tap replaces the first": (["tap 2", "tap 5"], "good to hear", {"csat": 5}, 1),
    "the same tap twice counts once": (["tap 4", "tap 4"], "good to hear", {"csat": 4}, 0),
    "an answer off the scale changes nothing": (["tap 6"], "from 1 to 5", {}, 0),
    "an answer that is no number changes nothing": (["tap x"], "from 1 to 5", {}, 0),
}


@pytest.mark.parametrize(("steps", "seen", "kept", "alerts"), DIALOGUES.values(), ids=DIALOGUES.keys())
def test_a_customer_is_asked(talk, steps, seen, kept, alerts):
    token = talk.asked()
    for step in steps:
        done = {"skip": f"r:{token}:why:skip"}.get(step, step)
        replies = talk.does(ANNA, f"r:{token}:csat:{step[4:]}" if step.startswith("tap ") else done)

    assert seen in text_of(replies)
    assert kept == answers(talk)
    assert alerts == len(talk.alerts())


def test_the_ask_goes_where_the_customer_was_last_met(talk):
    talk.asked()
    talk.ended()

    owed = [owed for key, owed in talk.world.owed.items() if key.startswith("ask:")]
    assert [(reply.to.platform, reply.to.chat) for reply in (o.reply for o in owed)] == [("telegram", "100")]
    assert "Hello Anna!" in owed[0].reply.text
    assert [button.label for button in owed[0].reply.buttons[0]] == ["1", "2", "3", "4", "5"]


def test_a_customer_known_to_no_platform_gets_links():
    talk = Talk(links=lambda token: {"telegram": f"https://t.me/bot?start={token}", "web": f"https://x/s/{token}"})

    [reply] = talk.ended()

    assert {"telegram", "web"} == set(reply.data["links"])
    assert reply.data["links"]["web"] in reply.text


def test_asking_twice_about_one_interaction_asks_once(talk):
    talk.ended(id="I1")
    talk.ended(id="I1")

    assert len(talk.world.all(Ask)) == 1


def test_somebody_elses_ask_is_refused(talk):
    token = talk.asked(ANNA)

    [reply] = talk.does(BORIS, f"r:{token}:csat:1")

    assert "somebody else" in reply.hint
    assert answers(talk) == {}


@pytest.mark.parametrize("data", ["r:forged:csat:1", "r:token1:other:1"])
def test_a_forged_tap_changes_nothing(talk, data):
    talk.asked()

    [reply] = talk.does(ANNA, data)

    assert "Nothing was changed" in reply.hint
    assert not talk.world.all(Response)


@pytest.mark.parametrize(("days", "kept"), [(13.9, {"csat": 5}), (14, {}), (30, {})])
def test_an_ask_can_be_answered_until_it_expires(talk, days, kept):
    token = talk.asked()
    talk.now += dt.timedelta(days=days)

    talk.does(ANNA, f"r:{token}:csat:5")

    assert kept == answers(talk)


def test_a_changed_answer_stays_on_the_day_of_the_first(talk):
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:2")
    talk.now += dt.timedelta(days=3)
    talk.does(ANNA, f"r:{token}:csat:4")

    [response] = [r for r in talk.world.all(Response) if r.question == "csat"]
    assert (4, dt.date(2026, 10, 7), talk.now) == (response.score, response.day, response.edited_at)


@pytest.mark.parametrize(("hour", "day"), [(20, 7), (21, 8)])
def test_an_answer_counts_on_the_local_day(talk, hour, day):
    token = talk.asked()
    talk.now = dt.datetime(2026, 10, 7, hour, 30, tzinfo=dt.UTC)

    talk.does(ANNA, f"r:{token}:csat:5")

    assert dt.date(2026, 10, day) == talk.world.all(Response)[0].day


def test_the_alert_grows_with_what_the_customer_adds(talk):
    token = talk.asked(product="router", channel="phone")
    talk.does(ANNA, f"r:{token}:csat:2")
    talk.does(ANNA, "Nobody called back")

    [alert] = talk.alerts()
    assert alert.to == TEAM
    assert alert.title == "Low score: 2 of 5"
    assert all(words in alert.text for words in ("Anna", "Marta", "router", "phone", "Nobody called back", "12:30"))


def test_an_alert_says_when_the_customer_changed_their_mind(talk):
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:2")
    talk.does(ANNA, f"r:{token}:csat:5")

    assert talk.alerts()[0].title == "Changed score: 5 of 5"


def test_stop_is_honoured_until_start(talk):
    token = talk.asked()
    stopped = talk.does(ANNA, "c:stop")
    silent = talk.ended()
    talk.does(ANNA, "/start")
    again = talk.ended()

    assert "not be asked any more" in text_of(stopped)
    assert AskState.STOPPED is talk.world.find(Ask, token).state
    assert [silent[0].data["asked"], again[0].data["asked"]] == [False, True]


def test_looking_at_a_link_binds_nobody(talk):
    data = talk.ended()[0].data
    token = next(iter(talk.world.all(Ask))).token
    bearer = replace(ANNA, platform="web", person=token)

    talk.does(bearer, f"/start {token}")
    looked = talk.world.find(Ask, token).person
    talk.does(bearer, f"r:{token}:csat:5")

    assert data["asked"]
    assert ("", token) == (looked, talk.world.find(Ask, token).person)
    assert answers(talk) == {"csat": 5}


def test_a_stranger_who_types_is_told_what_happens(talk):
    assert "no question open" in text_of(talk.does(BORIS, "hello?"))


def test_a_customer_is_asked_in_their_language(talk):
    token = talk.asked(language="lv")

    assert "Kas nebija labi?" in text_of(talk.does(ANNA, f"r:{token}:csat:2"))


DENIED = [
    (ANNA, "/csat week", "for the team"),
    (AGENT, "/csat week", "lead"),
    (LEAD, "/role U1 lead", "admin"),
    (ANNA, "/ask", "agent"),
    (ANNA, "/page", "lead"),
    (ANNA, "/chat", "/help"),
    (LEAD, "/cast week", "/csat"),
    (ADMIN, "/role somebody king", "customer, agent, lead, admin"),
    (LEAD, "/explain churning", "/explain churn"),
    (LEAD, "/csat wek", "week"),
    (AGENT, "/ask <@UAGENT>", "yourself"),
    (AGENT, "/ask C1 colour=red", "channel"),
    (ADMIN, "/page", "PUBLIC_URL"),
]


@pytest.mark.parametrize(("actor", "line", "said"), DENIED)
def test_what_cannot_be_is_said_with_what_can(talk, actor, line, said):
    assert said in text_of(talk.does(actor, line))


def test_help_shows_what_a_role_may_do(talk):
    shown = [
        {word for word in text_of(talk.does(who, "/help")).split() if word[0] == "/"}
        for who in (ANNA, AGENT, LEAD, ADMIN)
    ]

    assert all(less < more for less, more in itertools.pairwise(shown))
    assert {"/help", "/home", "/language", "/start", "/stop"} == shown[0]


def test_roles_given_in_chat_hold(talk):
    talk.does(ADMIN, "/role telegram:200 lead")

    assert "no answers" in text_of(talk.does(BORIS, "/csat week"))
    assert talk.world.find(Grant, "telegram:200").role == 2


def test_a_chat_can_carry_a_role(talk):
    inside = replace(BORIS, badges=(LEAD.subject,))

    assert "no answers" in text_of(talk.does(inside, "/csat week"))


def test_staff_ask_a_customer_by_hand():
    talk = Talk(links=lambda token: {"web": f"https://x/s/{token}"})

    [reply] = talk.does(AGENT, '/ask Zoe channel=phone product="Big box"')
    [slack] = talk.does(AGENT, "/ask <@U777|zoe>")

    assert "https://x/s/" in reply.text
    assert "is being asked" in slack.text
    assert Contact(platform="slack", person="U777", chat="U777", customer=slack.data["customer"]) in talk.world.all(
        Contact
    )
    assert {"Zoe", ""} == {customer.name for customer in talk.world.all(Customer)}


def test_the_page_opens_once_with_a_link_from_chat():
    talk = Talk(page="https://x")
    [link] = talk.does(LEAD, "/page")
    token = link.text.rpartition("/")[2]
    browser = replace(LEAD, platform="web", person="session")
    other = replace(LEAD, platform="web", person="other")

    assert talk.does(browser, f"/enter {token}")[0].data == {"entered": True}
    assert "used up" in text_of(talk.does(other, f"/enter {token}"))
    assert "no answers" in text_of(talk.does(browser, "/csat week"))
    talk.now += dt.timedelta(hours=12)
    assert "for the team" in text_of(talk.does(browser, "/csat week"))


def test_an_answer_to_a_command_can_be_shared(talk):
    [reply] = talk.does(LEAD, "/csat week")

    assert (reply.private, reply.share) == (True, "/csat week")


def test_an_event_that_failed_is_apologised_for(talk):
    where = Address(platform="telegram", chat="100", message="m1")
    event = Rated(id="e", at=talk.now, actor=ANNA, where=where, token="t", question="csat", answer="1")

    assert "kept" in text_of(talk.bot.apologise(event))
