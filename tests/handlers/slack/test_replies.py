import pytest

from bot import taps
from bot.charts import Chart, Point
from bot.messages import Address, Button, Reply, Table

HERE = {"channel": "C1", "ts": "100.000001", "how": "message"}
ALONE = {"channel": "C1", "ts": "100.000001", "how": "ephemeral"}
DIRECT = {"channel": "DU1", "ts": "100.000001", "how": "message"}
RATE = {"value": taps.rate("tok", "csat", "2"), "action_id": "tap.0.0"}
LOOK = {"value": taps.command("csat week"), "action_id": "tap.0.0"}
SHARE = {"value": taps.command("csat week", public=True), "action_id": "tap.1.0"}

CHART = Chart(
    shape="line",
    title="Customer satisfaction by day",
    points=(Point(label="Mon", value=80.0), Point(label="Tue", value=None), Point(label="Wed", value=60.5)),
    alt="It fell from 80 % to 60.5 %.",
)
TABLE = Table(rows=(("Agent", "CSAT"), ("Anna", "80 %"), ("Boris", "")))


def buttons(shown):
    return [e["text"]["text"] for block in shown["blocks"] if block["type"] == "actions" for e in block["elements"]]


def kinds(shown):
    return [block["type"] for block in shown["blocks"]]


def says(text="Thanks <&>", **more):
    return lambda event: (Reply(to=event.where, text=text, **more),)


async def test_the_pressed_message_is_changed_in_place(slack, road):
    road.answer = says(buttons=((Button(label="Skip", data="r:t:why:skip"),),))
    await slack.bring("interactive", slack.tap("U1", DIRECT, RATE))
    shown = await slack.sees("Thanks &lt;&amp;&gt;", how="update", channel="DU1")

    assert shown["ts"] == DIRECT["ts"]
    assert buttons(shown) == ["Skip"]


async def test_a_used_up_response_address_is_no_hindrance(socket, road):
    await socket.bring("interactive", socket.tap("U1", DIRECT, RATE))
    socket.messages["DU1", DIRECT["ts"]] = {}
    socket.faults["response_url"].append((404, '{"ok":false,"error":"expired_url"}', {}))
    road.answer = says()
    await socket.bring("interactive", socket.tap("U1", DIRECT, RATE))
    await socket.sees("Thanks", how="update", channel="DU1")

    assert [method for method, _ in socket.calls].count("chat.update") == 1


async def test_a_mere_hint_is_whispered_and_changes_nothing(slack, road):
    road.answer = lambda event: (Reply(to=event.where, text="", hint="Not yours", private=True),)
    await slack.bring("interactive", slack.tap("U1", HERE, RATE))
    shown = await slack.sees("Not yours")

    assert (shown["how"], shown["user"]) == ("ephemeral", "U1")


async def test_a_private_answer_to_a_command_is_whispered_with_a_share_button(slack, road):
    road.answer = says(private=True, share="/csat week", share_label="Share to channel")
    await slack.bring("slash_commands", slack.slash("U1", "C1", "/csat", "week"))
    shown = await slack.sees("Thanks", how="ephemeral", channel="C1")

    assert buttons(shown) == ["Share to channel"]


async def test_what_is_shared_is_posted_for_all_and_the_private_message_stays(slack, road):
    road.answer = says("For all")
    await slack.bring("interactive", slack.tap("U1", ALONE, SHARE))
    shown = await slack.sees("For all")

    assert (shown["how"], shown["channel"], shown["response_type"]) == ("message", "C1", "in_channel")


async def test_a_private_answer_never_replaces_what_others_see(slack, road):
    road.answer = says("Secret", private=True)
    await slack.bring("interactive", slack.tap("U1", HERE, LOOK))

    assert (await slack.sees("Secret"))["how"] == "ephemeral"


async def test_a_private_message_may_be_replaced_by_a_private_answer(slack, road):
    road.answer = says("Secret", private=True)
    await slack.bring("interactive", slack.tap("U1", ALONE, LOOK))

    assert (await slack.sees("Secret"))["how"] == "update"


