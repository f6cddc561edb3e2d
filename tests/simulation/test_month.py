"""A month of thousands of customers over a clock change: no promise is broken for anybody."""

from __future__ import annotations

import datetime as dt
import heapq
import itertools
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

import pytest
from world import DictWorld

from bot.asks.quiet import EVENING
from bot.core import FeedbackBot
from bot.messages import Actor, Address, CustomerRef, Delivered, InteractionEnded, InteractionReopened, Rated
from bot.model import Ask, AskState, Contact, Interaction
from bot.survey import shipped
from bot.taps import commanded
from bot.workspace import Workspace

PEOPLE = 3_000
START = dt.datetime(2026, 10, 10, tzinfo=dt.UTC)
SPAN = dt.timedelta(days=31)
"""Summer time ends on 25 October in Europe, on 1 November in America; it began in Australia shortly before."""
ZONES = ("Europe/Riga", "Europe/London", "Asia/Manila", "America/New_York", "Australia/Sydney")
DAY, HOUR, MINUTE = dt.timedelta(days=1), dt.timedelta(hours=1), dt.timedelta(minutes=1)
PAUSE, REST = 3 * DAY, 12 * DAY
SERVICE = replace(shipped()["service"], delay=20 * MINUTE, reminder=2 * DAY, expiry=5 * DAY, rest=dt.timedelta())
RELATIONSHIP = replace(shipped()["relationship"], delay=2 * HOUR, reminder=3 * DAY, expiry=8 * DAY, rest=REST)
PLANS = {"service": SERVICE, "relationship": RELATIONSHIP}
LEAD = Actor(platform="web", person="lead")


class World(DictWorld):
    """Hands promises and messages on as they are made."""

    def __init__(self, later):
        super().__init__()
        self._later = later

    def owe(self, owed):
        self._later(owed.due_at, "owed", owed)

    def promise(self, promise):
        super().promise(promise)
        self._later(promise.due_at, "promise", promise)

    def every(self, kind):
        return [record for record in self.rules if isinstance(record, kind)]

    def save(self, *records):
        super().save(*records)
        self.rules = [*self.rules, *(record for record in records if type(record).__name__ == "SurveyRule")]

    rules = ()


@dataclass
class Month:
    """What happened to each customer, with its instant; ``sent`` holds kind, token and instant by customer."""

    random: random.Random
    sent: dict = field(default_factory=lambda: defaultdict(list))
    closed: Counter = field(default_factory=Counter)
    stopped: dict = field(default_factory=dict)
    reopened: dict = field(default_factory=dict)
    answered: dict = field(default_factory=dict)

    def __post_init__(self):
        self.heap, self.numbers = [], itertools.count()
        tokens = itertools.count()
        self.world = World(self.later)
        self.workspace = Workspace(
            surveys=PLANS, pause=PAUSE, roles={LEAD.subject: 2}, mint=lambda: f"t{next(tokens):07}"
        )
        self.bot = FeedbackBot(self.workspace)
        self.now, self.messages = START, {}

    def later(self, at, what, about):
        heapq.heappush(self.heap, (at, next(self.numbers), what, about))

    def handle(self, event):
        return self.bot.handle(event, self.world)

    def run(self):
        while self.heap and self.heap[0][0] < START + SPAN:
            at, _, what, about = heapq.heappop(self.heap)
            self.now = max(self.now, at)
            getattr(self, f"on_{what}")(about)

    def on_promise(self, promise):
        if self.world.promises.get(promise.key) is promise:
            del self.world.promises[promise.key]
            self.handle(replace(promise.event, at=self.now))

    def on_owed(self, owed):
        kind, _, token = owed.key.partition(":")
        if owed.only_edits:
            self.closed[token] += owed.key in self.messages
            return
        if kind not in {"ask", "reminder"}:  # the team is told
            return
        ask = self.world.find(Ask, token)
        self.messages[owed.key] = ask.customer
        self.sent[ask.customer].append((kind, token, self.now))
        self.handle(Delivered(id=f"d:{owed.key}", at=self.now, ask=token))
        self.think(ask)

    def think(self, ask):
        """The customer answers, stops, or does nothing."""
        mood, after = self.random.random(), self.random.random() * 6 * DAY
        if mood < 0.3:
            self.later(self.now + after, "answer", ask.token)
        elif mood < 0.33:
            self.later(self.now + after, "stop", ask.customer)

    def on_answer(self, token):
        ask = self.world.find(Ask, token)
        plan = PLANS[ask.survey].questions[0]
        where = Address(platform=ask.platform, chat=ask.chat, message="m")
        actor = Actor(platform=ask.platform, person=ask.person)
        number = str(next(self.numbers))
        [reply] = self.handle(
            Rated(
                id=number,
                at=self.now,
                actor=actor,
                where=where,
                token=token,
                question=plan.key,
                answer=str(plan.highest),
            )
        )
        if "refused" not in reply.data:
            self.answered.setdefault(token, self.now)

    def on_stop(self, customer):
        actor = Actor(platform="telegram", person=customer)
        where = Address(platform="telegram", chat=customer)
        self.handle(commanded("/stop", id=str(next(self.numbers)), at=self.now, actor=actor, where=where))
        self.stopped.setdefault(customer, self.now)

    def on_end(self, about):
        customer, zone, reference = about
        ref = CustomerRef(id=customer, zone=zone, contacts=(f"telegram:{customer}",))
        facts = Interaction(id=reference, ended_at=self.now, agents=("Marta",))
        self.handle(InteractionEnded(id=str(next(self.numbers)), at=self.now, customer=ref, interaction=facts))
        if self.random.random() < 0.1:
            again = self.now + self.random.random() * 3 * DAY
            self.later(again, "reopen", about)
            self.later(again + self.random.random() * DAY, "end", about)

    def on_reopen(self, about):
        reference = about[2]
        before = self.world.find(Interaction, reference).ask
        self.handle(InteractionReopened(id=str(next(self.numbers)), at=self.now, reference=reference))
        ask = self.world.find(Ask, before) if before else None
        if ask and ask.state is AskState.WITHDRAWN:
            self.reopened.setdefault(before, self.now)

    def zone(self, customer):
        return ZoneInfo(ZONES[int(customer[1:]) % len(ZONES)])


