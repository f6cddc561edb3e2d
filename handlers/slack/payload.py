"""The part of Slack's payloads that the bot reads; all else in them is ignored."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

TEXT_LIMIT = 12_000
"""Longest text a person can send in one message."""


def storable(text: str) -> str:
    """Return the text without what no database keeps: lone surrogates and zero bytes; cut at Slack's own limit."""
    return text[:TEXT_LIMIT].encode(errors="ignore").decode().replace("\0", "")


Text = Annotated[str, AfterValidator(storable)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,40}$")]
"""Slack's name for a person, channel, team or file."""
Key = Annotated[str, StringConstraints(pattern=r"^[\w.:-]{1,120}$")]
"""What names one event or one press."""
Stamp = Annotated[str, StringConstraints(pattern=r"^\d{1,10}(\.\d{1,9})?$")]
"""Seconds since 1970; in a channel it names a message."""


class Payload(BaseModel):
    """A JSON object that is refused as a whole when a known field has the wrong type."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class Team(Payload):
    """A Slack workspace."""

    id: Id


class Person(Payload):
    """Who pressed something; ``team_id`` is their own workspace, which in a shared channel may be another one."""

    id: Id
    name: Text = ""
    username: Text = ""
    team_id: Id | None = None


class Channel(Payload):
    """Where something happened."""

    id: Id


class Action(Payload):
    """One pressed button."""

    action_id: Text = ""
    value: Text = ""
    action_ts: Stamp


class Container(Payload):
    """The message that holds the button."""

    message_ts: Stamp
    thread_ts: Stamp | None = None
    is_ephemeral: bool = False


class Pressed(Payload):
    """``block_actions``: a button of a message was pressed."""

    user: Person
    team: Team | None = None
    channel: Channel
    container: Container
    actions: Annotated[list[Action], Field(min_length=1)]
    trigger_id: Text = ""
    response_url: Text = ""


class Author(Payload):
    """A message as a shortcut points at it: a bot's has no ``user``."""

    user: Id | None = None
    ts: Stamp
    thread_ts: Stamp | None = None


class Shortcut(Payload):
    """``message_action``: the message shortcut was chosen."""

    user: Person
    team: Team | None = None
    channel: Channel
    message: Author
    trigger_id: Key
    action_ts: Stamp
    response_url: Text = ""


class Slash(Payload):
    """A slash command."""

    command: Text
    text: Text = ""
    user_id: Id
    user_name: Text = ""
    team_id: Id
    channel_id: Id
    trigger_id: Key
    response_url: Text = ""


class Edited(Payload):
    """A message as it reads now, or as it read before."""

    user: Id | None = None
    bot_id: Id | None = None
    text: Text = ""
    thread_ts: Stamp | None = None
    team: Id | None = None


class Written(Payload):
    """A ``message`` or ``app_mention``."""

    channel: Id
    channel_type: Text = ""
    event_ts: Stamp
    subtype: Text | None = None
    user: Id | None = None
    bot_id: Id | None = None
    text: Text = ""
    thread_ts: Stamp | None = None
    team: Id | None = None
    user_team: Id | None = None
    source_team: Id | None = None
    message: Edited | None = None
    previous_message: Edited | None = None


class Happened(Payload):
    """The envelope of the Events API."""

    team_id: Id
    event_id: Key
    event: Written
