from uuid import uuid4

import pytest

from bot.charts import Chart, Point
from bot.messages import Address, Button, Commanded, InteractionEnded, Rated, Reply, Table, Typed
from bot.ports import Undeliverable
from bot.taps import rate


def action(**more):
    return {"action": str(uuid4()), **more}


def reply(**more):
    return Reply(**{"to": Address(platform="web", chat="team"), "text": "Hello.", **more})


@pytest.mark.parametrize(("code", "words"), [("en", "End an interaction"), ("lv", "Pabeigt apkalpošanu")])
async def test_the_page_speaks_the_language_it_is_asked_for(browser, code, words):
    for headers, path in (({"Accept-Language": f"xx, {code};q=0.9, en;q=0.1"}, "/"), ({}, f"/?language={code}")):
        async with browser.get(path, **headers) as answer:
            page = await answer.text()
        assert f'<html lang="{code}">' in page
        assert words in page
        assert "{{" not in page


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ({"chat": "guest", "text": "4, slow"}, Typed),
        ({"chat": "team", "text": "/csat week"}, Commanded),
        ({"chat": "guest", "tap": rate("T", "csat", "2"), "message": "m"}, Rated),
        ({"chat": "team", "tap": "c:csat week", "message": "m"}, Commanded),
    ],
)
async def test_what_is_done_in_a_pane_becomes_an_event(browser, body, event):
    async with browser.post("/say?language=lv", action(**body)) as answer:
        assert answer.status == 200
    (brought,) = browser.road.events
    assert isinstance(brought, event)
    assert (brought.actor.subject, brought.actor.locale) == (f"web:{body['chat']}", "lv")
    assert brought.where.chat == body["chat"]


async def test_a_tap_names_the_message_that_is_to_change(browser):
    await browser.post("/say", action(chat="guest", tap=rate("T", "csat", "2"), message="m"))
    assert browser.road.events[0].where.message == "m"


async def test_a_command_behind_a_button_reads_as_if_typed(browser):
    await browser.post("/say", action(chat="team", tap="c:csat week", message="m"))
    assert (browser.road.events[0].name, browser.road.events[0].where.message) == ("csat", "")
    async with browser.stream("team") as news:
        _, data = await anext(news)
    assert [message["text"] for message in data["messages"]] == ["/csat week", "Noted."]


async def test_an_action_sent_again_counts_once_and_shows_once(browser):
    body = action(chat="guest", text="hello")
    for _ in range(3):
        async with browser.post("/say", body) as answer:
            assert answer.status == 200
    async with browser.stream("guest") as news:
        _, data = await anext(news)
    assert [message["text"] for message in data["messages"]] == ["hello", "Noted."]
    assert len(browser.road.events) == 1


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}, {"Host": "evil.example:8080"}],
)
async def test_other_sites_and_other_names_for_this_machine_are_turned_away(browser, headers):
    async with browser.post("/say", action(chat="team", text="/csat"), **headers) as answer:
        assert answer.status == 403
    assert browser.road.events == []


@pytest.mark.parametrize("path", ["/", "/events?chat=team", "/chart/team/x.svg", "/file/team/x.csv"])
async def test_a_name_that_was_bent_to_this_machine_shows_nothing(browser, path):
    async with browser.get(path, Host="evil.example") as answer:
        assert answer.status == 403


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Real-IP", "Via"])
async def test_what_a_proxy_on_this_machine_passes_on_comes_from_elsewhere(browser, header):
    for path in ("/", "/events?chat=team"):
        async with browser.get(path, **{header: "198.51.100.7"}) as answer:
            assert answer.status == 403
    async with browser.post("/say", action(chat="team", text="/csat"), **{header: "198.51.100.7"}) as answer:
        assert answer.status == 403
    assert browser.road.events == []


@pytest.mark.parametrize(
    "body",
    [{}, [], "x", {"action": "1", "chat": "guest", "text": "a"}, action(chat="guest"), action(chat="guest", tap="z:1"),
     action(chat="guest", text="a", more=1), action(chat="guest", text="x" * 9000)],
)  # fmt: skip
async def test_malformed_requests_reach_nobody(browser, body):
    async with browser.post("/say", body) as answer:
        assert answer.status == 400
    assert browser.road.events == []


async def test_there_are_no_other_chats(browser):
    async with browser.post("/say", action(chat="elsewhere", text="a")) as answer:
        assert answer.status == 403
    with pytest.raises(Undeliverable):
        await browser.site.deliver(Reply(to=Address(platform="web", chat="elsewhere"), text="a"))


