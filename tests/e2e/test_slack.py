import asyncio
import json
import sys
import time

import bot_process
import pytest
from slack_bringing import SECRET
from slack_server import APP_TOKEN, TOKEN, SlackServer

from bot import taps

TEAM = "CTEAM"
FLOOD = 500
WAYS = {
    "socket": {"SLACK_APP_TOKEN": APP_TOKEN},
    "signed": {"SLACK_SIGNING_SECRET": SECRET, "PUBLIC_URL": "{url}"},
}


@pytest.fixture(name="server")
async def _server():
    async with SlackServer() as server:
        yield server


@pytest.fixture(name="way", params=WAYS)
def _way(request):
    return request.param


@pytest.fixture(name="bot")
async def _bot(server, way, tmp_path):
    settings = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_API_URL": server.url,
        "AGENTS": "slack:UAGENT",
        "LEADS": "slack:ULEAD",
        "TEAM_CHATS": f"slack:{TEAM}",
    }
    with bot_process.running(tmp_path, **settings, **WAYS[way]) as bot:
        if way == "signed":
            server.request_url = f"{bot.url}/slack/events"
        await started(bot, server)
        yield bot
        sys.stdout.write(bot.said)  # shown when the test failed


async def started(bot, server):
    """Wait until the bot acknowledges something."""
    async with asyncio.timeout(40):
        while not await server.bring("events_api", server.event(type="app_home_opened", user="U0"), retries=0):
            assert bot.alive, bot.said


async def asked(server, person="U1"):
    """Have an agent ask for a rating, and return the message that asks."""
    assert await server.bring("slash_commands", server.slash("UAGENT", "C1", "/ask", f"<@{person}>"))
    return await server.sees("satisfied", how="message", channel=f"D{person}", seconds=30)


def questions(server):
    """Return the message that asks each person."""
    return {
        shown["channel"][1:]: shown
        for shown in server.shown
        if shown["how"] == "message" and shown["channel"][0] == "D"
    }


def value(shown, label):
    elements = [e for block in shown["blocks"] if block["type"] == "actions" for e in block["elements"]]
    return next(e["value"] for e in elements if e["text"]["text"] == label)


async def reading(bot, line="/csat today"):
    return await asyncio.to_thread(bot.asked, line)


async def test_a_rating_travels_from_slack_to_disk_and_comes_back_as_a_report(bot, server):
    server.people["UAGENT"]["profile"] = {"display_name": "Marta"}
    question = await asked(server)

    assert await server.bring("interactive", server.press("U1", question, "2"))
    why = await server.sees("What went wrong?", how="update", channel="DU1")
    assert why["ts"] == question["ts"]

    assert await server.bring("events_api", server.words("U1", "They never called back"))
    await server.sees("Thank you", how="message", channel="DU1")
    await server.sees("Low score: 2 of 5", channel=TEAM)
    await server.sees("They never called back", how="update", channel=TEAM)

    assert await server.bring("slash_commands", server.slash("ULEAD", "C2", "/csat", "week"))
    private = await server.sees("CSAT", how="ephemeral", channel="C2")
    assert private["user"] == "ULEAD"

    assert await server.bring("interactive", server.press("ULEAD", private, "Share to channel"))
    shared = await server.sees("CSAT", how="message", channel="C2")
    assert not any("Share" in json.dumps(block) for block in shared["blocks"])
    assert (await reading(bot))["n"] == 1


async def test_an_interaction_can_come_from_another_system(bot, server):
    body = {"customer": {"name": "Anna", "contacts": ["slack:U1"]}, "agents": ["Marta"], "reference": "CALL-1"}
    await asyncio.to_thread(bot.post, "/api/interactions", body)

    await server.sees("Hello Anna", "satisfied", how="message", channel="DU1")


@pytest.mark.parametrize("way", ["socket"], indirect=True)
async def test_the_message_shortcut_a_mention_and_feedback_work(bot, server):
    assert await server.bring("interactive", server.shortcut("UAGENT", "C1", "U2"))
    await server.sees("satisfied", how="message", channel="DU2")

    assert await server.bring("events_api", server.mention("ULEAD", "C3", "csat week"))
    await server.sees("CSAT", how="ephemeral", channel="C3")

    assert await server.bring("slash_commands", server.slash("ULEAD", "C4", "/feedback", "csat week"))
    await server.sees("CSAT", how="ephemeral", channel="C4")


@pytest.mark.parametrize("way", ["socket"], indirect=True)
async def test_a_picture_arrives_where_slack_draws_none(bot, server):
    server.charts = False
    question = await asked(server)
    assert await server.bring("interactive", server.press("U1", question, "4"))
    await server.sees("Thank you", how="update", channel="DU1")
    assert await server.bring("slash_commands", server.slash("ULEAD", "C2", "/csat", "week"))
    shown = await server.sees("slack_file", how="ephemeral", channel="C2")
    image = next(block for block in shown["blocks"] if block["type"] == "image")

    assert image["alt_text"]
    assert server.files[image["slack_file"]["id"]]["data"].startswith(b"\x89PNG")


