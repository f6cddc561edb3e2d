"""Processes die between a commit and what follows it: each step of a case happens once all the same."""

import asyncio
import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from itertools import count as counting

import pytest
from world import AGENT, ANNA, ROLES, TEAM, TIME_ZERO

import storage
from bot.core import FeedbackBot
from bot.messages import Address, Commanded, CustomerRef, InteractionEnded, Rated, Typed
from bot.model import Case, CaseNote, CaseState, Interaction
from bot.ports import Undeliverable
from bot.workspace import Workspace
from storage import owing, promises
from storage.agenda import Agenda
from storage.ledgers import AGENDA, OUTBOX
from storage.outbox import Outbox

NUMBERS = counting()
MINUTE = dt.timedelta(minutes=1)
LEASE = max(owing.LEASE, promises.LEASE) + MINUTE
ALIVE, BEFORE, UNSENT, UNMARKED = "alive", "before the send", "while sending", "before the mark"


@dataclass
class Outside:
    """The clock, and the platforms as people see them; ``new`` are messages, ``edits`` what became of them."""

    now: dt.datetime = TIME_ZERO
    dying: str = ALIVE
    blocked: str = ""
    new: list = field(default_factory=list)
    edits: list = field(default_factory=list)

    async def deliver(self, reply):
        if reply.to.chat == self.blocked:
            raise Undeliverable("undeliverable.blocked")
        if self.dying == UNSENT:
            await asyncio.Event().wait()
        text = reply.text.partition("\n")[0]
        number = reply.to.message or f"m{len(self.new)}"
        (self.edits if reply.to.message else self.new).append((reply.to.chat, text, reply.to.above))
        if self.dying == UNMARKED:
            await asyncio.Event().wait()
        return number

    def told(self):
        return Counter((chat, text[:40]) for chat, text, _ in self.new)


class Process:
    """One replica, whose loops the test drives."""

    async def start(self, url, folder, outside):
        self.store, self.outside = storage.open(url, WORKSPACE.zone, folder), outside
        self.road = self.store.road(FeedbackBot(WORKSPACE), outside.deliver)
        await self.road.start()
        self.agenda = Agenda(self.road, self.store.reading, now=lambda: outside.now)
        self.outbox = Outbox(self.road, self.store.reading, outside.deliver, now=lambda: outside.now)
        return self

    async def die(self):
        for task in self.outbox._sending:
            task.cancel()
        await asyncio.gather(*self.outbox._sending, return_exceptions=True)
        await self.road.drain()
        self.store.close()

    def find(self, kind, *key):
        with self.store.reader() as world:
            return world.find(kind, *key)


WORKSPACE = Workspace(roles=ROLES, team_chats=(TEAM,))


class Company:
    """Replicas on one database; the one at work dies as is asked, and another goes on."""

    def __init__(self, url, folder, count):
        self.url, self.folder, self.count, self.outside, self.running = url, folder, count, Outside(), []

    async def open(self):
        for _ in range(self.count):
            self.running.append(await Process().start(self.url, self.folder, self.outside))
        return self

    async def close(self):
        for process in self.running:
            await process.die()

    async def do(self, event, dying):
        """Have an event handled by one that dies then; its platform brings the event again to all the others."""
        await self.running[0].road.put(event)
        await self.end(dying)
        for process in self.running:
            assert await process.road.put(event) == ()
        await self.settle()

    async def wait(self, span, dying):
        """Let time pass; all replicas look for what is due, one dies at it."""
        self.outside.now += span
        if dying == BEFORE:
            await self.running[0].road.settle(lambda to: promises.claim(to, self.outside.now, 10))
        else:
            await asyncio.gather(*(process.agenda.step() for process in self.running))
        await self.end(dying)
        await self.settle()

    async def end(self, dying):
        if dying == ALIVE:
            return
        victim = self.running.pop(0)
        self.outside.dying = dying
        if dying != BEFORE:
            await victim.outbox.step()
            await asyncio.sleep(0.05)
        await victim.die()
        self.outside.dying = ALIVE
        self.running.append(await Process().start(self.url, self.folder, self.outside))
        self.outside.now += LEASE

    async def settle(self):
        busy = True
        while busy:
            kept = await asyncio.gather(*(process.agenda.step() for process in self.running))
            sent = await asyncio.gather(*(process.outbox.step() for process in self.running))
            await asyncio.gather(*(process.outbox.settled() for process in self.running))
            busy = any(kept) or any(sent)

    def case(self):
        return self.running[0].find(Case, "1")

    def kinds(self):
        return [self.running[0].find(CaseNote, f"1#{n}").kind for n in range(1, self.case().notes + 1)]

    def left(self):
        """What is still promised about the case, and owed."""
        with self.running[0].store.reading.begin() as connection:
            promised = [row.key for row in connection.execute(AGENDA.select()) if row.key.startswith("case:")]
            return promised, [row.key for row in connection.execute(OUTBOX.select()) if not row.done]