async def test_a_full_road_asks_to_come_again_and_shows_nothing(browser):
    browser.road.full = True
    async with browser.post("/say", action(chat="guest", text="a")) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
    async with browser.stream("guest") as news:
        assert await anext(news) == ("history", {"chat": "guest", "messages": []})


async def test_what_is_delivered_appears_at_once_and_changes_in_place(browser):
    async with browser.stream("guest", "team") as news:
        assert [(await anext(news))[1]["chat"] for _ in range(2)] == ["guest", "team"]
        id_ = await browser.site.deliver(reply(title="Low score"))
        name, first = await anext(news)
        changed = await browser.site.deliver(
            reply(to=Address(platform="web", chat="team", message=id_), title="Changed")
        )
        _, second = await anext(news)
    assert name == "message"
    assert changed == id_ == first["message"]["id"] == second["message"]["id"]
    assert (first["message"]["title"], second["message"]["title"]) == ("Low score", "Changed")
    assert first["message"]["at"] == second["message"]["at"]


async def test_a_hint_is_said_in_passing_and_leaves_the_message_alone(browser):
    browser.road.answer = lambda event: [Reply(to=event.where, text="", hint="Too late.")]
    async with browser.post("/say", action(chat="guest", tap=rate("T", "csat", "2"), message="m")) as answer:
        assert await answer.json() == {"hint": "Too late."}
    async with browser.stream("guest") as news:
        assert (await anext(news))[1]["messages"] == []


async def test_a_reload_shows_the_last_two_hundred_messages(browser):
    for number in range(250):
        await browser.site.deliver(reply(text=str(number)))
    async with browser.stream("team") as news:
        _, data = await anext(news)
    assert [message["text"] for message in data["messages"]] == [str(number) for number in range(50, 250)]


async def test_a_report_brings_its_picture_table_and_buttons(browser):
    points = (Point(label="Mon", value=50.0, low=40.0, high=60.0, n=9), Point(label="Tue", value=60.0, n=3))
    chart = Chart(shape="line", title="CSAT", points=points, alt="It rose.")
    rows = (("agent", "CSAT"), ("Marta", "50 %"))
    button = Button(label="/csat month", data="c:csat month")
    await browser.site.deliver(reply(picture=chart, table=Table(rows=rows), buttons=((button,),)))
    async with browser.stream("team") as news:
        message = (await anext(news))[1]["messages"][0]
    assert message["picture"]["alt"] == "It rose."
    assert message["table"] == [list(row) for row in rows]
    assert message["buttons"][0][0]["data"] == "c:csat month"
    async with browser.get(message["picture"]["src"]) as answer:
        assert answer.content_type == "image/svg+xml"
        assert (await answer.text()).startswith("<svg")


async def test_a_document_can_be_taken_along(browser):
    id_ = await browser.site.deliver(reply(file="agent,n\nMarta,3\n"))
    async with browser.get(f"/file/team/{id_}.csv") as answer:
        assert "attachment" in answer.headers["Content-Disposition"]
        assert await answer.read() == b"\xef\xbb\xbfagent,n\nMarta,3\n"  # a spreadsheet reads it as UTF-8 by this mark
    async with browser.get(f"/file/guest/{id_}.csv") as answer:
        assert answer.status == 404


async def test_what_is_open_is_looked_up_once_after_a_start_and_no_stop_is_lifted(browser):
    for _ in range(2):
        async with browser.post("/hello", action()) as answer:
            assert answer.status == 200
    assert [(event.name, event.actor.person) for event in browser.road.events] == [("look", "guest")]


async def test_an_interaction_ends_for_the_customer_on_the_page(browser):
    async with browser.post("/end", action(agent="Marta", language="lv")) as answer:
        assert answer.status == 200
    (ended,) = browser.road.events
    assert isinstance(ended, InteractionEnded)
    assert ended.customer.contacts == ("web:guest",)
    assert ended.customer.language == "lv"
    assert ended.interaction.agents == ("Marta",)
    assert all((ended.interaction.id, ended.interaction.team, ended.interaction.channel, ended.interaction.product))
    assert ended.where.chat == "team"


async def test_survey_links_lead_to_this_machine_once_it_listens(browser):
    assert browser.site.link("T") == f"{browser.url}/s/T"
    browser.site.address = ""
    assert browser.site.link("T") == ""
