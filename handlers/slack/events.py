"""From Slack's payloads to the bot's events."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import taps
from bot.messages import Address, Commanded, Event, Typed
from handlers.slack.people import PLATFORM
from handlers.slack.wording import plain, without

if TYPE_CHECKING:
    from handlers.slack.payload import Edited, Happened, Pressed, Shortcut, Slash, Team
    from handlers.slack.people import People

FEEDBACK = "feedback"
"""The command in front of all others, for when another app has taken their names."""
NOTHING = "help"
"""What is meant by calling the bot without a word."""
SHARED = taps.command("x", public=True).removesuffix("x")
"""What the data of a button begins with whose answer is for all."""
ANSWERED = taps.rate("", "", "").removesuffix("::")
"""What the data of a button begins with that answers a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """
    Who waits for an answer, and in which channel.

    ``ephemeral`` when what they pressed is seen by them alone, ``public`` when they asked in front of all.
    """

    where: Address
    channel: str
    person: str
    response_url: str = ""
    ephemeral: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """
    A payload as the bot understands it: without ``event`` there is nothing to handle.

    ``teams`` are the workspaces that Slack names as the actor's own. ``form`` is the input of a modal below which a
    refusal is shown.
    """

    event: Event | None
    waiting: Waiting
    teams: frozenset[str]
    form: str = ""


def pressed(press: Pressed, people: People, team: str, now: dt.datetime) -> Incoming:
    """Return what a pressed button means."""
    action, held, person = press.actions[0], press.container, press.user
    shared = action.value.startswith(SHARED)
    chat, message = press.channel.id if shared else person.id, "" if shared else f"{press.channel.id}:{held.message_ts}"
    where = Address(platform=PLATFORM, chat=chat, thread=held.thread_ts or "", message=message)
    # An answer is in the language of its ask and carries no name: nothing to look up while thousands of them come in.
    curious = not action.value.startswith(ANSWERED)
    actor = people.actor(person.id, press.channel.id, person.username or person.name, curious=curious)
    event_id = f"{PLATFORM}:{team}:{person.id}:{held.message_ts}:{action.action_id[:20]}:{action.action_ts}"
    event = taps.read(action.value, id=event_id, at=_instant(action.action_ts, now), actor=actor, where=where)
    waiting = Waiting(
        where=where,
        channel=press.channel.id,
        person=person.id,
        response_url=press.response_url,
        ephemeral=held.is_ephemeral,
        public=shared,
    )
    return Incoming(event=event, waiting=waiting, teams=_teams(person.team_id or _id(press.team)))


def slashed(slash: Slash, people: People, team: str, now: dt.datetime) -> Incoming:
    """Return what a slash command means; ``/feedback csat week`` is ``/csat week``."""
    name, words = slash.command.removeprefix("/").strip(), plain(slash.text)
    line = words if name.lower() == FEEDBACK else f"{name} {words}"
    where = _where(slash.user_id)
    actor = people.actor(slash.user_id, slash.channel_id, slash.user_name)
    event_id = f"{PLATFORM}:{team}:{slash.trigger_id}"
    event = taps.commanded(line.strip("/ ") or NOTHING, id=event_id, at=now, actor=actor, where=where)
    waiting = Waiting(where=where, channel=slash.channel_id, person=slash.user_id, response_url=slash.response_url)
    return Incoming(event=event, waiting=waiting, teams=_teams(slash.team_id))


def pointed(shortcut: Shortcut, people: People, team: str, now: dt.datetime) -> Incoming:
    """Return the message shortcut as ``/ask`` about the message's author."""
    person, channel, author = shortcut.user, shortcut.channel.id, shortcut.message.user
    where = _where(person.id)
    event = Commanded(
        id=f"{PLATFORM}:{team}:{shortcut.trigger_id}",
        at=_instant(shortcut.action_ts, now),
        actor=people.actor(person.id, channel, person.username or person.name),
        where=where,
        name="ask",
        words=f"<@{author}>" if author else "",
    )
    waiting = Waiting(where=where, channel=channel, person=person.id, response_url=shortcut.response_url)
    return Incoming(event=event, waiting=waiting, teams=_teams(person.team_id or _id(shortcut.team)))


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
    where = _where(person, by.thread_ts if told.channel_type == "im" else None)
    waiting = Waiting(where=where, channel=told.channel, person=person)
    teams = _teams(told.team, told.user_team, told.source_team, by.team)
    event_id, at = f"{PLATFORM}:{happened.team_id}:{happened.event_id}", _instant(told.event_ts, now)
    actor = people.actor(person, told.channel)
    if text.startswith("/") and text.strip("/ "):
        command = taps.commanded(" ".join(text.split()), id=event_id, at=at, actor=actor, where=where)
        return Incoming(event=command, waiting=waiting, teams=teams)
    event = Typed(id=event_id, at=at, actor=actor, where=where, text=text) if text else None
    return Incoming(event=event, waiting=waiting, teams=teams)


def _where(person: str, thread: str | None = None) -> Address:
    """Return the person's own address, wherever they write: what is late or owed must not appear before others."""
    return Address(platform=PLATFORM, chat=person, thread=thread or "")


def _id(team: Team | None) -> str | None:
    return team.id if team else None


def _teams(*teams: str | None) -> frozenset[str]:
    return frozenset(team for team in teams if team)


def _instant(stamp: str, now: dt.datetime) -> dt.datetime:
    """Return when it happened; what waited while the bot was down counts on its own day."""
    return min(now, dt.datetime.fromtimestamp(float(stamp), dt.UTC))
