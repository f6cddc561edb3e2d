import asyncio

import pytest
from slack_people import BOT

from bot import taps
from bot.messages import Address, Commanded, Rated, Typed

HERE = {"channel": "C1", "ts": "100.000001", "how": "message"}
ALONE = {"channel": "C1", "ts": "100.000001", "how": "ephemeral"}


def tap(data):
    return {"value": data, "action_id": "tap.0.0"}


async def brought(server, road, kind, payload):
    assert await server.bring(kind, payload)
    return road.events[-1]


async def test_a_press_is_an_answer_to_its_ask(socket, road):
    event = await brought(socket, road, "interactive", socket.tap("U1", HERE, tap(taps.rate("tok", "csat", "2"))))

    assert isinstance(event, Rated)
    assert (event.token, event.question, event.answer) == ("tok", "csat", "2")
    assert event.where == Address(platform="slack", chat="U1", message="C1:100.000001")
    assert (event.actor.person, event.actor.name, event.actor.badges) == ("U1", "u1", ("slack:C1",))
    assert event.at.tzinfo is not None


async def test_a_share_button_speaks_to_the_whole_channel(socket, road):
    event = await brought(
        socket, road, "interactive", socket.tap("U1", ALONE, tap(taps.command("/csat week", public=True)))
    )

    assert (event.name, event.words, event.public) == ("csat", "week", True)
    assert event.where == Address(platform="slack", chat="C1")


@pytest.mark.parametrize(
    ("command", "text", "name", "words"),
    [
        ("/csat", "last week", "csat", "last week"),
        ("/csat", "", "csat", ""),
        ("/feedback", "csat week", "csat", "week"),
        ("/feedback", "/csat week", "csat", "week"),
        ("/feedback", "", "help", ""),
        ("/ask", "<@U2|boris> channel=phone", "ask", "<@U2> channel=phone"),
        ("/ask", "Smith &amp; Sons", "ask", "Smith & Sons"),
    ],
)
async def test_slash_commands_are_read(socket, road, command, text, name, words):
    event = await brought(socket, road, "slash_commands", socket.slash("U1", "C1", command, text))

    assert (event.name, event.words, event.public) == (name, words, False)
    assert event.where.chat == "U1"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [("csat week", "csat", "week"), ("", "help", ""), ("/csat  last\nweek", "csat", "last week")],
)
async def test_a_mention_gives_a_command(socket, road, text, name, words):
    event = await brought(socket, road, "events_api", socket.mention("U1", "C1", text))

    assert isinstance(event, Commanded)
    assert (event.name, event.words) == (name, words)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Too slow &amp; rude", "Too slow & rude"),
        ("see <https://example.com|example.com>", "see example.com"),
        ("ask <@U2|boris> about &lt;it&gt;", "ask <@U2> about <it>"),
        ("zu lēni\x00", "zu lēni"),
    ],
)
async def test_a_direct_message_is_typed(socket, road, text, plain):
    event = await brought(socket, road, "events_api", socket.words("U1", text))

    assert isinstance(event, Typed)
    assert event.text == plain
    assert event.where == Address(platform="slack", chat="U1")


async def test_a_direct_message_with_a_slash_is_a_command(socket, road):
    event = await brought(socket, road, "events_api", socket.words("U1", " /csat week"))

    assert (event.name, event.words) == ("csat", "week")


async def test_an_edited_message_is_a_new_answer(socket, road):
    payload = socket.words("U1", "", subtype="message_changed", message={"user": "U1", "text": "4"})
    event = await brought(socket, road, "events_api", payload)

    assert (event.text, event.actor.person) == ("4", "U1")


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B9"},
        {"subtype": "channel_join"},
        {"subtype": "message_changed", "message": {"user": "U1", "bot_id": "B1", "text": "x"}},
        {"subtype": "message_changed", "message": {"user": "U1", "text": "x"}, "previous_message": {"text": "x"}},
        {"subtype": "message_changed", "message": {"user": "U1", "text": "/csat"}},
        {"subtype": "message_deleted"},
        {"channel_type": "channel"},
        {"user": BOT},
    ],
)
async def test_what_nobody_said_to_the_bot_is_only_acknowledged(socket, road, more):
    assert await socket.bring("events_api", {**(p := socket.words("U1", "x")), "event": {**p["event"], **more}})

    assert road.events == []


async def test_the_shortcut_asks_the_author_of_a_message(socket, road):
    event = await brought(socket, road, "interactive", socket.shortcut("U1", "C1", "U2"))

    assert (event.name, event.words) == ("ask", "<@U2>")


async def test_names_locales_and_groups_are_learnt(socket, road):
    socket.people["U1"].update(locale="lv-LV", profile={"display_name": "Anna"})
    await brought(socket, road, "events_api", socket.words("U1", "one"))
    await socket.until(lambda: any(method == "users.info" for method, _ in socket.calls))
    await asyncio.sleep(0.1)
    event = await brought(socket, road, "events_api", socket.words("U1", "two"))

    assert (event.actor.name, event.actor.locale) == ("Anna", "lv-LV")
    assert sum(method == "users.info" for method, _ in socket.calls) == 1


async def test_user_groups_are_badges(server, road, platform):
    server.groups["S1"] = ["U1"]
    task = asyncio.create_task(platform.run(road))
    await server.until(lambda: server.sockets)
    event = await brought(server, road, "slash_commands", server.slash("U1", "C1", "/csat"))
    task.cancel()

    assert event.actor.badges == ("slack:C1", "slack:S1")


@pytest.mark.parametrize("kind", ["interactive", "slash_commands", "events_api"])
async def test_people_of_other_workspaces_are_refused(socket, road, kind):
    payloads = {
        "interactive": lambda: socket.tap("U9", HERE, tap(taps.rate("tok", "csat", "2")), team="T9"),
        "slash_commands": lambda: socket.slash("U9", "C1", "/csat", team="T9"),
        "events_api": lambda: socket.mention("U9", "C1", "csat", user_team="T9"),
    }
    assert await socket.bring(kind, payloads[kind]())
    await socket.sees("Only members", how="ephemeral", channel="C1")

    assert road.events == []


async def test_foreign_buttons_are_only_acknowledged(slack, road):
    assert await slack.bring("interactive", slack.tap("U1", HERE, tap("not ours")))
    assert await slack.bring("interactive", slack.tap("U1", HERE, {"action_id": "open"}))

    assert road.events == []
