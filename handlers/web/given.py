"""What the form of a survey page says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from bot import taps
from bot.messages import Address, Commanded, Filled, Typed
from handlers.web.fieldsets import PREFIX
from handlers.web.forms import identity
from handlers.web.platform import PLATFORM

if TYPE_CHECKING:
    from bot.messages import Actor, Event, Rated

    Given = dict[str, list[str]]

COMMANDS = frozenset({"stop", "again"})


def given(form: Given, actor: Actor) -> Event | None:
    """Return what a form says, by the names of its fields; nothing when it says nothing or is not ours."""
    try:
        action = UUID(_one(form, "action"))
    except ValueError:
        return None
    if tap := _one(form, "tap"):
        return _tap(tap, identity(actor, action, tap), actor)
    if answers := _answers(form):
        # Who goes back and sends the same page with other answers means the last ones.
        return _filled(answers, identity(actor, action, repr(answers)), actor)
    return _typed(_one(form, "text"), identity(actor, action), actor)


def seat(actor: Actor) -> Address:
    """Return where the bearer of a token reads."""
    return Address(platform=PLATFORM, chat=actor.person)


def _answers(form: Given) -> tuple[tuple[str, str], ...]:
    """Return all answers, blanks too; what was chosen together is joined by spaces."""
    return tuple(
        (name.removeprefix(PREFIX), " ".join(filter(None, values)))
        for name, values in form.items()
        if name.startswith(PREFIX)
    )


def _filled(answers: tuple[tuple[str, str], ...], id_: str, actor: Actor) -> Filled:
    return Filled(id=id_, at=_now(), actor=actor, where=seat(actor), token=actor.person, answers=answers)


def _typed(text: str, id_: str, actor: Actor) -> Typed | None:
    return Typed(id=id_, at=_now(), actor=actor, where=seat(actor), text=text) if text.strip() else None


def _tap(data: str, id_: str, actor: Actor) -> Rated | Commanded | None:
    """Return what a button says; a survey page has no other commands than to stop, and to take that back."""
    event = taps.read(data, id=id_, at=_now(), actor=actor, where=seat(actor))
    return event if not isinstance(event, Commanded) or event.name in COMMANDS else None


def _one(form: Given, name: str) -> str:
    return next(reversed(form.get(name, [])), "")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
