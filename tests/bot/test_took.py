"""What is known of an interaction's times, record by record."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from world import DictWorld

from bot.asks import withdrawing
from bot.hours import setting as hours
from bot.messages import CustomerRef, InteractionEnded, InteractionReopened, Recorded
from bot.model import Interaction
from bot.recording import recorded
from bot.workspace import Workspace

RIGA = ZoneInfo("Europe/Riga")
FRIDAY = dt.datetime(2026, 10, 2, 16, tzinfo=RIGA).astimezone(dt.UTC)
MONDAY = dt.datetime(2026, 10, 5, 10, tzinfo=RIGA).astimezone(dt.UTC)
HOUR = 3600


@pytest.fixture
def memory():
    return DictWorld()


@pytest.fixture
def record(memory):
    workspace = Workspace(zone=RIGA, hours=hours.read("mon-fri 9-17", "", RIGA))

    def say(**facts):
        one = Interaction(id="t:1", **facts)
        recorded(Recorded(id="x", at=FRIDAY, customer=CustomerRef(), interaction=one), memory, workspace)
        return memory.find(Interaction, "t:1")

    say.workspace = workspace
    return say


def test_agreed_times_run_in_working_hours_and_rest_while_the_customer_is_waited_for(record):
    kept = record(started_at=FRIDAY, replied_at=FRIDAY + dt.timedelta(minutes=5), ended_at=MONDAY, paused=1800)
    assert (kept.replied_in, kept.resolved_in) == (300, 2 * HOUR - 1800)


def test_an_answered_call_is_replied_to_when_the_waiting_ends(record):
    assert record(started_at=FRIDAY, waited=40, outcome="answered").replied_in == 40


def test_who_gave_up_had_no_reply(record):
    kept = record(started_at=FRIDAY, ended_at=FRIDAY, waited=40, outcome="abandoned")
    assert (kept.replied_in, kept.resolved_in) == (None, None)


def test_a_ticket_that_is_open_has_no_end(record):
    assert record(started_at=FRIDAY, outcome="open").ended_at is None
    kept = record(ended_at=MONDAY, outcome="resolved")
    assert (kept.started_at, kept.resolved_in, kept.outcome) == (FRIDAY, 2 * HOUR, "resolved")


def test_a_later_record_takes_nothing_away_by_silence(record):
    record(started_at=FRIDAY, talked=0, held=5, reply_kept=False, outcome="resolved")
    kept = record(ended_at=MONDAY)
    assert (kept.talked, kept.held, kept.reply_kept, kept.outcome) == (0, 5, False, "resolved")
    assert record(talked=7, reply_kept=True) == replace(kept, talked=7, reply_kept=True)


def test_what_goes_on_is_not_resolved_until_it_ends_again(memory, record):
    record(started_at=FRIDAY, ended_at=MONDAY, resolution_kept=True)
    withdrawing.reopened(InteractionReopened(id="r", at=MONDAY, reference="t:1"), memory, record.workspace)
    going_on = memory.find(Interaction, "t:1")
    assert (going_on.ended_at, going_on.outcome, going_on.resolved_in) == (None, "open", None)

    from bot.asks import asking

    one = Interaction(id="t:1", ended_at=MONDAY + dt.timedelta(hours=1))
    asking.ended(InteractionEnded(id="e", at=MONDAY, customer=CustomerRef(), interaction=one), memory, record.workspace)
    kept = memory.find(Interaction, "t:1")
    assert (kept.outcome, kept.resolved_in) == ("", 3 * HOUR)