@pytest.mark.parametrize("way", ["socket"], indirect=True)
async def test_a_customer_cannot_ask_for_reports_nor_answer_for_others(bot, server):
    question = await asked(server)
    assert await server.bring("slash_commands", server.slash("U9", "C1", "/csat", "week"))
    await server.sees("is for the team", how="ephemeral", channel="C1")
    assert await server.bring("interactive", server.press("U9", question, "1"))
    await server.sees("for somebody else", how="ephemeral")

    assert (await reading(bot))["n"] == 0


async def test_what_arrives_twice_counts_once(bot, server):
    question = await asked(server)
    payload = server.press("U1", question, "2")
    for _ in range(3):
        assert await server.bring("interactive", payload)
    words = server.words("U1", "slow")
    for _ in range(3):
        assert await server.bring("events_api", words)
    await server.sees("slow", how="update", channel=TEAM)

    assert (await reading(bot))["n"] == 1
    assert sum(shown["channel"] == TEAM and shown["how"] == "message" for shown in server.shown) == 1


async def test_every_acknowledged_answer_survives_kill_minus_nine(bot, server):
    people = [f"U{number}" for number in range(1_000, 1_000 + FLOOD)]
    asks = [server.slash("UAGENT", "C1", "/ask", f"<@{person}>") for person in people]
    assert all(await asyncio.gather(*(server.bring("slash_commands", ask) for ask in asks)))
    await server.until(lambda: len(questions(server)) == FLOOD, seconds=60)
    found = questions(server)
    payloads = iter([server.press(person, found[person], "4") for person in people])
    taken = []

    async def carry():
        for payload in payloads:
            while not await server.bring("interactive", payload):
                pass
            taken.append(payload["user"]["id"])

    server.patience = 1.0
    carriers = [asyncio.create_task(carry()) for _ in range(24)]
    await server.until(lambda: len(taken) > FLOOD / 4, seconds=30)
    bot.kill()
    before = len(taken)
    kept = (await reading(bot))["n"]
    bot.start()
    await asyncio.wait_for(asyncio.gather(*carriers), 60)

    assert before < FLOOD == len(set(taken))
    assert kept >= before
    assert (await reading(bot))["n"] == FLOOD


async def test_sigterm_ends_it_cleanly(bot, server):
    assert await server.bring("slash_commands", server.slash("U1", "C1", "/help"))
    await server.sees("/help", how="ephemeral")

    assert await asyncio.to_thread(bot.stop) == 0


@pytest.mark.parametrize("way", ["signed"], indirect=True)
async def test_a_flood_of_nonsense_changes_nothing_and_stops_nothing(bot, server):
    question = await asked(server)
    answer = server.press("U1", question, "4")
    assert await server.bring("interactive", answer)
    one = value(question, "1")
    token = one.split(":")[1]

    def foreign(data):
        return server.tap("U1", question, {"value": data, "action_id": "tap.0.0"})

    kept = [
        answer,
        foreign("never ours"),
        foreign(taps.rate("T" * 22, "csat", "1")),
        foreign(taps.rate(token, "csat", "99")),
        foreign(taps.rate(token, "never", "1")),
        foreign("r::::'; DROP TABLE ask; --"),
        server.tap("U9", question, {"value": one, "action_id": "tap.0.0"}),
        server.tap("U1", question, {"value": one, "action_id": "tap.0.0"}, team="T9"),
        {**answer, "actions": [{**answer["actions"][0], "value": 7}]},
        {**answer, "container": None},
    ]
    words = [
        server.words("U8", "x" * 100_000),
        server.words("U7", "/" + "a" * 4_000),
        server.words("U6", "\u202e\u0000"),
    ]
    for _ in range(3):
        assert all([await server.bring("interactive", payload, retries=0) for payload in kept])
        assert all([await server.bring("events_api", payload, retries=0) for payload in words])
        assert [(await server.post(body))[0] for body in (b"{", b"[]", b"x" * 1_100_000)] == [400, 400, 413]
        genuine = json.dumps(server.words("U1", "late")).encode()
        assert (await server.post(genuine, secret="forged"))[0] == 401
        assert (await server.post(genuine, at=time.time() - 600))[0] == 401

    found = await reading(bot)
    assert (found["n"], found["value"]) == (1, 1)
    assert await server.bring("slash_commands", server.slash("ULEAD", "C2", "/csat", "week"))
    await server.sees("CSAT", how="ephemeral", channel="C2")
