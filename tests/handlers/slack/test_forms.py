import datetime as dt
from hashlib import sha256

import pytest
from slack_rules import takes_view

from bot import languages, taps
from bot.asks import forms
from bot.messages import Button, Field, Filled, Form, Reply
from bot.model import Ask
from bot.survey import shipped
from handlers.slack.folding import ROOM, fold, unfold
from handlers.slack.modal import view
from handlers.slack.submissions import Submitted, submitted

STEPS = tuple((str(score), str(score)) for score in range(1, 6))
ENDS = "1 = very poor, 5 = very good"
WORDS = Field(key="why", kind="text", label="Why?", value="slow & <late>")
SURE = Field(key="sure", kind="one", label="Sure?", options=(("1", "Yes"), ("0", "No")), optional=False)
BROKEN = Field(key="broken", kind="many", label="What?", options=(("box", "The box"), ("lid", "The lid")), value="lid")


def area(name, value=""):
    more = {"options": STEPS, "steps": True, "hint": ENDS, "group": "How did we do?"}
    return Field(key=f"areas.{name}", kind="one", label=name.title(), value=value, **more)


GRID = Form(
    token="tok", title="Our service", open="Tell us more", send="Send", fields=(area("speed", "2"), area("care"))
)
ALL = Form(
    **{**{name: getattr(GRID, name) for name in ("token", "open", "send")}, "title": "A title that is a bit too long"},
    fields=(*GRID.fields, WORDS, SURE, BROKEN),
)
MORE = (Button(label="Tell us more", data=taps.rate("tok", "more", "yes")),)
CHANGE = (Button(label="Change", data=taps.rate("tok", "change", "*")),)
NUMBERS = tuple(Button(label=str(n), data=taps.rate("tok", "areas.speed", str(n))) for n in range(1, 6))
HERE = {"channel": "C1", "ts": "100.000001", "how": "message"}
RATE = {"value": taps.rate("tok", "csat", "5"), "action_id": "tap.0.0"}


def labels(shown):
    rows = [block["elements"] for block in shown["blocks"] if block["type"] == "actions"]
    return [[element["text"]["text"] for element in row] for row in rows]


def says(text="Thanks", **more):
    return lambda event: (Reply(to=event.where, text=text, **more),)


async def offered(slack, road, form=ALL, buttons=(MORE, CHANGE)):
    """Return the message that offers a form, as somebody's press brought it."""
    road.answer = says(form=form, buttons=buttons)
    await slack.bring("interactive", slack.tap("U1", HERE, RATE))
    return await slack.sees("Thanks", how="update")


async def opened(slack, road, **more):
    shown = await offered(slack, road, **more)
    await slack.bring("interactive", slack.press("U1", shown, "Tell us more"), retries=0)
    return await slack.opens("U1")


async def test_a_press_opens_the_form_without_the_road(slack, road):
    modal = await opened(slack, road)
    view = modal["view"]
    inputs = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}

    assert [type(event).__name__ for event in road.events] == ["Rated"]
    assert view["title"]["text"] == "A title that is a bit t…"
    assert view["blocks"][0]["text"]["text"] == f"How did we do?\n{ENDS}"
    assert {key: block["element"]["type"] for key, block in inputs.items()} == {
        "areas.speed": "static_select",
        "areas.care": "static_select",
        "why": "plain_text_input",
        "sure": "radio_buttons",
        "broken": "checkboxes",
    }
    assert [inputs[key]["optional"] for key in ("why", "sure")] == [True, False]
    assert inputs["areas.speed"]["element"]["initial_option"]["value"] == "2"
    assert [option["value"] for option in inputs["broken"]["element"]["initial_options"]] == ["lid"]


async def test_what_is_sent_in_comes_back_and_changes_the_message(slack, road):
    modal = await opened(slack, road)
    road.answer = says("All noted")
    errors = await slack.sends(modal, areas__speed="4", why="much & better", sure="1", broken="box lid")
    event = road.events[-1]

    assert errors == {}
    assert isinstance(event, Filled)
    assert (event.token, event.actor.subject, event.where.message) == ("tok", "slack:U1", "C1:100.000001")
    assert dict(event.answers) == {
        "areas.speed": "4",
        "areas.care": "",
        "why": "much & better",
        "sure": "1",
        "broken": "box lid",
    }
    shown = await slack.sees("All noted", how="update", channel="C1")
    assert shown["ts"] == HERE["ts"]


