"""The home tab in Slack, and a change that customers are told of, on the shipped entry point."""

import asyncio
import json
import sys

import bot_process
import pytest
from slack_server import APP_TOKEN, TOKEN, SlackServer


@pytest.fixture(name="server")
async def _server():
    async with SlackServer() as server:
        yield server


@pytest.fixture(name="bot")
async def _bot(server, tmp_path):
    settings = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": server.url,
        "AGENTS": "slack:UAGENT",
        "LEADS": "slack:ULEAD",
        "TEAM_CHATS": "slack:CTEAM",
        "QUIET_HOURS": "",
    }
    with bot_process.running(tmp_path, **settings) as bot:
        async with asyncio.timeout(40):
            while not await server.bring("events_api", server.visit("U0", tab="messages"), retries=0):
                assert bot.alive, bot.said
        yield bot
        sys.stdout.write(bot.said)  # shown when the test failed


async def rated_low(server, person="U1"):
    assert await server.bring("slash_commands", server.slash("UAGENT", "C1", "/ask", f"<@{person}>"))
    question = await server.sees("satisfied", how="message", channel=f"D{person}", seconds=30)
    assert await server.bring("interactive", server.press(person, question, "1"))
    await server.sees("What went wrong?", how="update", channel=f"D{person}")
    assert await server.bring("events_api", server.words(person, "The delivery was terribly late"))
    await server.sees("terribly late", channel="CTEAM")


async def home(server, person, *words):
    """Wait until somebody's home tab holds these words."""

    def found():
        text = json.dumps(server.homes.get(person), ensure_ascii=False)
        return all(word in text for word in words)

    await server.until(found, 30)


async def presses(server, person, label):
    assert await server.bring("interactive", server.press_home(person, label))


async def test_the_home_tab_is_filled_when_it_is_opened_and_anew_after_each_press(bot, server):
    await rated_low(server)
    assert await server.bring("events_api", server.visit("UAGENT"))
    await home(server, "UAGENT", "You have no open cases.", "Free for anybody to take: 1")
    assert set(server.homes) == {"UAGENT"}

    await presses(server, "UAGENT", "Take")
    await home(server, "UAGENT", "Case 1 is yours", "Your open cases: 1")
    await server.sees("uagent has it", how="update", channel="CTEAM")
    await presses(server, "UAGENT", "Case 1")
    await home(server, "UAGENT", "terribly late", "Write to the customer")
    await presses(server, "UAGENT", "Write to the customer")
    await server.sees("Write below what", how="message", channel="DUAGENT")
    await presses(server, "UAGENT", "Resolved")
    await home(server, "UAGENT", "What was done?")
    await presses(server, "UAGENT", "put right")
    await presses_when_there(server, "UAGENT", "delivery")
    await home(server, "UAGENT", "Resolved.", "You have no open cases.")

    assert await server.bring("events_api", server.visit("ULEAD"))
    await home(server, "ULEAD", "Numbers", "CSAT")
    await presses(server, "ULEAD", "Last month")
    await home(server, "ULEAD", "There is nothing in this period yet.")

    assert await server.bring("events_api", server.visit("U1"))
    await home(server, "U1", "What we know of you", "terribly late")
    assert "Your open cases" not in json.dumps(server.homes["U1"])
    outsider = {**server.press_home("U1", "Stop asking"), "user": {"id": "U1", "team_id": "T9"}}
    before = len(server.published)
    assert await server.bring("interactive", outsider)
    await presses(server, "U1", "Latviešu")
    await home(server, "U1", "Ko mēs par Jums zinām")
    assert len(server.published) == before + 1


async def presses_when_there(server, person, label):
    await server.until(lambda: f'"{label}"' in json.dumps(server.homes[person], ensure_ascii=False), 30)
    await presses(server, person, label)


async def test_who_complained_is_told_what_was_changed_and_can_answer(bot, server):
    await rated_low(server)
    assert await server.bring("slash_commands", server.slash("ULEAD", "C2", "/changed", 'delivery "slots of one hour"'))
    preview = await server.sees("1 customer would be told", "slots of one hour", how="ephemeral", channel="C2")
    confirm = server.press("ULEAD", preview, "Tell 1 customer")
    for _ in range(2):
        assert await server.bring("interactive", confirm)

    await server.sees("You told us on", "The delivery was terribly late", how="message", channel="DU1", seconds=30)
    assert await server.bring("events_api", server.words("U1", "Good to hear"))
    await server.sees("our team will read this", how="message", channel="DU1")
    assert await server.bring("slash_commands", server.slash("ULEAD", "C2", "/changed", "1"))
    await server.sees("Told: 1. Wrote back: 1.", "Good to hear", how="ephemeral", channel="C2")
    assert sum("You told us on" in json.dumps(shown) and shown["channel"] == "DU1" for shown in server.shown) == 1
