"""What other systems measured comes in with the interaction, bounded and checked."""

import datetime as dt

import pytest

MEASURED = {
    "reference": "CALL-1",
    "ask": False,
    "started": "2026-11-20T10:05:00+02:00",
    "replied": "2026-11-20T10:06:00+02:00",
    "ended": "2026-11-20T10:15:00+02:00",
    "talked": 480,
    "held": 0,
    "wrapped_up": 30,
    "waited": 60,
    "paused": 5,
    "outcome": "resolved",
    "reply_in_time": True,
    "resolved_in_time": False,
}


async def test_everything_measured_arrives(caller):
    status, _, _ = await caller.post(MEASURED)
    found = caller.road.events[0].interaction
    assert status == 201
    assert (found.talked, found.held, found.wrapped_up, found.waited, found.paused) == (480, 0, 30, 60, 5)
    assert (found.outcome, found.reply_kept, found.resolution_kept) == ("resolved", True, False)
    assert found.replied_at == dt.datetime(2026, 11, 20, 8, 6, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"talked": -1}, "no number of seconds"),
        ({"talked": "60"}, "no number of seconds"),
        ({"talked": 1.5}, "no number of seconds"),
        ({"talked": 10**12}, "no number of seconds"),
        ({"outcome": "great"}, "none of the words"),
        ({"reply_in_time": "yes"}, "neither true nor false"),
        ({"replied": "2026-11-20T10:04:00+02:00"}, "before it starts"),
        ({"outcome": "open", "ask": True}, "cannot be asked about yet"),
        ({"spoke": 5}, "no such field"),
    ],
)
async def test_what_cannot_be_is_refused_with_its_field(caller, wrong, problem):
    status, told, _ = await caller.post({**MEASURED, **wrong})
    assert status == 422
    assert problem in str(told)
    assert not caller.road.events