async def test_a_used_up_response_address_is_no_hindrance(socket, road):
    modal = await opened(socket, road)
    socket.messages["C1", HERE["ts"]] = {}
    socket.faults["response_url"].append((404, '{"ok":false,"error":"expired_url"}', {}))
    road.answer = says("All noted")
    await socket.sends(modal, sure="1")

    await socket.sees("All noted", how="update", channel="C1")


async def test_a_refused_form_says_why_and_stays_open(slack, road):
    modal = await opened(slack, road)
    before = len(slack.shown)
    road.answer = says("This question has closed.", private=True, data={"refused": "rate.expired"})

    assert await slack.sends(modal, sure="1") == {"areas.speed": "This question has closed."}
    assert modal in slack.modals
    assert slack.shown[before:] == []


async def test_a_stranger_s_form_is_turned_away(socket, road):
    modal = await opened(socket, road)
    payload = socket.submission(modal, sure="1")
    payload["user"]["team_id"] = "T9"
    await socket.bring("interactive", payload)

    assert socket.returned[payload["trigger_id"]]["response_action"] == "errors"
    assert not any(isinstance(event, Filled) for event in road.events)


async def test_a_form_sent_in_twice_counts_once(slack, road):
    modal = await opened(slack, road)
    payload = slack.submission(modal, sure="1")
    for _ in range(2):
        assert await slack.bring("interactive", payload)

    assert [type(event).__name__ for event in road.events] == ["Rated", "Filled"]


@pytest.mark.parametrize("error", ["expired_trigger_id", "fatal_error", "invalid_blocks"])
async def test_a_form_that_cannot_be_opened_is_not_acknowledged(slack, road, error):
    shown = await offered(slack, road)
    slack.patience = 0.5
    slack.faults["views.open"].append((200, {"ok": False, "error": error}, {}))

    assert not await slack.bring("interactive", slack.press("U1", shown, "Tell us more"), retries=0)


async def test_one_button_stands_for_a_grid(socket, road):
    last = (Button(label="Skip", data=taps.rate("tok", "areas", "skip")), Button(label="Stop", data="c:stop"))
    shown = await offered(socket, road, form=GRID, buttons=(NUMBERS, last))

    assert labels(shown) == [["Tell us more"], ["Skip", "Stop"]]


@pytest.mark.parametrize(
    "form",
    [
        Form(token="tok", title="", open="Tell us more", send="", fields=(WORDS, SURE)),
        Form(
            token="tok",
            title="",
            open="Tell us more",
            send="",
            fields=tuple(
                Field(key=f"a.{n}", kind="one", label=sha256(bytes([n])).hexdigest(), group="G") for n in range(90)
            ),
        ),
    ],
    ids=["few questions", "more than fits"],
)
async def test_other_forms_are_answered_with_buttons(socket, road, form):
    shown = await offered(socket, road, form=form, buttons=(NUMBERS, MORE))
    await socket.bring("interactive", socket.press("U1", shown, "Tell us more"))

    assert labels(shown) == [["1", "2", "3", "4", "5"], ["Tell us more"]]
    assert road.events[-1].question == "more"


def test_a_form_behind_a_button_is_whole():
    assert unfold(fold(ALL)) == ALL
    assert len(fold(ALL)) <= ROOM


@pytest.mark.parametrize("data", ["", "f:", "f:AAAA", "f:äö", "f:!", "r:tok:csat:2", fold(ALL)[:-30]])
def test_what_was_never_a_form_opens_none(data):
    assert unfold(data) is None


async def test_a_foreign_modal_means_nothing(socket, road):
    modal = await opened(socket, road)
    payload = socket.submission(modal, sure="1")
    payload["view"]["private_metadata"] = "{}"

    assert await socket.bring("interactive", payload)
    assert not any(isinstance(event, Filled) for event in road.events)
    with pytest.raises(ValueError, match="token"):
        submitted(Submitted.model_validate(payload), None, "T1", None)


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize("name", shipped())
def test_every_shipped_survey_fits_behind_its_button_and_into_a_modal(name, language):
    plan, texts = shipped()[name], languages.texts(language)
    now = dt.datetime.now(dt.UTC)
    ask = Ask(
        token="t" * 22, interaction="I", customer="C", survey=name, asked_at=now, expires_at=now, language=language
    )
    offers = (forms.form(plan, ask, plan.questions[0], texts, {}), forms.invitation(plan, ask, texts, {}))

    for form in filter(None, offers):
        assert 0 < len(fold(form)) <= ROOM
        assert takes_view(view(form, "{}"))
