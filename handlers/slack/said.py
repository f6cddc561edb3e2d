"""What people write to the bot, as its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import taps
from bot.messages import Typed
from handlers.slack.events import NOTHING
from handlers.slack.incoming import Incoming, Waiting, instant, place, teams_of
from handlers.slack.people import PLATFORM
from handlers.slack.wording import plain, without

if TYPE_CHECKING:
    import datetime as dt

    from handlers.slack.payload import Edited, Happened
    from handlers.slack.people import People


def mentioned(happened: Happened, people: People, bot: str, now: dt.datetime) -> Incoming | None:
    """Return what ``@bot csat week`` means, or ``None`` when a bot wrote it."""
    written = happened.event
    if written.user is None or written.bot_id is not None:
        return None
    return _said(happened, people, "/" + (plain(without(written.text, bot)) or NOTHING).lstrip("/"), now)


def written(happened: Happened, people: People, now: dt.datetime) -> Incoming | None:
    """Return what a direct message to the bot means, or ``None`` when it is none of a person's words."""
    told = happened.event
    if told.channel_type != "im":
        return None
    if told.subtype == "message_changed":
        return _changed(happened, people, now)
    if told.subtype not in {None, "file_share"} or told.user is None or told.bot_id is not None:
        return None
    return _said(happened, people, plain(told.text), now)


def _changed(happened: Happened, people: People, now: dt.datetime) -> Incoming | None:
    """Take an edited message as a new answer; a link that unfolds, or an edited command, is nothing new."""
    after, before = happened.event.message, happened.event.previous_message
    if after is None or after.user is None or after.bot_id is not None or (before and before.text == after.text):
        return None
    text = plain(after.text)
    return None if text.startswith("/") else _said(happened, people, text, now, after)


def _said(happened: Happened, people: People, text: str, now: dt.datetime, edited: Edited | None = None) -> Incoming:
    told, by = happened.event, edited or happened.event
    person = str(by.user)
    where = place(person, by.thread_ts if told.channel_type == "im" else None)
    waiting = Waiting(where=where, channel=told.channel, person=person)
    teams = teams_of(told.team, told.user_team, told.source_team, by.team)
    event_id, at = f"{PLATFORM}:{happened.team_id}:{happened.event_id}", instant(told.event_ts, now)
    actor = people.actor(person, told.channel)
    if text.startswith("/") and text.strip("/ "):
        command = taps.commanded(" ".join(text.split()), id=event_id, at=at, actor=actor, where=where)
        return Incoming(event=command, waiting=waiting, teams=teams)
    event = Typed(id=event_id, at=at, actor=actor, where=where, text=text) if text else None
    return Incoming(event=event, waiting=waiting, teams=teams)
