from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from world import DictWorld

from bot.messages import Address, CustomerRef, InteractionEnded, Recorded, Score
from bot.model import Ask, AskState, Customer, Interaction, Response
from bot.recording import recorded
from bot.workspace import Workspace

AT = dt.datetime(2026, 10, 5, 21, 30, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(days=3)


def event(score=None, comment="", at=AT, customer=None, **facts):
    scores = (Score(question="csat", measure="csat", scale=5, score=score),) if score else ()
    ref = customer or CustomerRef(id="C1", name="Ilze", language="lv")
    interaction = Interaction(id="calls:7", **{"agents": ("Anna",), "channel": "phone"} | facts)
    return Recorded(id="x", at=at, customer=ref, interaction=interaction, scores=scores, comment=comment)


@pytest.fixture
def memory():
    return DictWorld()


@pytest.fixture
def workspace():
    numbers = count(1)
    chats = (Address(platform="slack", chat="team"),)
    return Workspace(zone=ZoneInfo("Europe/Riga"), team_chats=chats, mint=lambda: f"minted-{next(numbers)}")


@pytest.fixture
def record(memory, workspace):
    def say(*events):
        return [recorded(each, memory, workspace)[0].data["change"] for each in events]

    return say


def test_everything_of_a_rated_interaction_is_kept(memory, record):
    assert record(event(2, "Too slow")) == ["added"]
    assert memory.find(Customer, "C1") == Customer(id="C1", name="Ilze", language="lv", language_source="company")
    interaction = memory.find(Interaction, "calls:7")
    assert (interaction.customer, interaction.agents, interaction.language) == ("C1", ("Anna",), "lv")
    ask = memory.find(Ask, interaction.ask)
    assert (ask.interaction, ask.state, ask.person) == ("calls:7", AskState.ANSWERED, "")
    score, why = memory.find(Response, ask.token, "csat"), memory.find(Response, ask.token, "why")
    assert (score.score, score.scale, score.measure) == (2, 5, "csat")
    assert (why.text, why.measure, why.score) == ("Too slow", "text", None)
    assert why.label


def test_an_answer_counts_on_its_local_day(memory, record):
    record(event(4))
    assert memory.all(Response)[0].day == dt.date(2026, 10, 6)


def test_an_old_low_score_alerts_nobody(memory, record):
    record(event(1, "Terrible"))
    assert memory.owed == {}


def test_an_interaction_nobody_rated_has_no_ask(memory, record):
    record(event())
    assert memory.all(Ask) == []
    assert memory.find(Interaction, "calls:7").ask == ""


def test_the_same_record_again_changes_nothing(memory, record):
    record(event(3, "So so"))
    before = dict(memory.records)
    assert record(event(3, "So so")) == ["unchanged"]
    assert memory.records == before


def test_a_changed_score_is_an_edit_on_the_first_day(memory, record):
    assert record(event(2), event(5, at=LATER)) == ["added", "changed"]
    (response,) = memory.all(Response)
    assert (response.score, response.day, response.edited_at) == (5, dt.date(2026, 10, 6), LATER)


def test_a_score_may_go_back_to_what_it_was(memory, record):
    assert record(event(2), event(5), event(2)) == ["added", "changed", "changed"]
    assert memory.all(Response)[0].score == 2


def test_an_empty_rating_takes_no_answer_away(memory, record):
    assert record(event(2), event()) == ["added", "unchanged"]
    assert memory.all(Response)[0].score == 2


def test_ratings_of_a_second_file_join_the_interactions_of_the_first(memory, record):
    first, second = event(team="North"), event(4, agents=(), channel="", customer=CustomerRef(), at=LATER)
    assert record(first, second) == ["added", "changed"]
    interaction = memory.find(Interaction, "calls:7")
    assert (interaction.team, interaction.channel, interaction.customer) == ("North", "phone", "C1")
    assert interaction.ended_at == AT


def test_a_record_without_a_customer_makes_none(memory, record):
    record(event(5, customer=CustomerRef()))
    assert memory.all(Customer) == []


def test_a_customer_without_number_stays_one_customer(memory, record):
    nameless = event(5, customer=CustomerRef(name="Ilze"))
    assert record(nameless, nameless) == ["added", "unchanged"]
    assert [each.name for each in memory.all(Customer)] == ["Ilze"]


def test_a_later_record_may_correct_the_agents(memory, record):
    assert record(event(4), event(4, agents=("Liga",))) == ["added", "changed"]
    assert memory.find(Interaction, "calls:7").agents == ("Liga",)


def test_the_agents_the_bot_asked_about_are_frozen(memory, record, workspace):
    from bot.asks.asking import ended

    live = event()
    ref = replace(live.customer, contacts=("slack:U1",))
    ended(InteractionEnded(id="e", at=AT, customer=ref, interaction=live.interaction), memory, workspace)
    record(event(4, agents=("Liga",)))
    assert memory.find(Interaction, "calls:7").agents == ("Anna",)
    assert [ask.state for ask in memory.all(Ask)] == [AskState.ANSWERED]
