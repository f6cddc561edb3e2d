"""What somebody does in the home tab, as the bot's events: they open it, or press something there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from bot import taps
from bot.messages import Address, Commanded
from handlers.slack.home import HOME
from handlers.slack.incoming import Incoming, Waiting
from handlers.slack.payload import Action, Id, Key, Payload, Person, Stamp, Team, Text
from handlers.slack.people import PLATFORM

if TYPE_CHECKING:
    import datetime as dt

    from handlers.slack.people import People


class Opened(Payload):
    """``app_home_opened``: a tab of the app was opened."""

    user: Id
    tab: Text = ""
    event_ts: Stamp
    team: Id | None = None


class Visit(Payload):
    """The envelope of an opened tab."""

    team_id: Id
    event_id: Key
    event: Opened


class Option(Payload):
    """What was chosen from a list."""

    value: Text


class Done(Action):
    """A pressed button, or a choice from a list."""

    selected_option: Option | None = None


class View(Payload):
    """The home tab."""

    type: Literal["home"]


class Touched(Payload):
    """``block_actions``: something was pressed in the home tab."""

    user: Person
    team: Team | None = None
    view: View
    actions: Annotated[list[Done], Field(min_length=1)]


def at_home(body: dict[str, Any]) -> bool:
    """Return whether something was pressed in a home tab, and not below a message."""
    shown = body.get("view")
    return isinstance(shown, dict) and shown.get("type") == HOME


def opened(visit: Visit, people: People, now: dt.datetime) -> Incoming | None:
    """Return what an opened home tab means; the app's other tabs mean nothing."""
    told = visit.event
    if told.tab != HOME:
        return None
    event = Commanded(
        id=f"{PLATFORM}:{visit.team_id}:{visit.event_id}",
        at=now,
        actor=people.actor(told.user, told.user),
        where=_where(told.user),
        name="home",
    )
    return Incoming(event=event, waiting=_waiting(told.user), teams=frozenset({told.team} if told.team else ()))


def touched(press: Touched, people: People, team: str, now: dt.datetime) -> Incoming:
    """Return what was pressed or chosen in the home tab."""
    done, person = press.actions[0], press.user
    event = taps.read(
        done.selected_option.value if done.selected_option else done.value,
        id=f"{PLATFORM}:{team}:{person.id}:{HOME}:{done.action_id[:20]}:{done.action_ts}",
        at=now,
        actor=people.actor(person.id, person.id, person.username or person.name),
        where=_where(person.id),
    )
    own = person.team_id or (press.team.id if press.team else "")
    return Incoming(event=event, waiting=_waiting(person.id), teams=frozenset({own} - {""}))


def _where(person: str) -> Address:
    return Address(platform=PLATFORM, chat=person, message=HOME)


def _waiting(person: str) -> Waiting:
    return Waiting(where=_where(person), channel=person, person=person)
