import re
from html import unescape
from uuid import uuid4

import pytest

from bot.messages import Button, Commanded, Field, Filled, Form, Reply
from bot.taps import rate

TOKEN = "abcdefghijklmnopqrstuv"
LOOK = f"/s/{TOKEN}"
STEPS = tuple((str(score), str(score)) for score in range(1, 6))
LONG = tuple((str(score), str(score)) for score in range(11))
AREA = {"options": STEPS, "steps": True, "hint": "1 = bad, 5 = good", "group": "How did we do?"}
FIELDS = (
    Field(key="areas.speed", kind="one", label="Speed <1>", value="2", **AREA),
    Field(key="areas.care", kind="one", label="Care", **AREA),
    Field(key="nps", kind="one", label="Recommend?", options=LONG, steps=True, optional=False),
    Field(key="broken", kind="many", label="What?", options=(("box", "The box"), ("lid", "The lid")), value="box lid"),
    Field(key="why", kind="text", label="Why?", value="</textarea>late"),
)
FORM = Form(token=TOKEN, title="Our service", open="All at once", send="Send it", fields=FIELDS)
LAST = (Button(label="Skip", data=rate(TOKEN, "areas", "skip")), Button(label="Stop asking", data="c:stop"))
MORE = (Button(label="All at once", data=rate(TOKEN, "more", "yes")),)


@pytest.fixture
def asked(public):
    """An ask whose questions can be answered at once."""

    def answer(event):
        if isinstance(event, Filled):
            return [Reply(to=event.where, text="Thank you!")]
        text = "Hello!\nHow did we do?\n1 = bad, 5 = good"
        return [Reply(to=event.where, text=text, buttons=(LAST,), form=FORM, data={"language": "lv"})]

    public.road.answer = answer
    return public


async def seen(browser):
    async with browser.get(LOOK) as answer:
        return await answer.text()


def fields(page):
    return re.findall(r'<input type="hidden" name="([\w.]+)" value="([^"]*)">', page)


async def test_all_questions_stand_on_one_page(asked):
    page = await seen(asked)

    assert '<html lang="lv">' in page
    assert re.findall(r'class="asked">([^<]*)<', page) == ["How did we do?", "Recommend?", "What?", "Why?"]
    assert re.findall(r'class="greeting">([^<]*)<', page) == ["Hello!"]
    assert page.count("How did we do?") == 1
    assert re.findall(r'<span id="([\w.]+)-name">', page) == ["areas.speed", "areas.care"]
    assert page.count('role="radiogroup"') == 2
    assert "Speed &lt;1&gt;" in page
    assert page.count("<textarea") == page.count("</textarea>") == 1
    assert "late" in unescape(page)


async def test_what_was_said_before_is_marked_and_what_must_be_said_is_required(asked):
    page = await seen(asked)

    assert re.findall(r'name="answer\.([\w.]+)" value="(\w+)" checked', page) == [
        ("areas.speed", "2"),
        ("broken", "box"),
        ("broken", "lid"),
    ]
    assert set(re.findall(r'name="answer\.(\w+)" value="\d+" required', page)) == {"nps"}


async def test_enter_sends_the_form_and_stop_needs_none_of_it(asked):
    buttons = re.findall(r"<button[^>]*>[^<]*", await seen(asked))

    assert [button.partition(">")[2] for button in buttons] == ["Send it", "Stop asking"]
    assert "formnovalidate" in buttons[1]


async def test_a_form_comes_whole_with_what_was_left_blank(asked):
    page = await seen(asked)
    form = [
        *fields(page),
        ("answer.areas.care", "4"),
        ("answer.nps", "9"),
        ("answer.broken", "box"),
        ("answer.broken", "lid"),
    ]
    async with asked.send(LOOK, [*form, ("answer.why", "slow & late")], Origin="null") as answer:
        assert "Thank you!" in await answer.text()
    event = asked.road.events[-1]

    assert (event.token, event.actor.subject) == (TOKEN, f"web:{TOKEN}")
    assert dict(event.answers) == {
        "areas.speed": "",
        "areas.care": "4",
        "nps": "9",
        "broken": "box lid",
        "why": "slow & late",
    }


async def test_a_form_sent_twice_counts_once_but_other_answers_count_again(asked):
    action = str(uuid4())
    for score in ("9", "9", "2"):
        await asked.send(LOOK, {"action": action, "answer.nps": score})

    assert [event.answers for event in asked.road.events if isinstance(event, Filled)] == [
        (("nps", "9"),),
        (("nps", "2"),),
    ]


async def test_who_stops_on_the_form_sends_no_answers(asked):
    await asked.send(LOOK, {"action": str(uuid4()), "answer.nps": "3", "tap": "c:stop"})

    assert [type(event) for event in asked.road.events] == [Commanded]


async def test_an_invitation_shows_its_form_only_to_who_wants_it(public):
    public.road.answer = lambda event: [Reply(to=event.where, text="Thanks!", buttons=(MORE,), form=FORM)]
    page = await seen(public)

    assert re.findall(r'name="tap" value="([^"]*)"', page) == [rate(TOKEN, "more", "yes")]
    assert "radio" not in page


async def test_a_refused_form_says_why(public):
    refused = {"refused": "rate.expired"}
    public.road.answer = lambda event: [Reply(to=event.where, text="It has closed.", data=refused)]
    async with public.send(LOOK, {"action": str(uuid4()), "answer.nps": "9"}) as answer:
        assert (answer.status, "It has closed." in await answer.text()) == (410, True)
