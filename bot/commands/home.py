"""``/home month``: what is somebody's own on one screen; all that is pressed there happens in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks.stopping import stop
from bot.cases.doing import Doing
from bot.commands import Call, Command, again, language, page
from bot.errors import Refused
from bot.home import desk, guest
from bot.home.laying import MARK
from bot.model import Case, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply

PAGE = "page"
HERE = "home"
"""Names the message where there is none: what is done to a case then answers in passing."""


def run(call: Call) -> Sequence[Reply]:
    """
    Return what is somebody's own, after what was pressed there is done.

    Raises:
        Refused: the words are no period, or there is no such case.
    """
    verb, _, rest = call.event.words.strip().partition(" ")
    if verb in SETTINGS:
        return (_settled(call, verb, rest),)
    if call.role < Role.AGENT:
        return (guest.home(call),)
    period, _, about = call.event.words.strip().partition(MARK)
    period = " ".join(period.split()) or desk.DEFAULT
    if about.strip() == PAGE:
        return (desk.home(call, period, link=_link(call)),)
    return _about(call, period, about) if about.strip() else (desk.home(call, period),)


def _settled(call: Call, verb: str, rest: str) -> Reply:
    """Change how somebody is spoken to, or whether they are asked, and return the home as it is then."""
    note = SETTINGS[verb](replace(call, event=replace(call.event, words=rest)))
    fresh = replace(call, texts=people.texts(call.workspace, *people.wishes(call.world, call.event.actor)))
    return desk.home(fresh, desk.DEFAULT, note) if call.role >= Role.AGENT else guest.home(fresh, note)


SETTINGS = {
    "language": lambda call: language.run(call)[0].text,
    "stop": lambda call: stop(call.event, call.world, call.workspace).text,
    "again": lambda call: again.run(call)[0].text,
}


def _about(call: Call, period: str, about: str) -> Sequence[Reply]:
    """Show a case, or do something about it; what cannot be done is said above."""
    number, _, rest = about.strip().partition(" ")
    what, _, words = rest.strip().partition(" ")
    case = call.world.find(Case, number)
    if case is None:
        raise Refused("case.unknown", case=number[:20])
    where = replace(call.event.where, message=call.event.where.message or HERE)
    doing = Doing(call.world, call.workspace, call.event.actor, call.event.at, where)
    try:
        replies = doing.do(case, what or "show", words)
    except Refused as refused:
        return (desk.home(call, period, call.texts(refused.key, **refused.values)),)
    return _answered(call, period, replies, number)


def _answered(call: Call, period: str, replies: Sequence[Reply], number: str) -> Sequence[Reply]:
    """Return the home after something was done, a case with what is still asked, or a place for words."""
    first, *more = replies
    if first.awaits:
        return (desk.home(call, period, call.texts("home.below")), first)
    if more:
        return (desk.home(call, period, more[0].hint, after=number),)
    return (desk.one(call, period, first),)


def _link(call: Call) -> str:
    people.require(call.role, Role.LEAD)
    return page.run(call)[0].buttons[0][0].url


def _peeks(words: str) -> bool:
    """Return whether nothing is done: a period, or a case that is shown."""
    verb, (_, _, about) = words.strip().partition(" ")[0], words.partition(MARK)
    return verb not in SETTINGS and about.strip() != PAGE and len(about.split()) <= 1


COMMAND = Command(name="home", run=run, peeks=_peeks)