def event(kind, company, actor, **more):
    where = Address(platform=actor.platform, chat=actor.person)
    return kind(id=f"e{next(NUMBERS)}", at=company.outside.now, actor=actor, where=where, **more)


def said(company, actor, name, words):
    return event(Commanded, company, actor, name=name, words=words)


async def unhappy(company):
    """A customer is met, so that they can be written to."""
    facts = Interaction(id="CALL-1", agents=("Marta",))
    here = Address(platform="api", chat="here")
    ended = InteractionEnded(
        id="ended", at=company.outside.now, customer=CustomerRef(id="C1", name="Anna"), interaction=facts, where=here
    )
    road = company.running[0].road
    await road.put(ended)
    token = company.running[0].find(Interaction, "CALL-1").ask
    await road.put(said(company, ANNA, "start", token))
    return token


async def story(company, dying):
    """A case from its opening to the customer's no, dying at every step."""
    token = await unhappy(company)
    await company.do(event(Rated, company, ANNA, token=token, question="csat", answer="1"), dying)
    await company.wait(46 * MINUTE - LEASE * (dying != ALIVE), dying)
    await company.wait(20 * MINUTE, dying)
    await company.do(said(company, AGENT, "case", "1 take"), dying)
    await company.do(said(company, AGENT, "case", "1 write I am sorry."), dying)
    await company.do(event(Typed, company, ANNA, text="When?"), dying)
    await company.do(said(company, AGENT, "case", "1 resolve fixed waiting"), dying)
    await company.wait(MINUTE, dying)
    follow = company.case().follow
    await company.do(event(Rated, company, ANNA, token=follow, question="good", answer="no"), dying)


WANTED = {
    ("CTEAM", "Case 1: nobody has taken it yet; please "),
    ("CTEAM", "Case 1 (Anna) is still free. Please take"),
    ("CTEAM", "Case 1 (Anna) was to be taken by Wed, Oc"),
    ("ULEAD", "Case 1 (Anna) was to be taken by Wed, Oc"),
    ("100", "Marta wrote about your contact with us o"),
    ("CTEAM", "Case 1: Anna answered: “When?”"),
    ("UAGENT", "Case 1: Anna answered: “When?”"),
    ("100", "Anna, we looked into what went wrong."),
    ("CTEAM", "Case 1: Anna says it is still not good, "),
    ("UAGENT", "Case 1: Anna says it is still not good, "),
}


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("dying", [ALIVE, BEFORE, UNSENT, UNMARKED])
async def test_each_step_of_a_case_happens_once_whoever_dies_when(url, tmp_path, dying, count):
    company = await Company(url, tmp_path, count).open()
    try:
        await story(company, dying)
        told, outside = company.outside.told(), company.outside
        found, left = company.case(), company.left()
        kinds = company.kinds()
    finally:
        await company.close()

    assert set(told) == WANTED
    assert max(told.values()) == (2 if dying == UNMARKED else 1)
    assert kinds == ["opened", "reminded", "escalated", "taken", "wrote", "answered", "resolved", "said"]
    assert (found.state, found.reopened, found.owner_name) == (CaseState.TAKEN, 1, "Marta")
    assert left == (["case:1"], [])
    assert "Marta has it" in [text for chat, text, _ in outside.edits if chat == "CTEAM"][-1]
    assert all(above for chat, text, above in outside.new if chat == "CTEAM" and "Please take" in text)


async def test_a_letter_to_somebody_who_blocked_the_bot_is_told(url, tmp_path):
    company = await Company(url, tmp_path, 1).open()
    try:
        token = await unhappy(company)
        await company.do(event(Rated, company, ANNA, token=token, question="csat", answer="1"), ALIVE)
        company.outside.blocked = ANNA.person
        await company.do(said(company, AGENT, "case", "1 write I am sorry."), ALIVE)
        kinds, found = company.kinds(), company.case()
    finally:
        await company.close()

    assert kinds == ["opened", "wrote", "lost"]
    assert found.state is CaseState.TAKEN
    assert {chat for chat, text, _ in company.outside.new if "did not arrive" in text} == {"CTEAM", AGENT.person}