async def test_a_refused_share_is_for_the_eyes_of_who_shared(slack, road):
    road.answer = says("Not allowed", private=True)
    await slack.bring("interactive", slack.tap("U1", ALONE, SHARE))

    assert (await slack.sees("Not allowed"))["how"] == "ephemeral"


async def test_a_mention_is_answered_by_a_whisper(slack, road):
    road.answer = says("Secret", private=True)
    await slack.bring("events_api", slack.mention("U1", "C1", "csat"))
    shown = await slack.sees("Secret", how="ephemeral")

    assert (shown["channel"], shown["user"]) == ("C1", "U1")


async def test_typed_words_are_answered_in_the_direct_messages(slack, road):
    road.answer = says("Noted")
    await slack.bring("events_api", slack.words("U1", "slow"))
    await slack.sees("Noted", how="message", channel="DU1")


async def test_charts_and_tables_are_slacks_own(slack, road):
    road.answer = says(picture=CHART, table=TABLE, private=True)
    await slack.bring("slash_commands", slack.slash("U1", "C1", "/csat"))
    shown = await slack.sees("Thanks", how="ephemeral")
    chart, table = shown["blocks"][-2:]

    assert chart["chart"]["series"][0]["data"] == [{"label": "Mon", "value": 80.0}, {"label": "Wed", "value": 60.5}]
    assert [cell["text"] for cell in table["rows"][2]] == ["Boris", "–"]
    assert "It fell" in shown["text"]


async def test_where_slack_draws_no_charts_a_picture_is_uploaded(slack, road):
    slack.charts, slack.unready = False, 2
    road.answer = says(picture=CHART, table=TABLE, private=True)
    await slack.bring("slash_commands", slack.slash("U1", "C1", "/csat"))
    shown = await slack.sees("slack_file", how="ephemeral")
    image = next(block for block in shown["blocks"] if block["type"] == "image")
    file = slack.files[image["slack_file"]["id"]]

    assert image["alt_text"] == CHART.alt
    assert (file["alt"], file["data"][:4]) == (CHART.alt, b"\x89PNG")
    assert kinds(shown) == ["section", "image", "rich_text"]


async def test_without_any_picture_the_words_still_arrive(slack, road):
    slack.charts = False
    slack.faults["files.getUploadURLExternal"].append((200, {"ok": False, "error": "missing_scope"}, {}))
    road.answer = says(picture=CHART, table=TABLE, private=True)
    await slack.bring("slash_commands", slack.slash("U1", "C1", "/csat"))

    assert kinds(await slack.sees("Thanks", how="ephemeral")) == ["section", "rich_text"]


@pytest.mark.parametrize(("private", "channel"), [(True, "DU1"), (False, "C1")])
async def test_a_file_goes_where_the_answer_may_be_seen(slack, road, private, channel):
    road.answer = says(file="day,score\n1,5\n", private=private)
    payload = slack.tap("U1", ALONE, SHARE) if not private else slack.slash("U1", "C1", "/csat", "as csv")
    await slack.bring("slash_commands" if private else "interactive", payload)
    shown = await slack.sees("report.csv", how="file")

    assert shown["channel"] == channel
    assert shown["file"]["data"].decode("utf-8-sig") == "day,score\n1,5\n"


async def test_a_rate_limit_is_waited_out(socket, road):
    socket.faults["response_url"].append((429, "rate_limited", {"Retry-After": "1"}))
    road.answer = says()
    await socket.bring("interactive", socket.tap("U1", DIRECT, RATE))
    await socket.sees("Thanks", how="update")


async def test_an_answer_for_another_chat_goes_there(socket, road):
    road.answer = lambda event: (Reply(to=Address(platform="slack", chat="C7"), text="Look"),)
    await socket.bring("interactive", socket.tap("U1", DIRECT, RATE))
    await socket.sees("Look", how="message", channel="C7")
