"""A month that never was, the same for the same day: every interaction is told from its day and its number alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from bot.messages import CustomerRef, Recorded, Score
from bot.model import Interaction
from bot.survey import DEFAULT, survey
from handlers.files import company as made_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zoneinfo import ZoneInfo

    from handlers.files.company import Company

K = TypeVar("K")

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
SOURCE = "sample"
SOON = 0.7
"""Share of answers that come within minutes; the others take hours."""
LONGEST = 45
"""Minutes an interaction takes at most."""
RECENT = dt.timedelta(hours=6)
"""Today's interactions began at most this long ago, whatever the time is now."""


def month(company: Company, now: dt.datetime, zone: ZoneInfo) -> list[Recorded]:
    """Return the company's interactions up to now, oldest first; nothing in them is later than ``now``."""
    inventor = _Inventor(company, now, zone)
    found: list[Recorded] = []
    day = inventor.today
    while len(found) < company.interactions:
        found += inventor.day(day)
        day -= DAY
    return sorted(found[: company.interactions], key=lambda event: event.at)


class _Inventor:
    """Makes up days; the week before last was the bad one."""

    def __init__(self, company: Company, now: dt.datetime, zone: ZoneInfo) -> None:
        self.company = company
        self.now = now
        self.zone = zone
        self.today = now.astimezone(zone).date()
        monday = self.today - self.today.weekday() * DAY
        self.bad_days = (monday - 2 * WEEK, monday - WEEK)
        self.said: Counter[tuple[str, str]] = Counter()

    def day(self, day: dt.date) -> Iterator[Recorded]:
        """Yield a day's interactions; today is half over, at whatever hour it is asked for."""
        days, weekday = self.company.days, day.weekday()
        count = self._chance(str(day)).randint(days["least"][weekday], days["most"][weekday])
        for number in range(count // 2 if day == self.today else count):
            yield self._interaction(day, number)

    def _chance(self, name: str) -> Random:
        return Random(f"{self.company.seed}:{name}")  # noqa: S311 - a game, not a secret

    def _interaction(self, day: dt.date, number: int) -> Recorded:
        name = f"{SOURCE}:{day}:{number:03}"
        chance = self._chance(name)
        bad = self.bad_days[0] <= day < self.bad_days[1] and chance.random() < self.company.cause.share
        customer = self._customer(chance)
        started, ended = self._span(chance, day)
        facts = self._facts(chance, bad=bad, language=customer.language)
        at = self._answered(chance, ended)
        score = self._score(chance, "cause" if bad else facts["kind"])
        given = (Score(question="csat", measure="csat", scale=5, score=score),) if at else ()
        return Recorded(
            id=name,
            at=at or ended,
            customer=customer,
            interaction=Interaction(id=name, started_at=started, ended_at=ended, **facts),
            scores=given,
            comment=self._comment(chance, _mood(score, bad=bad), customer.language) if at else "",
        )

    def _customer(self, chance: Random) -> CustomerRef:
        language = pick(chance, self.company.languages)
        number = chance.randrange(self.company.customers)
        return CustomerRef(
            id=f"{SOURCE}:{language}:{number:03}", name=made_up.people(language)[number], language=language
        )

    def _facts(self, chance: Random, *, bad: bool, language: str) -> dict[str, Any]:
        cause = self.company.cause
        teams = {each.name: each for each in self.company.teams}
        team = teams[cause.team if bad else pick(chance, {each.name: each.weight for each in teams.values()})]
        speaking = [name for name, languages in team.agents.items() if language in languages]
        return {
            "team": team.name,
            "agents": (chance.choice(speaking),),
            "kind": cause.kind if bad else pick(chance, team.kinds),
            "product": cause.product if bad else pick(chance, team.products),
            "channel": pick(chance, cause.channels if bad else self.company.channels),
            "language": language,
        }

    def _span(self, chance: Random, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """Return when an interaction began and ended."""
        lasted = dt.timedelta(minutes=min(2 + chance.expovariate(1 / 7), LONGEST))
        if day == self.today:
            midnight = dt.datetime.combine(day, dt.time(), self.zone).astimezone(dt.UTC)
            first = max(midnight, self.now - RECENT)
            started = first + (self.now - first) * chance.random() * 0.9
            return started, min(started + lasted, self.now)
        at = dt.time(int(pick(chance, self.company.hours)), chance.randrange(60), chance.randrange(60))
        started = dt.datetime.combine(day, at, self.zone).astimezone(dt.UTC)
        return started, started + lasted

    def _answered(self, chance: Random, ended: dt.datetime) -> dt.datetime | None:
        """Return when the customer answered, or ``None``: never, or not yet."""
        wanted = chance.random() < self.company.answered
        minutes = 0.5 + chance.expovariate(1 / 12) if chance.random() < SOON else chance.uniform(60, 1080)
        at = ended + dt.timedelta(minutes=minutes)
        return at if wanted and at <= self.now else None

    def _score(self, chance: Random, reason: str) -> int:
        scores = self.company.scores
        return pick(chance, dict(enumerate(scores.get(reason, scores["usual"]), start=1)))

    def _comment(self, chance: Random, mood: str, language: str) -> str:
        """Return a comment, or none: each is used before one comes a second time."""
        if chance.random() >= self.company.comments[mood]:
            return ""
        self.said[language, mood] += 1
        texts = made_up.comments(language, mood)
        return texts[self.said[language, mood] % len(texts)]


def _mood(score: int, *, bad: bool) -> str:
    why = survey(DEFAULT)
    if score > why.questions[0].scale // 2 + 1:
        return "pleased"
    if bad:
        return "cause"
    return "displeased" if why.alarms(score) else "mixed"


def pick(chance: Random, weights: Mapping[K, float]) -> K:
    """Return one of the keys, each as likely as its weight says."""
    return chance.choices(list(weights), list(weights.values()))[0]
