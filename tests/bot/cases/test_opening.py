"""What makes a case, what joins one, and who gets it."""

import datetime as dt

import pytest
from cases import case, kinds, low
from world import AGENT, ANNA, LEAD, TEAM, Talk

from bot.customers import linking
from bot.messages import Address
from bot.model import CaseNote, CaseState, Customer, Response, TeamChat

BITTER = "Terrible. Nobody called back, they lied to me and I am furious. The worst service ever!"


@pytest.fixture
def talk():
    return Talk()


def test_a_low_score_makes_a_case_that_knows_what_it_is_about(talk):
    low(talk, team="north", channel="phone", product="router")

    found = case(talk)
    assert (found.score, found.scale, found.measure, found.scores) == (2, 5, "csat", 1)
    assert (found.customer, found.agents, found.team, found.state) == ("C1", ("Marta",), "north", CaseState.OPEN)
    assert found.due_at == talk.now + dt.timedelta(hours=1)
    assert found.resolve_by == talk.now + dt.timedelta(days=1)
    [shown] = talk.alerts()
    assert shown.to == TEAM
    assert "Case 1: nobody has taken it yet; please take it by Wed, Oct 7, 1:30 PM" in shown.text.replace("\u202f", " ")
    assert [button.label for row in shown.buttons for button in row][:2] == ["Take", "Not mine"]


def test_strong_words_make_a_case_beside_a_good_score(talk):
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:5")
    words = Response(
        ask=token, question="said", measure="text", text=BITTER, polarity=-0.8, confidence=0.9, answered_at=talk.now,
        day=talk.now.date(), label="negative",
    )  # fmt: skip
    from bot.cases.opening import consider
    from bot.model import Ask

    talk.world.save(words)
    consider(talk.world, talk.workspace, talk.world.find(Ask, token), None, words, talk.now)

    assert talk.alerts()[0].title == "Angry words beside 5 of 5"
    assert case(talk).score is None


@pytest.mark.parametrize(("polarity", "confidence"), [(-0.5, 0.9), (-0.9, 0.5), (None, None), (0.9, 0.9)])
def test_words_that_are_not_surely_bitter_make_none(talk, polarity, confidence):
    from bot.cases.opening import consider
    from bot.model import Ask

    token = talk.asked()
    words = Response(
        ask=token, question="said", measure="text", text="hm", polarity=polarity, confidence=confidence,
        answered_at=talk.now, day=talk.now.date(),
    )  # fmt: skip
    consider(talk.world, talk.workspace, talk.world.find(Ask, token), None, words, talk.now)

    assert talk.alerts() == []


def test_a_second_low_score_of_the_same_customer_joins(talk):
    low(talk)
    low(talk, score=1)

    assert case(talk, "2") is None
    assert (case(talk).scores, case(talk).score, len(talk.alerts())) == (2, 1, 1)
    assert kinds(talk) == ["opened", "joined"]
    assert "Low scores and angry comments in this case: 2" in talk.alerts()[0].text


def test_a_low_score_after_the_case_was_closed_makes_a_new_one(talk):
    low(talk)
    talk.does(AGENT, "k:1 resolve fixed waiting")
    low(talk)

    assert (case(talk).state, case(talk, "2").state) == (CaseState.RESOLVED, CaseState.OPEN)


def test_a_rise_is_noted(talk):
    token = low(talk)
    talk.does(ANNA, f"r:{token}:csat:4")

    assert kinds(talk) == ["opened", "changed"]
    assert talk.world.find(CaseNote, "1#2").text == "2 → 4"
    assert case(talk).state is CaseState.OPEN


def test_an_event_that_comes_twice_changes_nothing(talk):
    token = low(talk)
    before = case(talk)
    talk.does(ANNA, f"r:{token}:csat:2")

    assert case(talk) == before


def test_a_team_with_a_chat_of_its_own_gets_its_cases_there(talk):
    said = talk.does(LEAD, "/team Couriers here", chat="CCOUR")
    low(talk, team="couriers")
    low(talk, customer="C2", team="desk")

    assert "couriers" in said[0].text
    assert case(talk, "1").chats == ("slack:CCOUR",)
    assert case(talk, "2").chats == ("slack:CTEAM",)
    assert "couriers: slack:CCOUR" in talk.does(LEAD, "/team")[0].text
    talk.does(LEAD, "/team couriers off", chat="CCOUR")
    assert [each.dropped_at for each in talk.world.all(TeamChat)] == [talk.now]


@pytest.mark.parametrize("words", ["/team couriers", "/team here", "/team couriers there"])
def test_a_team_needs_a_name_and_a_place(talk, words):
    assert "/team couriers here" in talk.does(LEAD, words)[0].text


def test_only_leads_say_where_cases_go(talk):
    assert "role" in talk.does(AGENT, "/team couriers here")[0].text


def test_a_case_that_is_not_for_this_team_goes_to_the_other(talk):
    talk.does(LEAD, "/team couriers here", chat="CCOUR")
    low(talk)

    menu = talk.does(AGENT, "k:1 pass")[0]
    assert "Which team is it for?" in menu.text
    talk.does(AGENT, "k:1 pass couriers")
    assert case(talk).team == "couriers"
    assert case(talk).chats == ("slack:CTEAM", "slack:CCOUR")
    assert {shown.to for shown in talk.alerts()} == {TEAM, Address(platform="slack", chat="CCOUR")}


def test_what_was_taken_out_of_the_numbers_closes_its_case(talk):
    low(talk, id="CALL-1")
    talk.does(LEAD, "/void CALL-1 a child played")

    assert case(talk).state is CaseState.DISMISSED
    assert "does not count" in talk.alerts()[0].text
    assert talk.alerts()[0].buttons == ()
    assert not [key for key in talk.world.promises if key.startswith("case:")]
    talk.does(LEAD, "/void undo CALL-1")
    assert case(talk).state is CaseState.OPEN


def test_a_case_with_another_low_score_stays_when_one_is_taken_out(talk):
    low(talk, id="CALL-1")
    low(talk, id="CALL-2")
    talk.does(LEAD, "/void CALL-1 a child played")

    assert case(talk).state is CaseState.OPEN


def test_when_two_customers_become_one_their_next_low_score_joins_what_is_open(talk):
    low(talk, customer="C1")
    talk.ended(customer="C2", name="Anna B")
    linking.link(talk.world, talk.world.find(Customer, "C2"), talk.world.find(Customer, "C1"), ())
    low(talk, customer="C2")

    assert (case(talk).customer, case(talk).scores, case(talk, "2")) == ("C2", 2, None)


def test_when_they_are_parted_again_the_case_goes_back(talk):
    low(talk, customer="C1")
    talk.does(AGENT, "k:1 resolve fixed waiting")
    low(talk, customer="C2")
    talk.does(LEAD, "/link C1 C2")
    assert case(talk, "2").customer == "C1"
    talk.does(LEAD, "/link undo C2")
    assert case(talk, "2").customer == "C2"

    low(talk, customer="C1")
    assert (case(talk, "3").customer, case(talk, "2").scores) == ("C1", 1)
    low(talk, customer="C2")
    assert case(talk, "2").scores == 2
