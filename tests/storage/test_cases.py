"""Cases as lists and as counts, and whom the road lets own one, on both databases."""

import asyncio
import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from scribe import DAY, NOON, Scribe, ask, interaction, response, save, typed

from bot.core import FeedbackBot
from bot.messages import Actor, Address, Commanded, Rated
from bot.model import ACTIVE, AskState, Case, CaseState, Customer, LastCase, Role
from bot.periods import Window
from bot.workspace import Workspace
from storage.batch import Batch
from storage.job import Job
from storage.shelf import Shelf
from storage.world import Writing

RIGA = ZoneInfo("Europe/Riga")
HOUR = dt.timedelta(hours=1)
FIRST = Case(
    id="1", customer="c1", interaction="i1", ask="t1", survey="service", opened_at=NOON, day=NOON.date(),
    agents=("bob", "eve"), team="north", due_at=NOON + HOUR, asks=("t1",),
)  # fmt: skip
DONE = replace(
    FIRST, id="3", state=CaseState.RESOLVED, due_at=None, taken_at=NOON + HOUR, closed_at=NOON + DAY, owner="slack:U1",
    cause="waiting", said="yes", recovered=True, follow="f1",
)  # fmt: skip
CASES = (
    FIRST,
    replace(FIRST, id="2", team="south", due_at=NOON, owner="slack:U1", state=CaseState.TAKEN),
    DONE,
    replace(DONE, id="4", said="partly", recovered=False, agents=("eve",)),
    replace(DONE, id="5", said="", recovered=None, cause="price", customer="c2", closed_at=NOON + 2 * DAY),
    replace(DONE, id="6", state=CaseState.TAKEN, said="no", recovered=False, due_at=NOON + DAY),
    replace(DONE, id="7", state=CaseState.DISMISSED),
)


def ids(found):
    return [case.id for case in found]


@pytest.fixture(name="world")
def _world(store):
    with store.writer.begin() as connection:
        Batch(connection, Scribe({"all": save(*CASES)})).carry([Job(event=typed("all"))])
        yield Writing(Shelf(connection))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["2", "1", "6"]),
        ({"overdue_at": NOON}, ["2"]),
        ({"overdue_at": NOON + HOUR}, ["2", "1"]),
        ({"owner": "slack:U1"}, ["2", "6"]),
        ({"team": "north"}, ["1", "6"]),
        ({"states": tuple(CaseState), "customer": "c2"}, ["5"]),
        ({"states": (CaseState.RESOLVED,)}, ["5", "3", "4"]),
        ({"limit": 1}, ["2"]),
    ],
)
def test_cases_are_listed_by_what_is_due(world, wanted, found):
    assert ids(world.cases(**wanted)) == found


def window(first, days):
    return Window(first=first, end=first + days * DAY, zone=RIGA)


@pytest.mark.parametrize(
    ("by", "filters", "found"),
    [
        ("", {}, {"": (1, 3, 4)}),
        ("agent", {}, {"bob": (1, 2, 3), "eve": (1, 3, 4)}),
        ("cause", {}, {"waiting": (1, 3, 3), "price": (0, 0, 1)}),
        ("", {"agent": "bob"}, {"": (1, 2, 3)}),
        ("agent", {"cause": "price"}, {"bob": (0, 0, 1), "eve": (0, 0, 1)}),
        ("area", {}, {}),
    ],
)
def test_what_became_of_cases_is_counted_on_the_day_they_were_resolved(world, by, filters, found):
    counts = world.case_counts(window(NOON.date(), 7), by, filters)

    assert {name: (each.recovered.hits, each.recovered.n, each.resolved) for name, each in counts.items()} == found


def test_a_no_counts_though_it_opened_the_case_again_and_what_was_dismissed_does_not(world):
    counts = world.case_counts(window(NOON.date(), 7))[""]

    assert (counts.partly, counts.take.quantile(0.5), counts.resolve.n) == (1, 3600, 4)
    assert world.case_counts(window(NOON.date() + 3 * DAY, 7)) == {}
    assert world.resolving() == ((NOON + DAY).date(), (NOON + 2 * DAY).date())


def test_what_is_asked_after_a_case_is_open_to_its_customer(world):
    follow = replace(ask("f1", "i1"), customer="c1", state=AskState.OPEN)
    world.save(Customer(id="c1"), follow)
    world.merge()

    assert [each.token for each in world.asks("c1", NOON)] == ["f1"]


