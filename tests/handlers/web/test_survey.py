import re
from html import unescape
from uuid import uuid4

import pytest

from bot.messages import Button, Commanded, Form, Rated, Reply, Typed
from bot.taps import rate

TOKEN = "abcdefghijklmnopqrstuv"
LOOK = f"/s/{TOKEN}"
WORDS = Form(token=TOKEN, title="", open="", send="", fields=())
ODD = ({"text": " "}, {"tap": "c:enter abc"}, {"tap": "x"})


@pytest.fixture
def asked(public):
    """An ask in Latvian: one to five, then why."""
    stop = (Button(label="Vairs nejautāt", data="c:stop"),)
    steps = tuple(Button(label=str(step), data=rate(TOKEN, "csat", str(step))) for step in range(1, 6))
    skip = (Button(label="Izlaist", data=rate(TOKEN, "why", "skip")),)

    def answer(event):
        if isinstance(event, Typed):
            return [Reply(to=event.where, text="Paldies!")]
        if isinstance(event, Rated):
            return [Reply(to=event.where, text="Kas <b>nebija</b> labi?", buttons=(skip,), form=WORDS)]
        return [
            Reply(
                to=event.where,
                text="Sveiki!\nCik apmierināti?\n1 = ļoti",
                buttons=(steps, stop),
                form=WORDS,
                data={"language": "lv"},
            )
        ]

    public.road.answer = answer
    return public


async def read(answer):
    return answer.status, unescape(await answer.text())


def fields(page, **more):
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    return {**dict(hidden), **more}


async def test_looking_asks_for_the_question_and_counts_nothing(asked):
    for _ in range(2):
        async with asked.get(LOOK) as answer:
            status, page = await read(answer)
        assert status == 200
    assert [(type(event), event.name, event.words) for event in asked.road.events] == [(Commanded, "start", TOKEN)] * 2
    assert {event.actor.subject for event in asked.road.events} == {f"web:{TOKEN}"}
    assert '<html lang="lv">' in page
    assert page.count('name="tap"') == 6


async def test_the_page_is_kept_from_caches_engines_and_other_sites(asked):
    async with asked.get(LOOK) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]


async def test_an_ask_is_answered_without_scripts(asked):
    async with asked.get(LOOK) as answer:
        _, page = await read(answer)
    async with asked.send(LOOK, fields(page, tap=rate(TOKEN, "csat", "2")), Origin="null") as answer:
        text = await answer.text()
    assert '<html lang="lv">' in text
    assert "&lt;b&gt;" in text
    assert "<textarea" in text
    async with asked.send(LOOK, fields(text, text="Ilgi gaidīju")) as answer:
        status, page = await read(answer)
    assert (status, "Paldies!" in page, "<form" in page) == (200, True, False)
    _, rated, typed = asked.road.events
    assert (rated.answer, typed.text) == ("2", "Ilgi gaidīju")
    assert {rated.actor.subject, typed.actor.subject} == {f"web:{TOKEN}"}


async def test_an_answer_sent_twice_counts_once_and_shows_the_question(asked):
    form = {"action": str(uuid4()), "tap": rate(TOKEN, "csat", "2")}
    pages = []
    for _ in range(2):
        async with asked.send(LOOK, form) as answer:
            pages.append(await read(answer))
    assert [type(event) for event in asked.road.events] == [Rated, Commanded]
    assert "Cik apmierināti?" in pages[1][1]


async def test_another_button_of_a_form_that_was_sent_counts_too(asked):
    action = str(uuid4())
    for step in ("2", "3", "3"):
        await asked.send(LOOK, {"action": action, "tap": rate(TOKEN, "csat", step)})
    assert [event.answer for event in asked.road.events if isinstance(event, Rated)] == ["2", "3"]


async def test_a_stop_is_taken_back_on_the_page(public):
    again = (Button(label="Ask me again", data="c:again"),)
    public.road.answer = lambda event: [Reply(to=event.where, text="Done.", buttons=(again,))]
    async with public.send(LOOK, {"action": str(uuid4()), "tap": "c:stop"}) as answer:
        _, page = await read(answer)
    assert "<textarea" not in page
    async with public.send(LOOK, fields(page, tap="c:again")) as answer:
        assert answer.status == 200
    assert [event.name for event in public.road.events] == ["stop", "again"]


@pytest.mark.parametrize(
    "form", [{}, {"action": "1", "text": "a"}, *({"action": str(uuid4()), **what} for what in ODD)]
)
async def test_a_form_that_is_not_ours_only_shows_the_question(asked, form):
    async with asked.send(LOOK, form) as answer:
        assert answer.status == 200
    assert [event.name for event in asked.road.events] == ["start"]


@pytest.mark.parametrize(("key", "status"), [("rate.unknown", 404), ("rate.not_yours", 403), ("rate.expired", 410)])
async def test_what_cannot_be_answered_is_said_kindly_and_in_the_status(public, key, status):
    public.road.answer = lambda event: [Reply(to=event.where, text="", hint="Sorry.", data={"refused": key})]
    async with public.get(LOOK) as answer:
        found, page = await read(answer)
    assert (found, "Sorry." in page) == (status, True)


@pytest.mark.parametrize("name", ["team", "guest", "a", "x" * 65, "abcdefghijkl.nop", "абвгдежзийклмноп"])
async def test_what_is_no_token_never_becomes_a_person(public, name):
    async with public.get(f"/s/{name}") as answer:
        assert answer.status == 404
    assert public.road.events == []


async def test_who_guesses_tokens_is_soon_not_listened_to(public):
    public.road.answer = lambda event: [Reply(to=event.where, text="No.", data={"refused": "rate.unknown"})]
    seen = []
    for number in range(32):
        async with public.get(f"/s/{number:022}", **{"X-Forwarded-For": "198.51.100.7"}) as answer:
            seen.append(answer.status)
    assert seen == [404] * 30 + [429] * 2
    async with public.get(LOOK, **{"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}) as answer:
        assert answer.status == 404


async def test_a_full_road_asks_to_come_again(public):
    public.road.full = True
    async with public.get(LOOK) as answer:
        assert answer.status == 503
