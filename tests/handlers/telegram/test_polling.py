import asyncio

import pytest
from telegram_server import HERE, digits, group, person, press, reply, words

from bot.ports import Overloaded
from handlers.telegram.courier import Courier
from handlers.telegram.errands import Errands
from handlers.telegram.intake import Intake
from handlers.telegram.pace import Pace
from handlers.telegram.polling import Polling
from handlers.telegram.sender import Sender
from handlers.telegram.updates import Me


@pytest.fixture(name="polling")
async def _polling(client, road):
    """A poll loop alone, with hardly a pause between tries."""
    pace, errands = Pace(), Errands()
    courier = Courier(client, Sender(client, pace), pace, pauses=(0.01,))
    intake = Intake(me=Me(id=7, username="afterword_bot"), road=road, courier=courier, errands=errands)
    task = asyncio.create_task(Polling(client, intake, first_pause=0.01).run())
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await errands.finish(1)


async def test_a_tap_is_acknowledged_and_its_message_edited(polling, road, server, seen):
    road.answer = lambda event: [reply("Why?", event.where, hint="Thanks"), reply("More", event.where)]
    server.push(press("r:TOKEN:csat:2", message=33))
    await seen(lambda: server.calls("sendMessage"))

    assert server.calls("answerCallbackQuery")[0].words == "Thanks"
    assert [call.words for call in server.calls("editMessageText")] == ["Why?"]
    assert [call.words for call in server.calls("sendMessage")] == ["More"]


async def test_a_command_in_a_group_is_answered_below_it(polling, road, server, seen):
    road.answer = lambda event: [reply("50 %", event.where), reply("More", event.where)]
    server.push(words("/csat week", where=group()))
    await seen(lambda: len(server.calls("sendMessage")) == 2)

    first, second = server.calls("sendMessage")
    assert server.decoded(first.fields["reply_parameters"])["message_id"] == 11
    assert "reply_parameters" not in second.fields


async def test_the_offset_moves_only_after_the_commit(polling, road, server, seen):
    server.confirmed = 0
    road.commit.clear()
    number = server.push(words("first"))
    await seen(lambda: road.events)
    before = server.confirmed
    road.commit.set()
    await seen(lambda: server.confirmed > number)

    assert before <= number


async def test_people_do_not_wait_for_each_other_but_keep_their_own_order(polling, road, server, seen):
    road.commit.clear()
    for number, text in ((100, "a"), (200, "b"), (100, "c")):
        server.push(words(text, person(number)))
    await seen(lambda: len(road.events) >= 1)
    road.commit.set()
    await seen(lambda: len(road.events) == 3)

    assert [event.text for event in road.events if event.actor.person == "100"] == ["a", "c"]


@pytest.mark.parametrize(
    "malformed",
    [
        {"message": "words"},
        {"message": {"message_id": "x", "chat": 5}},
        {"message": words("x")["message"] | {"date": 1e300}},
        {"message": words("x")["message"] | {"text": {"deep": []}}},
        {"callback_query": {"id": None}},
        {"update_id": 10**18, "message": []},
    ],
)
async def test_a_malformed_update_stops_nothing(polling, road, server, seen, malformed):
    server.push(words("before"))
    server.push(malformed)
    server.push(
        words("after", update_id=1) if "update_id" not in malformed else {"update_id": 10**18 + 1} | words("after")
    )
    await seen(lambda: len(road.events) == 2)

    assert [event.text for event in road.events] == ["before", "after"]


@pytest.mark.parametrize("status", [500, 502, 0, 409, 429])
async def test_polling_goes_on_after_trouble(polling, road, server, seen, status):
    parameters = {"retry_after": 1} if status == 429 else None
    server.fail("getUpdates", status=status, parameters=parameters, times=2)
    server.push(words("still here"))
    await seen(lambda: road.events)

    assert not polling.done()


@pytest.mark.parametrize("trouble", [Overloaded(), RuntimeError("disk full")])
async def test_an_update_that_was_not_kept_is_put_again(polling, road, server, seen, trouble):
    road.trouble = [trouble] * 2
    server.push(words("kept"))
    await seen(lambda: road.events)

    assert [event.text for event in road.events] == ["kept"]


async def test_replies_are_tried_again(polling, road, server, seen):
    road.answer = lambda event: [reply("Here", HERE)]
    server.fail("sendMessage", status=502)
    server.push(words("hello"))
    await seen(lambda: len(server.calls("sendMessage")) == 1)

    assert server.calls("sendMessage")[0].words == "Here"


async def test_somebody_who_floods_the_bot_is_not_answered_each_time(polling, road, server, seen):
    road.answer = lambda event: [reply("Again", HERE)]
    for _ in range(60):
        server.push(words("again"))
    await seen(lambda: len(road.events) == 60)

    assert len(server.calls("sendMessage")) < 30


async def test_a_forged_button_is_acknowledged_and_nothing_else(polling, road, server, seen):
    server.push(press("x" * 5000))
    await seen(lambda: server.calls("answerCallbackQuery"))

    assert road.events == []


async def test_the_platform_says_who_it_is_and_what_it_can(running, server, seen):
    await seen(lambda: server.calls("setMyCommands"))

    assert running.link("TO-ken_1") == "https://t.me/afterword_bot?start=TO-ken_1"
    assert running.link("no token") == ""


async def test_a_refused_token_ends_the_run(platform, road, server):
    server.fail("getMe", status=401, description="Unauthorized")

    assert await platform.run(road) is None


async def test_what_is_on_the_road_survives_the_end_of_the_run(running, road, server, seen):
    road.answer = lambda event: [reply("Thanks", HERE, buttons=digits())]
    road.commit.clear()
    server.push(words("last words"))
    await seen(lambda: road.events)
    asyncio.get_running_loop().call_later(0.1, road.commit.set)
    await running.close()

    assert [call.words for call in server.calls("sendMessage")] == ["Thanks"]
