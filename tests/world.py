"""A world in a few dictionaries: what the core remembers when there is no database."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from dataclasses import replace
from zoneinfo import ZoneInfo

from slow_scores import Told

from bot import people
from bot.changes import complaints
from bot.core import FeedbackBot
from bot.disagreement import disagree
from bot.dossier import Dealing
from bot.hearing import SCORES, SENTIMENT, STEPS, written
from bot.messages import Actor, Address, CustomerRef, InteractionEnded, Typed
from bot.model import ACTIVE, Ask, AskState, AuditEntry, Case, ChangeTold, Customer, Interaction, Response, Role
from bot.periods.vocabulary import fold
from bot.reports.fairness import Group
from bot.reports.mentions import Mentions
from bot.reports.pairs import REPLY, TALK, Pairs
from bot.tally import Tally
from bot.taps import commanded, read
from bot.voices import Search, Voice
from bot.workspace import Workspace

TIME_ZERO = dt.datetime(2026, 10, 7, 9, 30, tzinfo=dt.UTC)
ANNA = Actor(platform="telegram", person="100", name="Anna")
BORIS = Actor(platform="telegram", person="200", name="Boris")
AGENT = Actor(platform="slack", person="UAGENT", name="Marta")
LEAD = Actor(platform="slack", person="ULEAD", name="Lena")
ADMIN = Actor(platform="slack", person="UADMIN", name="Ada")
TEAM = Address(platform="slack", chat="CTEAM")
TAPS = {"r:", "c:", "k:", "t:"}
ROLES = {AGENT.subject: Role.AGENT, LEAD.subject: Role.LEAD, ADMIN.subject: Role.ADMIN}


class DictWorld:
    """Memory and archive; ``owed`` and ``promises`` hold what is to be sent and to happen, by key."""

    def __init__(self):
        self.records, self.owed, self.promises = {}, {}, {}
        self.lost, self.messages = [], {}

    def find(self, kind, *key):
        return self.records.get((kind, key))

    def save(self, *records):
        for record in records:
            self.records[type(record), tuple(getattr(record, name) for name in record.KEY)] = record

    def add(self, *records):
        for record in records:
            assert self.find(type(record), *(getattr(record, name) for name in record.KEY)) is None
        self.save(*records)

    def every(self, kind):
        return sorted(self.all(kind), key=lambda record: [getattr(record, name) for name in record.KEY])

    def asks(self, customer, at):
        live = {AskState.OWED, AskState.OPEN, AskState.ANSWERED}
        found = [ask for ask in self.all(Ask) if ask.state in live and ask.expires_at > at]
        mine = [ask for ask in found if (heir := people.living(self, ask.customer)) and heir.id == customer]
        return sorted(mine, key=lambda ask: (ask.asked_at, ask.token))

    def owe(self, owed):
        if not owed.only_edits or owed.key in self.owed:
            self.owed[owed.key] = owed

    def sent(self, key):
        return self.messages.get(key, "")

    def promise(self, promise):
        self.promises[promise.key] = promise

    def withdraw(self, key):
        self.promises.pop(key, None)

    def undelivered(self, window):
        return [lost for lost in self.lost if window.start_at <= lost.due_at < window.end_at]

    def audit(self, limit):
        return sorted(self.all(AuditEntry), key=lambda entry: entry.at, reverse=True)[:limit]

    def cases(self, *, states=ACTIVE, owner="", team="", customer="", overdue_at=None, limit=100):
        wanted = {"owner": owner, "team": team, "customer": customer}
        found = [
            case
            for case in self.all(Case)
            if case.state in states
            and all(getattr(case, name) == value for name, value in wanted.items() if value)
            and (overdue_at is None or (case.due_at and case.due_at <= overdue_at))
        ]
        return sorted(found, key=lambda case: (case.due_at is None, case.due_at or case.closed_at))[:limit]

    def complained(self, wanted, after, limit):
        meant = [each for each in self.all(Response) if self._meant(each, wanted)]
        found = [complaints.of(self, each.ask, each.question) for each in meant]
        newest = sorted(filter(None, found), key=lambda each: (-each.response.day.toordinal(), each.ask.token))
        ahead = [each for each in newest if not after or (after[0], each.ask.token) > (each.response.day, after[1])]
        return list({each.ask.token: each for each in ahead}.values())[:limit]

    def _meant(self, response, wanted):
        ask, topical = self.find(Ask, response.ask), set(wanted.topics) & set(response.topics)
        low = response.area in wanted.areas and complaints.low(response.scale, response.score)
        there = wanted.window.first <= response.day < wanted.window.end and not (ask.test or ask.agent)
        return there and (low or (response.label == "negative" and bool(topical)))

    def dealings(self, customer, limit):
        own = [ask for ask in self.all(Ask) if (heir := people.living(self, ask.customer)) and heir.id == customer]
        found = [self._dealing(self.find(Interaction, ask.interaction), ask) for ask in own]
        return len(found), sorted(found, key=lambda each: each.at, reverse=True)[:limit]

    def _dealing(self, about, ask):
        given = [each for each in self.all(Response) if each.ask == ask.token and not each.void]
        scores = [(each.area or each.measure, each.score, each.scale) for each in given if each.score is not None]
        facts = tuple(filter(None, (about.channel, about.product, ", ".join(about.agents))))
        words = tuple(each.text for each in given if each.text)
        return Dealing(at=about.ended_at or TIME_ZERO, facts=facts, scores=tuple(scores), words=words)

    def changes_told(self):
        told = [each for each in self.all(ChangeTold) if each.change]
        groups = {each.change: [one for one in told if one.change == each.change] for each in told}
        return {name: (len(all_), sum(bool(one.reacted_at) for one in all_)) for name, all_ in groups.items()}

    def reactions(self, change, limit):
        found = [each for each in self.all(ChangeTold) if each.change == change and each.reacted_at]
        return sorted(found, key=lambda each: each.reacted_at, reverse=True)[:limit]

    def all(self, kind):
        return [record for (found, _), record in self.records.items() if found is kind]

    def tallies(self, measure, window, by="", filters=None):
        counts = defaultdict(lambda: defaultdict(int))
        scale = 0
        for response in self.all(Response):
            interaction = self.find(Interaction, self._ask(response).interaction)
            about = [interaction, response]
            fits = all(wanted in _values(about, name) for name, wanted in (filters or {}).items())
            score = self._score(response, measure)
            if score is not None and window.first <= response.day < window.end and fits:
                scale = STEPS if measure == SENTIMENT else response.scale
                for group in [response.day.isoformat()] if by == "day" else _values(about, by):
                    counts[group][score] += 1
        return {group: Tally(scale, dict(scores)) for group, scores in counts.items()}

    def _score(self, response, measure):
        if response.void or self._ask(response).test:
            return None
        if measure == SENTIMENT:
            return SCORES[response.label] if written(response) else None
        return response.score if response.measure == measure else None

    def _ask(self, response):
        return self.find(Ask, response.ask)

    def span(self, measure):
        found = [each for each in self.all(Response) if self._score(each, measure) is not None]
        days = sorted(response.day for response in found)
        return (days[0], days[-1]) if days else None

    def values(self, dimension):
        if dimension == "area":
            return sorted({response.area for response in self.all(Response)} - {""})
        found = (_values([interaction, None], dimension) for interaction in self.all(Interaction))
        return sorted({value for values in found for value in values})

    def recorded(self, dimension, wanted=""):
        return [] if dimension == "area" else self.values(dimension)

    def pairs(self, measure, areas, window, filters):
        found = self._told().pairs(measure, areas, window, filters)
        return Pairs(drivers=(REPLY, TALK, *areas), rows=[(count, *row) for row, count in found.items()])

    def fair(self, measure, by, window, filters):
        found = {name: self._told().fair(measure, window, name, filters) for name in by}
        scales = {response.measure: response.scale for response in self.all(Response)}
        return {
            name: {
                group: Group(tally=Tally(scales[measure], dict(counts)), customers=customers)
                for group, (counts, customers) in groups.items()
            }
            for name, groups in found.items()
        }

    def _told(self):
        return Told.of(*(self.all(kind) for kind in (Response, Ask, Interaction, Customer)))

    def voices(self, measure, window, limit, filters):
        return self.comments(Search(measure=measure, window=window, filters=filters), limit)

    def comments(self, search, limit, skip=0):
        said = [each for each in self.all(Response) if self._score(each, SENTIMENT) is not None]
        found = [each for each in said if self._fits(each, search)]
        newest = sorted(found, key=lambda each: each.answered_at, reverse=True)
        return [self._voice(response) for response in newest[skip : skip + limit]]

    def _fits(self, response, search):
        interaction = self.find(Interaction, self._ask(response).interaction)
        there = search.window.first <= response.day < search.window.end
        areas = [score.area for score in self._scores(response)]
        places = {name: _values([interaction, response], name) for name in search.filters} | {"area": areas}
        passes = all(wanted in places[name] for name, wanted in search.filters.items())
        named = set(search.topics) <= set(response.topics or ("none",))
        saying = all(fold(word) in fold(response.text) for word in search.words)
        beside = search.measure in {"", SENTIMENT, *(score.measure for score in self._scores(response))}
        strange = not search.disagreeing or self._voice(response).disagrees
        felt = search.label in {"", response.label}
        return there and passes and named and saying and beside and strange and felt

    def _scores(self, response):
        return [each for each in self.all(Response) if each.ask == response.ask and each.score is not None]

    def _voice(self, response):
        ask, scores = self._ask(response), self._scores(response)
        about, customer = self.find(Interaction, ask.interaction), people.living(self, ask.customer)
        return Voice(
            text=response.text,
            label=response.label,
            answered_at=response.answered_at,
            reference=about.id,
            measure=scores[0].measure if scores else "",
            score=scores[0].score if scores else None,
            scale=scores[0].scale if scores else 0,
            disagrees=any(disagree(score, response) for score in scores),
            topics=response.topics,
            customer=customer.id,
            name=customer.name,
            agents=about.agents,
            channel=about.channel,
            product=about.product,
        )

    def mentions(self, window, by="", filters=None):
        found = {}
        for group, tally in self.tallies(SENTIMENT, window, by, filters).items():
            here = dict(filters or {}) | ({by: group} if by and by != "day" else {})
            topics = self.tallies(SENTIMENT, window, "topic", here)
            silent = topics.pop("none", Tally()).n
            found[group] = Mentions(comments=tally.n, tagged=tally.n - silent, topics=topics)
        return found


def _values(about, dimension):
    interaction, response = about
    if not dimension:
        return [""]
    if dimension == "agent":
        return interaction.agents
    if dimension == "topic":
        return (response.topics or ("none",)) if response else ()
    value = response.area if dimension == "area" else getattr(interaction, dimension, "")
    return [value] if value else []


class Talk:
    """A bot, its world and its clock: what somebody does goes in, what they see comes out."""

    def __init__(self, **settings):
        numbers = itertools.count(1)
        self.world, self.now = DictWorld(), TIME_ZERO
        self.workspace = Workspace(
            **{
                "zone": ZoneInfo("Europe/Riga"),
                "roles": ROLES,
                "team_chats": (TEAM,),
                "mint": lambda: f"token{next(numbers)}",
            }
            | settings
        )
        self.bot = FeedbackBot(self.workspace)
        self._ids = (f"event{number}" for number in itertools.count(1))

    def handle(self, event):
        return list(self.bot.handle(event, self.world))

    def ended(self, *, customer="C1", name="Anna", contacts=(), language="en", where=None, **interaction):
        ref = CustomerRef(id=customer, name=name, language=language, contacts=contacts)
        facts = Interaction(**{"id": f"I{next(self._ids)}", "agents": ("Marta",)} | interaction)
        here = where or Address(platform="api", chat="here")
        return self.handle(
            InteractionEnded(id=next(self._ids), at=self.now, customer=ref, interaction=facts, where=here)
        )

    def does(self, actor, what, *, message="m1", chat=None):
        """A tap ("r:…", "c:…"), a command ("/…") or typed words; returns the replies."""
        where = Address(platform=actor.platform, chat=chat or actor.person, message=message if what[:2] in TAPS else "")
        about = {"id": next(self._ids), "at": self.now, "actor": actor, "where": where}
        if what[:2] in TAPS:
            return self.handle(read(what, **about))
        return self.handle(commanded(what, **about) if what.startswith("/") else Typed(**about, text=what))

    def asked(self, actor=ANNA, **interaction):
        """Bring an ask to the actor, and return its token."""
        data = self.ended(contacts=(), **interaction)[0].data
        token = self.world.find(Interaction, data["interaction"]).ask
        self.does(actor, f"/start {token}")
        return token

    def later(self, **span):
        """Let time pass; what was promised for it happens at its instant."""
        end = self.now + dt.timedelta(**span)
        while due := min(
            (p for p in self.world.promises.values() if p.due_at <= end), key=lambda p: p.due_at, default=None
        ):
            self.now = max(self.now, due.due_at)
            del self.world.promises[due.key]
            self.handle(replace(due.event, at=self.now))
        self.now = end

    def alerts(self):
        """The messages of cases, as the team has them now."""
        return [owed.reply for key, owed in self.world.owed.items() if key.startswith("case:")]
