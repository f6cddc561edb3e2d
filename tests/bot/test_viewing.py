"""Those who served are asked for their own view, where a rule says so."""

import datetime as dt

import pytest
from agenda_runner import Days
from world import ADMIN, LEAD

from bot.messages import Actor
from bot.model import Ask, AskState, AuditEntry, Response

MARTA = Actor(platform="telegram", person="77", name="Marta Liepa")
RULE, NAME = "/survey use agent", "/role telegram:77 agent as Marta"


@pytest.fixture(name="days")
def _days():
    return Days(platforms={"telegram": False})


def ready(days, *lines):
    days.met()
    days.met(MARTA, customer="M")
    for actor, line in lines or ((LEAD, RULE), (ADMIN, NAME)):
        days.does(actor, line)
    return days


def told(days):
    """What the agent was sent about the contact."""
    return [seen for seen in days.seen() if "CALL-1" in str(seen)]


def views(days):
    return [ask for ask in days.world.all(Ask) if ask.agent]


def test_an_agent_gives_their_own_view_beside_the_customers(days):
    ready(days).ended(id="CALL-1", agents=("Marta",), channel="phone")
    [view] = views(days)
    days.does(MARTA, f"r:{view.token}:went:4")
    days.does(MARTA, f"r:{view.token}:obstacle:tools")

    answers = {(each.measure, each.score, each.text) for each in days.world.all(Response) if each.ask == view.token}
    assert (view.agent, view.chat, view.survey) == ("Marta", "77", "agent")
    assert {("agent_csat", 4, ""), ("agent_choice", None, "tools")} <= answers
    assert len(told(days)) == 1


@pytest.mark.parametrize(
    "lines", [((LEAD, RULE),), ((ADMIN, NAME),), ((LEAD, f"{RULE} for channel=email"), (ADMIN, NAME))]
)
def test_nobody_is_asked_without_a_rule_and_a_place(days, lines):
    ready(days, *lines).ended(id="CALL-1", agents=("Marta",), channel="phone")

    assert views(days) == []


def test_a_view_is_asked_for_at_the_first_end_only(days):
    ready(days).ended(id="CALL-1")
    days.ended(id="CALL-1")

    assert len(views(days)) == 1


def test_who_wants_no_more_questions_gets_none(days):
    ready(days).does(MARTA, "/stop")
    days.ended(id="CALL-1")

    assert views(days) == []


def test_an_agent_is_not_reminded_and_the_ask_ends(days):
    ready(days).ended(id="CALL-1")
    days.arrives = True
    days.pass_(dt.timedelta(days=20))

    assert {ask.state for ask in views(days)} <= {AskState.EXPIRED, AskState.OWED}
    assert len(told(days)) == 1


def test_a_low_view_alarms_nobody(days):
    ready(days).ended(id="CALL-1")
    [view] = views(days)
    days.does(MARTA, f"r:{view.token}:went:1")
    days.does(MARTA, "This was terrible, the customer cried and nobody helped. Never again!")

    assert [key for key in days.world.owed if not key.startswith(("ask:", "reminder:"))] == []


def test_a_name_needs_a_role_that_serves(days):
    [reply] = days.does(ADMIN, "/role telegram:77 customer as Marta")

    assert reply.data["refused"] == "role.usage"


def test_roles_are_noted(days):
    days.does(ADMIN, NAME)

    assert [(entry.deed, entry.about, entry.why) for entry in days.world.all(AuditEntry)] == [
        ("role", "telegram:77 agent", "Marta")
    ]


def test_customers_are_asked_as_before_where_only_staff_have_a_rule(days):
    token = ready(days).ended(id="CALL-1")

    [listed] = days.does(LEAD, "/survey")
    assert token
    assert "own view" in listed.text
