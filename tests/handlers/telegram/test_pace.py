import asyncio

import pytest

from bot.ports import TryLater
from handlers.telegram import pace as pacing
from handlers.telegram.pace import Pace


async def turn(pace, chat, patience=None, said=None):
    async with pace.turn(chat, patience):
        if said is not None:
            said.append(chat)


@pytest.mark.parametrize(("chat", "burst"), [("100", 3), ("-1001", 5)])
async def test_a_chat_takes_a_burst_and_then_has_to_wait(chat, burst):
    pace = Pace()
    for _ in range(burst):
        await turn(pace, chat, patience=0.05)

    with pytest.raises(TryLater):
        await turn(pace, chat, patience=0.05)
    await turn(pace, "another", patience=0.05)


async def test_all_chats_share_one_limit():
    pace = Pace()
    said = []
    turns = [asyncio.create_task(turn(pace, str(chat), 0.3, said)) for chat in range(60)]
    outcomes = await asyncio.gather(*turns, return_exceptions=True)

    assert 5 <= len(said) < 30
    assert all(isinstance(outcome, TryLater | None) for outcome in outcomes)


async def test_a_closed_lane_lets_nobody_in_and_says_for_how_long():
    pace = Pace()
    pace.lane("100").close(60)

    with pytest.raises(TryLater) as later:
        await turn(pace, "100", patience=0.01)
    assert 0 < later.value.after <= 60


async def test_giving_up_leaves_the_lane_to_others():
    pace = Pace()
    async with pace.turn("100"):
        with pytest.raises(TryLater):
            await turn(pace, "100", patience=0.01)

    await turn(pace, "100", patience=0.05)
    assert pace.lane("100").waiting == 0


async def test_idle_lanes_are_forgotten(monkeypatch):
    monkeypatch.setattr(pacing, "LANES", 10)
    pace = Pace()
    for chat in range(50):
        pace.lane(str(chat))

    assert len(pace._lanes) == 10
