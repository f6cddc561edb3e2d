import datetime as dt
from collections import Counter, defaultdict
from zoneinfo import ZoneInfo

import pytest

from bot.model import Interaction, Response
from handlers.files.company import comments, company
from handlers.files.invention import month
from handlers.files.sample import load_sample

NOW = dt.datetime(2026, 11, 5, 14, tzinfo=dt.UTC)
ZONE = ZoneInfo("Europe/Riga")
DAYS = [NOW, NOW + dt.timedelta(days=4), dt.datetime(2026, 3, 30, 22, 1, tzinfo=dt.UTC), NOW.replace(day=1, hour=0)]


@pytest.fixture(params=DAYS, ids=str)
def events(request):
    return month(company(), request.param, ZONE)


def share(events):
    scores = [score.score for event in events for score in event.scores]
    return sum(score >= 4 for score in scores) / len(scores)


def weeks(events):
    found = defaultdict(list)
    for event in events:
        found[event.at.astimezone(ZONE).isocalendar()[:2]].append(event)
    return [found[week] for week in sorted(found)]


def test_two_thousand_interactions_end_today(events, request):
    now = request.node.callspec.params["events"]
    assert len(events) == len({event.id for event in events}) == 2000
    assert max(event.at for event in events) <= now
    assert now - max(event.at for event in events) < dt.timedelta(days=1)
    assert all(event.interaction.started_at <= event.interaction.ended_at <= event.at for event in events)


def test_it_is_the_same_for_the_same_day():
    assert month(company(), NOW, ZONE) == month(company(), NOW, ZONE)


def test_three_teams_serve_in_five_languages(events):
    agents = defaultdict(set)
    for event in events:
        agents[event.interaction.team].update(event.interaction.agents)
    assert len(agents) == 3
    assert all(len(names) >= 3 for names in agents.values())
    assert {event.interaction.language for event in events} == {"en", "fil", "nl", "lv", "bg"}


def test_about_half_answer_and_about_four_in_five_are_satisfied(events):
    assert 0.5 < sum(bool(event.scores) for event in events) / 2000 < 0.6
    assert 0.76 < share(events) < 0.84


def test_one_week_was_bad_and_its_cause_can_be_found(events):
    *_, _before, bad, _after, _this = weeks(events)
    others = [event for event in events if event not in bad]
    assert share(bad) < 0.7
    assert share(others) > 0.8
    low = [event for event in bad if event.scores and event.scores[0].score <= 3]
    (team, product), n = Counter((event.interaction.team, event.interaction.product) for event in low).most_common(1)[0]
    assert (team, product) == ("Technical help", "TV box")
    assert n > len(low) / 2
    told = [event.comment for event in low if event.comment and event.interaction.product == product]
    caused = {text for language in company().languages for text in comments(language, "cause")}
    assert sum(text in caused for text in told) > len(told) / 2


def test_weekends_are_quieter(events):
    days = Counter(event.interaction.started_at.astimezone(ZONE).weekday() for event in events)
    assert max(days[5], days[6]) < min(days[weekday] for weekday in range(5))


@pytest.mark.parametrize("language", ["en", "fil", "nl", "lv", "bg"])
def test_there_are_words_enough_in_each_language(language):
    texts = [text for mood in ("pleased", "mixed", "displeased", "cause") for text in comments(language, mood)]
    assert len(set(texts)) == len(texts) >= 24


async def test_loading_twice_on_a_day_adds_nothing(road):
    shown = []
    load = [
        await load_sample(road, ZONE, at, lambda *seen: shown.append(seen)) for at in (NOW, NOW + dt.timedelta(hours=7))
    ]
    assert load == [2000, 0]
    assert shown[-1] == (2000, 2000)
    assert road.talk.alerts() == []


async def test_loading_later_adds_the_days_since(road):
    await load_sample(road, ZONE, NOW, lambda *_: None)
    before = {(each.ask, each.score, each.day) for each in road.talk.world.all(Response)}
    added = await load_sample(road, ZONE, NOW + dt.timedelta(days=2), lambda *_: None)
    assert 100 < added < 200
    assert before <= {(each.ask, each.score, each.day) for each in road.talk.world.all(Response)}
    assert len(road.talk.world.all(Interaction)) == 2000 + added
