"""What the team sees at home, on a real database: cases, numbers, and what is pressed there."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from world import AGENT, LEAD, TEAM, Talk

from bot.model import Agent, Case, CaseState, Interaction, TeamChat
from bot.taps import commanded
from storage.batch import Batch
from storage.job import Job
from storage.shelf import Shelf
from storage.world import Reading, Writing

numbers = itertools.count(1)


class Desk(Talk):
    """A talk whose world is a database."""

    def __init__(self, connection, **settings):
        super().__init__(**settings)
        self.connection = connection

    def handle(self, event):
        if self.bot.only_reads(event):
            return list(self.bot.handle(event, Reading(self.connection)))
        batch, job = Batch(self.connection, self.bot), Job(event=event)
        batch.carry([job])
        assert batch.failed == []
        return list(job.replies)

    @property
    def kept(self):
        return Writing(Shelf(self.connection))

    def keep(self, *records):
        world = self.kept
        world.save(*records)
        world.merge()
        batch = Batch(self.connection, self.bot)
        batch.world = world
        batch._flush()

    def rates(self, score, *, team="couriers", agents=("Marta",)):
        """A new customer rates an interaction."""
        number = next(numbers)
        who = replace(AGENT, platform="telegram", person=f"9{number}", name="Anna")
        about = {"team": team, "agents": agents, "customer": f"H{number}", "name": "Anna"}
        data = self.ended(**about)[0].data
        token = self.kept.find(Interaction, data["interaction"]).ask
        self.does(who, f"/start {token}")
        self.does(who, f"r:{token}:csat:{score}")
        return token


@pytest.fixture(name="desk")
def _desk(store):
    with store.writer.connect() as connection, connection.begin() as transaction:
        yield Desk(connection, page="https://bot.example.com")
        transaction.rollback()


def press(desk, who, reply, label):
    data = next(b.data for row in reply.buttons for b in row if b.label.removeprefix("✓ ") == label)
    assert len(data.encode()) <= 64
    return desk.does(who, data)


def labels(reply):
    return [button.label for row in reply.buttons for button in row]


def test_an_agent_sees_free_cases_takes_one_and_resolves_it_all_in_one_place(desk):
    desk.rates(1)
    (home,) = desk.does(AGENT, "/home")
    assert "You have no open cases." in home.text
    assert "Free for anybody to take: 1" in home.text

    (taken,) = press(desk, AGENT, home, "Take")
    assert taken.to.message == "m1"
    assert "Case 1 is yours" in taken.text
    assert "Your open cases: 1" in taken.text
    (asks,) = press(desk, AGENT, taken, "Resolved")
    assert "What was done?" in asks.text
    (causes,) = press(desk, AGENT, asks, "apologised")
    (done,) = press(desk, AGENT, causes, "waiting time")

    case = desk.kept.find(Case, "1")
    assert (case.state, case.outcome, case.cause) == (CaseState.RESOLVED, "apologised", "waiting")
    assert "Resolved." in done.text
    assert "You have no open cases." in done.text


def test_a_case_opens_in_place_and_leads_back_to_the_same_period(desk):
    desk.rates(1)
    (home,) = desk.does(AGENT, "/home last month")
    (case,) = press(desk, AGENT, home, "Case 1")

    assert "Low score: 1 of 5" in case.text
    assert {"Take", "Write to the customer", "Resolved", "Not mine", "Back"} <= set(labels(case))
    (back,) = press(desk, AGENT, case, "Back")
    assert back.data["period"] == "last month"


def test_what_cannot_be_done_is_said_above(desk):
    desk.rates(1)
    (home,) = desk.does(AGENT, "/home")
    desk.does(LEAD, "/case 1 resolve fixed waiting")
    (late,) = press(desk, AGENT, home, "Take")

    assert "Case 1 is closed." in late.text
    assert desk.kept.find(Case, "1").owner == LEAD.subject


def test_a_letter_is_asked_for_below(desk):
    desk.rates(1)
    (home,) = desk.does(AGENT, "/home #1 take")
    (case,) = press(desk, AGENT, home, "Case 1")
    again, prompt = press(desk, AGENT, case, "Write to the customer")

    assert "below the message" in again.text
    assert prompt.awaits == AGENT.person
    desk.does(AGENT, "We are sorry.")
    assert desk.kept.find(Case, "1").state is CaseState.CONTACTED


def test_a_case_can_go_to_another_team(desk):
    desk.rates(1)
    desk.keep(TeamChat(team="billing", platform="slack", chat="CBILL", thread=""))
    desk.does(AGENT, "/home #1 take")
    (home,) = desk.does(AGENT, "/home #1")
    (teams,) = press(desk, AGENT, home, "Not mine")
    (done,) = press(desk, AGENT, teams, "billing")

    assert desk.kept.find(Case, "1").team == "billing"
    assert "now for the team billing" in done.text


def test_the_numbers_are_those_of_the_own_team_with_their_targets(desk):
    desk.keep(Agent(name="marta", shown="Marta", subject=AGENT.subject))
    for score in (5, 5, 4, 1, 5, 5, 5, 5, 5, 5):
        desk.rates(score)
    for _ in range(10):
        desk.rates(1, team="billing", agents=("Bob",))
    desk.does(LEAD, "/target csat 80")
    (home,) = desk.does(AGENT, "/home month")

    assert "Numbers of the team couriers" in home.text
    assert "90.00%" in home.text
    (week,) = press(desk, AGENT, home, "Week")
    assert [label for label in labels(week) if label.startswith("✓")] == ["✓ Week"]
    (lead,) = desk.does(LEAD, "/home month")
    assert "45.00%" in lead.text
    assert "target 80.00%" in lead.text


def test_who_serves_in_no_team_sees_no_numbers_unless_they_lead(desk):
    desk.rates(5)

    assert "Numbers" not in desk.does(AGENT, "/home")[0].text
    assert "Numbers" in desk.does(LEAD, "/home")[0].text


def test_leads_are_led_to_the_page_and_nobody_else(desk):
    (home,) = desk.does(LEAD, "/home")
    (linked,) = press(desk, LEAD, home, "A link to the page")

    assert [b.url for row in linked.buttons for b in row if b.url] == ["https://bot.example.com/team/token1"]
    assert "A link to the page" not in labels(desk.does(AGENT, "/home")[0])
    assert desk.does(AGENT, "/home #page")[0].data == {"refused": "role.needed"}


@pytest.mark.parametrize(("line", "key"), [("/home #9", "case.unknown"), ("/home wek", "period.unknown")])
def test_what_is_not_understood_is_refused(desk, line, key):
    assert desk.does(LEAD, line)[0].data == {"refused": key}


def test_many_cases_are_counted_and_the_first_are_listed(desk):
    at = dt.timedelta(hours=1)
    own = {"owner": AGENT.subject, "owner_name": "Marta", "state": CaseState.TAKEN}
    for number in range(1, 21):
        desk.rates(1)
        case = desk.kept.find(Case, str(number))
        desk.keep(replace(case, due_at=desk.now + number * at, **(own if number > 5 else {})))
    (home,) = desk.does(AGENT, "/home")

    assert "Your open cases: 15" in home.text
    assert "Free for anybody to take: 5" in home.text
    assert home.data["cases"] == [str(number) for number in range(6, 14)]
    assert len(labels(home)) <= 100
    assert TEAM.chat not in home.text


def test_looking_changes_nothing_and_does_not_hold_up_the_road(desk):
    reads = ("/home", "/home month", "/home #1", "/home month #1")
    acts = ("/home #1 take", "/home month #page", "/home stop", "/home language lv")

    assert [desk.bot.only_reads(_commanded(line)) for line in (*reads, *acts)] == [True] * 4 + [False] * 4


def _commanded(line):
    return commanded(line, id="e", at=Talk().now, actor=AGENT, where=TEAM)
