import datetime as dt

import pytest
from telegram_server import group, person, press, private, words

from bot.messages import Address, Commanded, Rated, Typed
from handlers.telegram.payload import Update
from handlers.telegram.updates import Me, read

NOW = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
ME = Me(id=7, username="afterword_bot")
AS_BOT = {"reply_to_message": {"from": {"id": 7, "is_bot": True, "first_name": "Afterword"}}}
TOPIC = {"message_thread_id": 5, "is_topic_message": True}


def event(update):
    return read(Update.model_validate({"update_id": 1} | update), ME, NOW).event


def test_a_tap_becomes_a_rating_with_the_message_to_edit():
    rated = event(press("r:TOKEN:csat:2", message=33))

    assert isinstance(rated, Rated)
    assert (rated.id, rated.at, rated.token, rated.question, rated.answer) == (
        "telegram:7:1",
        NOW,
        "TOKEN",
        "csat",
        "2",
    )
    assert rated.where == Address(platform="telegram", chat="100", message="33")


def test_the_actor_is_named_as_telegram_vouches_for_them():
    actor = event(words("hello")).actor

    assert (actor.subject, actor.name, actor.locale, actor.badges) == ("telegram:100", "Anna Ozola", "lv", ())


@pytest.mark.parametrize("who", [{}, {"sender_chat": group()}])
def test_in_a_group_the_chat_speaks_for_whoever_writes(who):
    assert event(words("/csat", where=group(), **who)).actor.badges == ("telegram:-1001",)


@pytest.mark.parametrize(
    "update",
    [
        words("/csat week", where=group(), sender_chat=group()),
        {"channel_post": {"message_id": 1, "date": 1, "chat": group(type="channel"), "text": "/csat week"}},
    ],
)
def test_anonymous_admins_and_channels_act_as_the_chat(update):
    assert event(update).actor.subject == "telegram:-1001"


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("/csat week", "csat", "week"),
        ("/CSAT@Afterword_Bot  last\nweek", "csat", "last week"),
        ("/start abc_DEF-1", "start", "abc_DEF-1"),
        ("  /help", "help", ""),
    ],
)
def test_commands(text, name, rest):
    commanded = event(words(text))

    assert isinstance(commanded, Commanded)
    assert (commanded.name, commanded.words, commanded.public) == (name, rest, False)


@pytest.mark.parametrize(
    "update",
    [
        words("4/5 slow delivery"),
        words("", caption="4/5 slow delivery"),
        words("4/5 slow delivery", where=group(), **AS_BOT),
        {"edited_message": words("4/5 slow delivery")["message"]},
        words("\0 4/5 slow\ud800 delivery "),
    ],
)
def test_words_to_the_bot_are_typed(update):
    typed = event(update)

    assert isinstance(typed, Typed)
    assert typed.text == "4/5 slow delivery"


@pytest.mark.parametrize(
    "update",
    [
        words("among ourselves", where=group()),
        words("/csat@another_bot week"),
        words("   "),
        words("hello", person(8, is_bot=True)),
        words("/csat", where=group(), is_automatic_forward=True),
        {"edited_message": words("/csat week")["message"]},
        {"edited_channel_post": words("/csat week")["message"]},
        {"my_chat_member": {"chat": private()}},
        press("never:ours"),
        press("r:too:many:parts:here"),
        press(""),
        {"callback_query": {"id": "1", "from": person(), "inline_message_id": "x", "data": "r:T:csat:1"}},
        {},
    ],
)
def test_what_is_not_for_the_bot_means_nothing(update):
    assert event(update) is None


def test_a_pressed_button_is_answered_even_when_it_means_nothing():
    assert read(Update.model_validate({"update_id": 1} | press("forged")), ME, NOW).callback


def test_a_topic_is_kept():
    assert event(words("/csat", where=group(), **TOPIC)).where.thread == "5"
    assert event(words("/csat", where=group(), message_thread_id=5)).where.thread == ""


def test_a_command_in_a_group_is_quoted():
    def quoted(where):
        return read(Update.model_validate({"update_id": 1} | words("/csat", where=where)), ME, NOW).quoted

    assert (quoted(group()), quoted(private())) == (11, None)


@pytest.mark.parametrize(
    ("dates", "at"),
    [
        ({"date": 1790000000}, dt.datetime.fromtimestamp(1790000000, dt.UTC)),
        ({"date": 1790000000, "edit_date": 1790000060}, dt.datetime.fromtimestamp(1790000060, dt.UTC)),
        ({"date": 2**33}, NOW),
        ({"date": 0}, NOW),
    ],
)
def test_words_count_when_they_were_written_but_never_in_the_future(dates, at):
    assert event(words("late", **dates)).at == at


def test_an_edited_message_names_when_it_was_written():
    message = words("3", date=1790000000, edit_date=1790000060)["message"]
    edited, fresh = event({"edited_message": message}), event(words("3", date=1790000000))

    assert edited.edits == fresh.at == dt.datetime.fromtimestamp(1790000000, dt.UTC)
    assert edited.at == dt.datetime.fromtimestamp(1790000060, dt.UTC)
    assert fresh.edits is None


def test_long_texts_are_cut():
    assert len(event(words("x" * 5000)).text) == 4096
