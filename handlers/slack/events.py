"""From what people press and command in Slack to the bot's events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import taps
from bot.messages import Address, Commanded
from handlers.slack.incoming import Incoming, Waiting, id_of, instant, place, teams_of
from handlers.slack.people import PLATFORM
from handlers.slack.wording import plain

if TYPE_CHECKING:
    import datetime as dt

    from handlers.slack.payload import Pressed, Shortcut, Slash
    from handlers.slack.people import People

FEEDBACK = "feedback"
"""The command in front of all others, for when another app has taken their names."""
NOTHING = "help"
"""What is meant by calling the bot without a word."""
SHARED = taps.command("x", public=True).removesuffix("x")
"""What the data of a button begins with whose answer is for all."""
ANSWERED = taps.rate("", "", "").removesuffix("::")
"""What the data of a button begins with that answers a question."""


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
    event = taps.read(action.value, id=event_id, at=instant(action.action_ts, now), actor=actor, where=where)
    waiting = Waiting(
        where=where,
        channel=press.channel.id,
        person=person.id,
        response_url=press.response_url,
        ephemeral=held.is_ephemeral,
        public=shared,
    )
    return Incoming(event=event, waiting=waiting, teams=teams_of(person.team_id or id_of(press.team)))


def slashed(slash: Slash, people: People, team: str, now: dt.datetime) -> Incoming:
    """Return what a slash command means; ``/feedback csat week`` is ``/csat week``."""
    name, words = slash.command.removeprefix("/").strip(), plain(slash.text)
    line = words if name.lower() == FEEDBACK else f"{name} {words}"
    where = place(slash.user_id)
    actor = people.actor(slash.user_id, slash.channel_id, slash.user_name)
    event_id = f"{PLATFORM}:{team}:{slash.trigger_id}"
    event = taps.commanded(line.strip("/ ") or NOTHING, id=event_id, at=now, actor=actor, where=where)
    waiting = Waiting(where=where, channel=slash.channel_id, person=slash.user_id, response_url=slash.response_url)
    return Incoming(event=event, waiting=waiting, teams=teams_of(slash.team_id))


def pointed(shortcut: Shortcut, people: People, team: str, now: dt.datetime) -> Incoming:
    """Return the message shortcut as ``/ask`` about the message's author."""
    person, channel, author = shortcut.user, shortcut.channel.id, shortcut.message.user
    where = place(person.id)
    event = Commanded(
        id=f"{PLATFORM}:{team}:{shortcut.trigger_id}",
        at=instant(shortcut.action_ts, now),
        actor=people.actor(person.id, channel, person.username or person.name),
        where=where,
        name="ask",
        words=f"<@{author}>" if author else "",
    )
    waiting = Waiting(where=where, channel=channel, person=person.id, response_url=shortcut.response_url)
    return Incoming(event=event, waiting=waiting, teams=teams_of(person.team_id or id_of(shortcut.team)))
