import asyncio
from dataclasses import replace

import pytest
from telegram_server import HERE, TEAM, digits, reply

from bot.charts import Chart, Point
from bot.ports import TryLater, Undeliverable

CHART = Chart(shape="line", title="CSAT", points=(Point(label="Mon", value=50), Point(label="Tue", value=75)))


async def test_a_message_is_sent_and_its_id_given_back(platform, server):
    given = await platform.deliver(reply("How did it go?", title="Delivery <1>", buttons=digits()))

    (call,) = server.calls("sendMessage")
    assert given == str(call.result["message_id"])
    assert call.words == "Delivery <1>\nHow did it go?"
    assert call.fields["entities"] == [{"type": "bold", "offset": 0, "length": 12}]
    assert [button["callback_data"] for button in call.buttons] == [f"r:TOKEN:csat:{n}" for n in range(1, 6)]


async def test_a_message_is_edited_in_place(platform, server):
    given = await platform.deliver(reply("Why?", replace(HERE, message="33")))

    (call,) = server.calls("editMessageText")
    assert (given, call.fields["message_id"], call.words, call.buttons) == ("33", 33, "Why?", [])
    assert not server.calls("sendMessage")


async def test_an_edit_that_changes_nothing_succeeds(platform, server):
    server.fail("editMessageText", status=400, description="Bad Request: message is not modified: the same")

    assert await platform.deliver(reply("Why?", replace(HERE, message="33"))) == "33"
    assert not server.calls("sendMessage")


@pytest.mark.parametrize("why", ["message to edit not found", "message can't be edited"])
async def test_what_cannot_be_edited_is_sent_anew(platform, server, why):
    server.fail("editMessageText", status=400, description=f"Bad Request: {why}")
    await platform.deliver(reply("Why?", replace(HERE, message="33"), buttons=digits()))

    (call,) = server.calls("sendMessage")
    assert (call.words, len(call.buttons)) == ("Why?", 5)


PICTURED = "Bad Request: there is no text in the message to edit"


async def test_words_go_below_a_picture_that_is_there(platform, server):
    server.fail("editMessageText", status=400, description=PICTURED)
    given = await platform.deliver(reply("What it is", replace(HERE, message="33"), buttons=digits()))

    (call,) = server.calls("editMessageCaption")
    assert (given, call.words, len(call.buttons)) == ("33", "What it is", 5)


async def test_words_too_long_for_a_picture_are_sent_anew(platform, server):
    server.fail("editMessageText", status=400, description=PICTURED)
    await platform.deliver(reply("word " * 300, replace(HERE, message="33")))

    assert [call.method for call in server.sent] == ["sendMessage"]


async def test_a_picture_takes_the_place_of_another(platform, server):
    given = await platform.deliver(
        reply("50 %", replace(HERE, message="33"), title="CSAT", picture=CHART, buttons=digits())
    )

    (call,) = server.sent
    assert (given, call.method, call.words, len(call.buttons)) == ("33", "editMessageMedia", "CSAT\n50 %", 5)


async def test_a_long_reply_edits_and_goes_on_below(platform, server):
    await platform.deliver(reply("word " * 1500, replace(HERE, message="33"), buttons=digits()))

    assert [call.method for call in server.sent] == ["editMessageText", "sendMessage"]
    assert [len(call.buttons) for call in server.sent] == [0, 5]


async def test_a_picture_comes_with_its_words_and_a_file_below(platform, server):
    await platform.deliver(reply("50 %", title="CSAT", picture=CHART, file="day,value\n", buttons=digits()))

    photo, document = server.sent
    assert (photo.method, photo.words, len(photo.buttons)) == ("sendPhoto", "CSAT\n50 %", 5)
    assert photo.uploads["photo"]["data"].startswith(b"\x89PNG")
    assert (document.method, document.uploads["document"]["data"]) == ("sendDocument", b"\xef\xbb\xbfday,value\n")


async def test_a_picture_that_cannot_be_drawn_leaves_the_words(platform, server):
    await platform.deliver(reply("50 %", picture=replace(CHART, shape="never heard of", points=None)))

    assert [call.method for call in server.sent] == ["sendMessage"]


async def test_topics_are_kept(platform, server):
    await platform.deliver(reply(to=replace(TEAM, thread="5")))

    assert server.calls("sendMessage")[0].fields["message_thread_id"] == 5


@pytest.mark.parametrize(
    ("status", "description", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user", "undeliverable.blocked"),
        (400, "Bad Request: chat not found", "undeliverable.chat"),
        (400, "Bad Request: BUTTON_DATA_INVALID", "undeliverable.refused"),
    ],
)
async def test_what_never_will_arrive_is_undeliverable(platform, server, status, description, reason):
    server.fail("sendMessage", status=status, description=description)

    with pytest.raises(Undeliverable, match=reason):
        await platform.deliver(reply())


@pytest.mark.parametrize("status", [500, 502, 0, 401])
async def test_what_may_arrive_later_is_tried_later(platform, server, status):
    server.fail("sendMessage", status=status)

    with pytest.raises(TryLater):
        await platform.deliver(reply())
    assert await platform.deliver(reply())


async def test_a_flood_limit_is_obeyed(platform, server):
    server.fail("sendMessage", status=429, description="Too Many Requests", parameters={"retry_after": 1})

    with pytest.raises(TryLater) as later:
        await platform.deliver(reply())
    assert later.value.after == 1
    assert await platform.deliver(reply())


async def test_a_group_that_moved_is_followed(platform, server):
    server.fail("sendMessage", status=400, description="moved", parameters={"migrate_to_chat_id": -2002})
    await platform.deliver(reply(to=TEAM))

    assert server.calls("sendMessage")[-1].fields["chat_id"] == -2002


async def test_one_chat_gets_its_messages_in_order(platform, server):
    await asyncio.gather(*(platform.deliver(reply(str(number))) for number in range(3)))

    assert [call.words for call in server.sent] == ["0", "1", "2"]


async def test_a_public_channel_goes_by_its_name(platform, server):
    with pytest.raises(Undeliverable):  # the emulator knows numbers only
        await platform.deliver(reply(to=replace(TEAM, chat="@team")))

    assert [entry["method"] for entry in server.requests] == ["sendMessage"]
