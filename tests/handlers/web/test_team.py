import datetime as dt
import re

import pytest

from bot.messages import Address, Reply

DOOR = "/team/abcdefghijklmnopqrstuv"


@pytest.fixture
def office(public):
    """A bot that knows one door, and the session that went through it."""
    sessions = set()

    def answer(event):
        if event.name == "enter" and event.words == DOOR.rpartition("/")[2]:
            sessions.add(event.actor.person)
            return [Reply(to=event.where, text="Welcome.", data={"entered": True})]
        if event.name == "enter":
            return [Reply(to=event.where, text="Spent.", data={"refused": "page.spent"})]
        if event.actor.person not in sessions:
            return [Reply(to=event.where, text="No.", data={"refused": "role.needed"})]
        return [Reply(to=event.where, text="Numbers.", private=True)]

    public.road.answer = answer
    return public


async def enter(office):
    async with office.send(DOOR, {}) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/team")
        return answer.headers["Set-Cookie"]


async def test_the_public_page_says_nothing_of_the_team(public):
    async with public.get("/") as answer:
        page = await answer.text()
    assert answer.status == 200
    assert "team" not in page.lower()
    assert "<script" not in page


@pytest.mark.parametrize("path", ["/events?chat=team", "/events?chat=guest", "/chart/team/x.svg", "/team"])
async def test_the_teams_side_is_closed_without_a_session(office, path):
    for cookie in ("", "__Host-afterword=team", f"__Host-afterword={'A' * 43}"):
        async with office.get(path, Cookie=cookie) as answer:
            assert answer.status == 403


@pytest.mark.parametrize("path", ["/end", "/sample"])
async def test_the_demo_is_not_there(public, path):
    async with public.post(path, {}) as answer:
        assert answer.status == 404


async def test_looking_at_the_link_does_not_spend_it(office):
    async with office.get(DOOR) as answer:
        assert answer.status == 200
    assert office.road.events == []


async def test_the_link_opens_a_session_that_scripts_and_other_sites_cannot_use(office):
    cookie = await enter(office)
    for mark in ("HttpOnly", "Secure", "SameSite=Strict", "Path=/"):
        assert mark in cookie
    assert re.match(r"__Host-afterword=[\w-]{43};", cookie)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://afterword.example"])
async def test_another_site_cannot_spend_the_link(office, origin):
    async with office.send(DOOR, {}, Origin=origin) as answer:
        assert answer.status == 403
    assert office.road.events == []


async def test_a_spent_link_says_so(office):
    async with office.send("/team/zzzzzzzzzzzzzzzzzzzzzz", {}) as answer:
        assert answer.status == 410
        assert "Spent." in await answer.text()
        assert "Set-Cookie" not in answer.headers


async def test_a_session_reads_and_writes_in_the_teams_channel(office):
    cookie = (await enter(office)).partition(";")[0]
    async with office.get("/team", Cookie=cookie) as answer:
        page = await answer.text()
    assert answer.status == 200
    assert 'id="team"' in page
    assert 'id="guest"' not in page
    body = {"action": "5b0e1f2c-0f3c-4b27-9e6e-0d2f6f0a6a11", "chat": "team", "text": "/csat week"}
    async with office.post("/say", body, Cookie=cookie) as answer:
        assert answer.status == 200
    assert office.road.events[-1].actor.person == cookie.partition("=")[2]
    async with office.stream("team", Cookie=cookie) as news:
        _, data = await anext(news)
    assert [message["text"] for message in data["messages"]] == ["/csat week", "Numbers."]


async def test_what_one_lead_asks_another_does_not_see(office):
    first, second = [(await enter(office)).partition(";")[0] for _ in range(2)]
    body = {"action": "5b0e1f2c-0f3c-4b27-9e6e-0d2f6f0a6a11", "chat": "team", "text": "/csat week"}
    await office.post("/say", body, Cookie=first)
    async with office.stream("team", Cookie=second) as news:
        assert (await anext(news))[1]["messages"] == []


async def test_what_was_sent_before_a_start_or_by_another_process_is_there(browser):
    noon = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
    here = Address(platform="web", chat="team")
    known = await browser.site.deliver(Reply(to=here, text="Known."))
    sent = [("a", noon, Reply(to=here, text="Old.")), (known, noon, Reply(to=here, text="Edited elsewhere."))]

    async def recall(most):
        assert most == 200
        return sent

    browser.site.recall = recall
    for _ in range(2):
        async with browser.stream("team") as news:
            _, data = await anext(news)
        assert [message["text"] for message in data["messages"]] == ["Old.", "Edited elsewhere."]
        assert all(message["unasked"] for message in data["messages"])
