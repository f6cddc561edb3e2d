import asyncio

import pytest

from bot.messages import Address, Button, Reply
from bot.ports import TryLater, Undeliverable


def reply(chat="C1", text="Hello", **more):
    where = {name: more.pop(name) for name in ("thread", "message") if name in more}
    return Reply(to=Address(platform="slack", chat=chat, **where), text=text, **more)


async def test_a_person_is_reached_in_their_direct_messages(server, platform):
    sent = await platform.deliver(reply("U1"))

    assert sent == f"DU1:{server.shown[0]['ts']}"


async def test_a_message_is_changed_where_it_stands(server, platform):
    sent = await platform.deliver(reply("U1"))

    assert await platform.deliver(reply("U1", "Changed", message=sent)) == sent
    assert [shown["how"] for shown in server.shown] == ["message", "update"]


async def test_a_thread_is_kept(server, platform):
    await platform.deliver(reply(thread="99.000001"))

    assert server.shown[0]["thread_ts"] == "99.000001"


@pytest.mark.parametrize(
    ("error", "key"),
    [
        ("channel_not_found", "undeliverable.chat"),
        ("not_in_channel", "undeliverable.chat"),
        ("is_archived", "undeliverable.archived"),
        ("user_disabled", "undeliverable.left"),
        ("account_inactive", "undeliverable.left"),
        ("something_new", "undeliverable.refused"),
    ],
)
async def test_some_places_are_never_reached(server, platform, error, key):
    server.faults["chat.postMessage"].append((200, {"ok": False, "error": error}, {}))
    with pytest.raises(Undeliverable, match=key):
        await platform.deliver(reply())


@pytest.mark.parametrize(
    ("status", "error", "headers", "after"),
    [
        (429, "ratelimited", {"Retry-After": "7"}, 7),
        (500, "internal_error", {}, 0),
        (503, "whatever", {}, 0),
        (200, "missing_scope", {}, 60),
        (200, "fatal_error", {}, 0),
    ],
)
async def test_some_troubles_pass(server, platform, status, error, headers, after):
    server.faults["chat.postMessage"].append((status, {"ok": False, "error": error}, headers))
    with pytest.raises(TryLater) as trouble:
        await platform.deliver(reply())

    assert trouble.value.after == after


async def test_a_dead_network_passes(server, platform):
    await server._runner.cleanup()
    with pytest.raises(TryLater):
        await platform.deliver(reply())


async def test_a_deleted_message_is_not_brought_back(server, platform):
    with pytest.raises(Undeliverable, match=r"undeliverable\.gone"):
        await platform.deliver(reply(message="C1:1.000001"))


async def test_what_is_private_is_never_posted_to_a_channel(server, platform):
    with pytest.raises(Undeliverable):
        await platform.deliver(reply(private=True))

    assert server.shown == []


async def test_a_late_hint_is_dropped(server, platform):
    assert await platform.deliver(reply(text="", hint="Too late")) == ""
    assert server.shown == []


async def test_a_channel_hears_one_message_a_second(server, platform):
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(platform.deliver(reply()), platform.deliver(reply()), platform.deliver(reply("C2")))

    assert loop.time() - began >= 0.9


async def test_slacks_limits_are_kept(server, platform):
    rows = tuple(tuple(Button(label="x" * 90, data="c:help") for _ in range(30)) for _ in range(3))
    style = ((Button(label="&" * 75, url="https://example.com", style="success"),),)
    await platform.deliver(reply(title="<" * 200, text="&" * 4_000 + "\n" + "y" * 200_000, buttons=rows + style))
    shown = server.shown[0]
    actions = [block for block in shown["blocks"] if block["type"] == "actions"]

    assert len(shown["blocks"]) == 50
    assert [len(block["elements"]) for block in actions] == [25, 5, 25, 5, 25, 5, 1]
    assert actions[-1]["elements"][0]["style"] == "primary"


async def test_nothing_in_slack_opens_a_bot_with_a_token(platform):
    assert platform.link("token") == ""
