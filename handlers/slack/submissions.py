"""From a modal that was sent in to the bot's event, and back to the message that it was opened from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Address, Filled
from handlers.slack.incoming import Incoming, Waiting
from handlers.slack.payload import Id, Key, Payload, Person, Stamp, Team, Text
from handlers.slack.people import PLATFORM

if TYPE_CHECKING:
    import datetime as dt

    from handlers.slack.payload import Pressed
    from handlers.slack.people import People

ROOM = 3_000
"""Slack's limit for what a modal carries, in characters."""


class Origin(Payload):
    """The ask that a modal answers, and the message below which its button was pressed."""

    token: Key
    channel: Id
    message: Stamp
    thread: Text = ""
    ephemeral: bool = False
    response_url: Text = ""


class Option(Payload):
    """One chosen answer."""

    value: Text


class Given(Payload):
    """What was chosen or written in one input; nothing at all when it was left alone."""

    value: Text | None = None
    selected_option: Option | None = None
    selected_options: list[Option] | None = None

    @property
    def answer(self) -> str:
        """The answer as a form gives it."""
        chosen = [self.selected_option] if self.selected_option else self.selected_options or []
        return " ".join(option.value for option in chosen) or self.value or ""


class State(Payload):
    """What stands in the inputs, by block and action."""

    values: dict[str, dict[str, Given]]


class View(Payload):
    """A modal."""

    private_metadata: Text
    state: State


class Submitted(Payload):
    """``view_submission``: a modal was sent in."""

    user: Person
    team: Team | None = None
    trigger_id: Key
    view: View


def origin(press: Pressed, token: str) -> str:
    """Return what a modal opened by this press brings back."""
    held = press.container
    found = Origin(
        token=token,
        channel=press.channel.id,
        message=held.message_ts,
        thread=held.thread_ts or "",
        ephemeral=held.is_ephemeral,
        response_url=press.response_url,
    )
    whole = found.model_dump_json(exclude_defaults=True)
    return whole if len(whole) <= ROOM else found.model_dump_json(exclude_defaults=True, exclude={"response_url"})


def submitted(sent: Submitted, people: People, team: str, now: dt.datetime) -> Incoming:
    """Return what a modal says that was sent in; blanks are answers too."""
    person, held = sent.user, Origin.model_validate_json(sent.view.private_metadata)
    where = Address(platform=PLATFORM, chat=person.id, thread=held.thread, message=f"{held.channel}:{held.message}")
    event = Filled(
        id=f"{PLATFORM}:{team}:{sent.trigger_id}",
        at=now,
        actor=people.actor(person.id, held.channel, person.username or person.name, curious=False),
        where=where,
        token=held.token,
        answers=tuple((key, _answer(given)) for key, given in sent.view.state.values.items()),
    )
    waiting = Waiting(
        where=where,
        channel=held.channel,
        person=person.id,
        response_url=held.response_url,
        ephemeral=held.ephemeral,
    )
    return Incoming(
        event=event, waiting=waiting, teams=_teams(person, sent.team), form=next(iter(dict(event.answers)), "")
    )


def _answer(given: dict[str, Given]) -> str:
    return next((one.answer for one in given.values()), "")


def _teams(person: Person, team: Team | None) -> frozenset[str]:
    own = person.team_id or (team.id if team else "")
    return frozenset({own} - {""})