def test_who_has_a_resolved_case_is_not_at_risk(store):
    member = {"joined_at": NOON - 90 * DAY}
    records = [
        *(Customer(id=name, **member) for name in ("c1", "c2")),
        *(replace(interaction(f"i{n}"), customer=f"c{n}", ask=f"t{n}") for n in (1, 2)),
        *(replace(ask(f"t{n}", f"i{n}"), customer=f"c{n}") for n in (1, 2)),
        *(response(f"t{n}", 1) for n in (1, 2)),
        FIRST,
        replace(FIRST, id="2", customer="c2", state=CaseState.RESOLVED),
        *(LastCase(about=f"ask:t{n}", case=str(n)) for n in (1, 2)),
    ]
    with store.writer.begin() as connection:
        Batch(connection, Scribe({"all": save(*records)})).carry([Job(event=typed("all"))])
        found = Writing(Shelf(connection)).at_risk(NOON.date(), (NOON + DAY).date(), {})

    assert [customer.id for customer in found] == ["c1"]


TEAM = Address(platform="web", chat="team")
AGENTS = {f"slack:U{number}": Role.AGENT for number in range(2)}


def pressed(person, words, name):
    actor = Actor(platform="slack", person=person, name=person)
    where = Address(platform="slack", chat=person, message="C1:1")
    return Commanded(id=name, at=NOON, actor=actor, where=where, name="case", words=words, public=True)


async def test_of_two_who_press_at_once_on_two_replicas_the_first_owns_the_case(store, pave):
    bot = FeedbackBot(Workspace(zone=RIGA, roles=AGENTS, team_chats=(TEAM,)))
    start = Scribe({"begin": save(replace(FIRST, chats=("web:team",)), Customer(id="c1"), interaction(), ask())})
    first, second = await pave(start), await pave(start)
    await first.put(typed("begin"))
    await pave.close()
    first, second = await pave(bot), await pave(bot)

    replies = await asyncio.gather(
        *(road.put(pressed(f"U{number}", "1 take", f"p{number}")) for number, road in enumerate((first, second)))
    )

    with store.reading.connect() as connection:
        found = Writing(Shelf(connection)).find(Case, "1")
    told = [reply.hint for given in replies for reply in given if "already has" in reply.hint]
    assert found.owner_name in {"U0", "U1"}
    assert told == [f"{found.owner_name} already has case 1."]
    assert found.notes == 1


async def test_two_low_scores_of_one_customer_on_two_replicas_are_one_case(store, pave):
    bot = FeedbackBot(Workspace(zone=RIGA, team_chats=(TEAM,)))
    asks = [replace(ask(f"t{n}", f"i{n}"), platform="web", person="anna", chat="anna") for n in (1, 2)]
    records = (Customer(id="c1"), *(replace(interaction(f"i{n}"), ask=f"t{n}") for n in (1, 2)), *asks)
    start = await pave(Scribe({"begin": save(*records)}))
    await start.put(typed("begin"))
    await pave.close()
    first, second = await pave(bot), await pave(bot)
    anna, chat = Actor(platform="web", person="anna"), Address(platform="web", chat="anna", message="m1")

    await asyncio.gather(
        *(
            road.put(Rated(id=f"r{n}", at=NOON, actor=anna, where=chat, token=f"t{n}", question="csat", answer="1"))
            for n, road in ((1, first), (2, second))
        )
    )

    with store.reading.connect() as connection:
        found = Writing(Shelf(connection)).cases(states=ACTIVE)
    assert [(case.id, case.scores, sorted(case.asks)) for case in found] == [("1", 2, ["t1", "t2"])]


LEAD = Actor(platform="slack", person="ULEAD")


def reported(world, words):
    bot = FeedbackBot(Workspace(zone=RIGA, roles={LEAD.subject: Role.LEAD}))
    where = Address(platform="slack", chat="ULEAD")
    event = Commanded(id="r", at=NOON + 3 * DAY, actor=LEAD, where=where, name="recovery", words=words)
    return bot.handle(event, world)[0]


def test_the_change_of_mind_is_an_indicator(world):
    few = reported(world, "week")
    assert "1 of 3 customers say it is good now" in few.words
    assert few.data["resolved"] == 4


def test_recovery_says_how_sure_it_is_and_how_long_it_took(store):
    cases = [replace(DONE, id=str(n), said="no" if n % 4 == 0 else "yes") for n in range(20)]
    with store.writer.begin() as connection:
        Batch(connection, Scribe({"all": save(*cases)})).carry([Job(event=typed("all"))])
        world = Writing(Shelf(connection))
        whole, by_cause = reported(world, "week"), reported(world, "week by cause")

    assert (whole.data["hits"], whole.data["n"]) == (15, 20)
    assert "Taken after 1:00:00" in whole.words
    assert "Resolved after 24:00:00" in whole.words
    assert "waiting time" in by_cause.words