def live(seed, people=PEOPLE):
    month = Month(random.Random(seed))  # noqa: S311 - people do as they like, the same at every run
    for rule in ("/survey use service", "/survey use relationship share=60%"):
        month.handle(commanded(rule, id=rule, at=START, actor=LEAD, where=Address(platform="web", chat="team")))
    for number in range(people):
        customer = f"c{number}"
        month.world.save(Contact(platform="telegram", person=customer, chat=customer, customer=customer))
        month.handle(
            InteractionEnded(
                id=f"known:{number}",
                at=START,
                customer=CustomerRef(id=customer, zone=str(month.zone(customer)), contacts=(f"telegram:{customer}",)),
                interaction=Interaction(id=f"first:{number}", ended_at=START),
            )
        )
        for each in range(month.random.randrange(5)):
            at = START + month.random.random() * (SPAN - 2 * DAY)
            month.later(at, "end", (customer, str(month.zone(customer)), f"i{number}.{each}"))
    month.run()
    return month


@pytest.fixture(scope="module", name="month")
def _month():
    return live(7)


def asks(month, customer):
    return [(token, at) for kind, token, at in month.sent[customer] if kind == "ask"]


def survey_of(month, token):
    return month.world.find(Ask, token).survey


def test_enough_happens(month):
    kinds = Counter(kind for sent in month.sent.values() for kind, *_ in sent)
    states = Counter(ask.state for ask in month.world.all(Ask))

    assert kinds["ask"] > PEOPLE
    assert kinds["reminder"] > PEOPLE / 4
    assert len(month.sent) > PEOPLE * 0.9
    assert set(states) == set(AskState)
    assert {survey_of(month, token) for customer in month.sent for token, _ in asks(month, customer)} == set(PLANS)
    assert min(len(month.stopped), len(month.reopened), len(month.answered)) > PEOPLE / 30


def test_nobody_is_written_to_in_quiet_hours(month):
    loud = [
        (customer, at)
        for customer, sent in month.sent.items()
        for _, _, at in sent
        if EVENING.cover(at, month.zone(customer))
    ]

    assert loud == []


def test_nobody_is_asked_again_within_the_pause_over_all_surveys(month):
    for customer in month.sent:
        for (first, at), (second, later) in itertools.pairwise(asks(month, customer)):
            about = {month.world.find(Ask, token).interaction for token in (first, second)}
            assert later - at >= PAUSE or len(about) == 1


def test_nobody_is_asked_the_same_survey_within_its_rest(month):
    for customer in month.sent:
        times = [(token, at) for token, at in asks(month, customer) if survey_of(month, token) == "relationship"]
        for (first, at), (second, later) in itertools.pairwise(times):
            about = {month.world.find(Ask, token).interaction for token in (first, second)}
            assert later - at >= REST or len(about) == 1


def test_every_ask_is_sent_once_and_reminded_of_once_at_most(month):
    counts = Counter((kind, token) for sent in month.sent.values() for kind, token, _ in sent)

    assert set(counts.values()) == {1}


def test_a_reminder_follows_every_ask_that_nobody_answered_and_no_other(month):
    for customer, sent in month.sent.items():
        reminded = {token: at for kind, token, at in sent if kind == "reminder"}
        for token, at in asks(month, customer):
            plan = PLANS[survey_of(month, token)]
            due = EVENING.after(at + plan.reminder, month.zone(customer))
            ended = [
                when
                for when in (
                    month.answered.get(token),
                    month.stopped.get(customer),
                    month.reopened.get(token),
                    START + SPAN,
                )
                if when
            ]
            expected = due if due < min(*ended, at + plan.expiry) else None
            assert reminded.get(token) == expected, (customer, token)


def test_nothing_is_sent_after_stop(month):
    late = [
        (customer, at)
        for customer, stopped in month.stopped.items()
        for _, _, at in month.sent[customer]
        if at > stopped
    ]

    assert late == []


def test_every_ask_that_was_not_answered_in_time_is_closed(month):
    for ask in month.world.all(Ask):
        over = ask.expires_at < START + SPAN
        if ask.state is AskState.OPEN:
            assert not over
        if ask.state is AskState.EXPIRED:
            assert over
            assert month.closed[ask.token] >= 1


def test_what_was_reopened_is_withdrawn_and_never_sent_from_then_on(month):
    for token, at in month.reopened.items():
        ask = month.world.find(Ask, token)
        assert ask.state is AskState.WITHDRAWN
        assert all(when <= at for _, sent, when in month.sent[ask.customer] if sent == token)


def test_an_answered_interaction_is_never_asked_about_again(month):
    answered = {month.world.find(Ask, token).interaction: at for token, at in month.answered.items()}
    for customer in month.sent:
        for token, at in asks(month, customer):
            assert at <= answered.get(month.world.find(Ask, token).interaction, at)


def test_the_same_month_decides_the_same():
    assert live(3, 200).sent == live(3, 200).sent
