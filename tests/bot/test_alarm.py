"""A fall over all customers is one alarm, whatever the number of low scores."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulation.alarm import MONDAY, Traffic, lived, measured
from world import ANNA, LEAD, Talk

from bot.alarm import usual
from bot.alarm.watching import step
from bot.messages import CustomerRef, Recorded, Score
from bot.model import Case, Interaction, Watch

MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


class Days(Talk):
    """A company with 20 answers a day, one of them low."""

    def answers(self, *scores, **about):
        for score in scores:
            token = self.asked(ANNA, **{"customer": f"C{next(self._ids)}", "channel": "phone"} | about)
            self.now += MINUTE
            self.does(ANNA, f"r:{token}:csat:{score}")

    def told(self):
        return [
            (owed.reply.title, owed.reply.text) for key, owed in self.world.owed.items() if key.startswith("alarm:")
        ]

    def lived(self, days=14):
        for _ in range(days):
            self.answers(*[5] * 19, 1)
            self.now += DAY - 20 * MINUTE


@pytest.fixture(scope="module")
def usually():
    days = Days()
    days.lived()
    return days


@pytest.fixture
def days(usually):
    days = Days()
    days.world.records, days.now, days._ids = dict(usually.world.records), usually.now, usually._ids
    days.world.promises = dict(usually.world.promises)
    days.workspace, days.bot = usually.workspace, usually.bot
    return days


def test_a_usual_fortnight_is_quiet(usually):
    assert usually.told() == []


def test_a_fall_is_told_once_with_when_it_began_and_where(days):
    days.answers(*[5] * 10, channel="email")
    began = days.now.astimezone(days.workspace.zone)
    days.answers(1, 1, 2, 1, 1, 1, 1, 1)
    [(title, text)] = days.told()

    assert title in {f"Something has been wrong since {(began + n * MINUTE):%-I:%M}\u202f{began:%p}" for n in range(3)}
    assert "usually it is" in text


def test_the_place_that_most_low_scores_come_from_is_named(days):
    for _ in range(6):
        days.answers(1, 1, channel="phone")
        days.answers(5, channel="email")
    [(_, text)] = days.told()

    assert "channel phone" in text


def test_while_it_lasts_cases_are_opened_but_told_together(days):
    days.answers(*[1] * 8)
    cases = len(days.world.all(Case))
    messages = {key for key in days.world.owed if key.startswith("case:")}
    days.answers(*[1] * 7)

    assert len(days.world.all(Case)) == cases + 7
    assert {key for key in days.world.owed if key.startswith("case:")} == messages
    assert days.told()[0][1].startswith("10 of the last")


def test_when_it_is_over_one_line_says_so(days):
    days.answers(*[1] * 8)
    days.answers(*[5] * 60)

    assert [text[:15] for _, text in days.told()][1:] == ["Back to normal."]
    assert days.world.find(Watch, "service").since is None


def test_what_other_systems_recorded_before_the_first_answer_is_usual_from_then_on():
    days = Days()
    for number in range(200):
        at, about = days.now - (1 + number % 25) * DAY, Interaction(id=f"H{number}")
        score = Score(question="csat", measure="csat", scale=5, score=5 if number % 20 else 1)
        about = replace(about, ended_at=at)
        days.bot.handle(
            Recorded(id=about.id, at=at, customer=CustomerRef(id="H"), interaction=about, scores=(score,)), days.world
        )
    days.answers(5)
    unknown = days.world.find(Watch, "service").expected
    days.bot.handle(days.world.promises["watch:service"].event, days.world)
    days.answers(*[1] * 8)
    [(_, text)] = days.told()

    assert unknown == 0
    assert "usually it is 6%" in text


def test_a_watch_that_knows_what_is_usual_learns_nothing_from_before(days):
    before = days.world.find(Watch, "service")
    days.bot.handle(days.world.promises["watch:service"].event, days.world)

    assert days.world.find(Watch, "service") == before


def test_a_changed_answer_and_a_trial_do_not_count(days):
    before = days.world.find(Watch, "service")
    token = days.asked(ANNA, customer="C0")
    days.does(ANNA, f"r:{token}:csat:5")
    once = days.world.find(Watch, "service")
    days.does(ANNA, f"r:{token}:csat:1")
    days.does(LEAD, "/survey try service")

    assert (once.n, days.world.find(Watch, "service").n) == (before.n + 1 if once.day == before.day else 1, once.n)


def test_what_is_wrong_for_a_week_becomes_usual():
    traffic = Traffic(50, 0.05, random.Random(3))  # noqa: S311 - no secret
    watch, _ = lived(traffic, 28)
    worse = replace(traffic, level=0.5)
    watch, alarms = lived(worse, 30, watch, 28)

    assert (alarms, watch.since) == (1, None)


@settings(max_examples=60, deadline=None)
@given(answers=st.lists(st.booleans(), max_size=120), first=st.integers(0, 40))
def test_a_step_costs_the_same_whatever_came_before(answers, first):
    traffic = Traffic(20, 0.1, random.Random(first))  # noqa: S311 - no secret
    watch, _ = lived(traffic, 14)
    for number, low in enumerate(answers):
        watch = step(
            watch, low=low, at=MONDAY + 15 * DAY + number * MINUTE, day=(MONDAY + 15 * DAY).date(), interaction="i"
        )

    assert len(watch.climb) <= 200
    assert watch.sum >= 0
    assert len(watch.usual) in {0, 7}


@pytest.mark.parametrize(("share", "less", "more"), [(0.05, 20, 200), (0.15, 200, 2000)])
def test_the_more_answers_a_day_the_more_must_speak_for_a_fall(share, less, more):
    assert usual.bound(share, less) < usual.bound(share, more)


def test_a_slice_of_simulated_traffic_keeps_what_is_promised():
    false, median, late = measured(20, 0.10, 12, seed=5)

    assert false <= 1
    assert median <= 50
    assert late <= 110
