"""``/target csat 85 from 2027-01``: a lead says what an indicator is to reach; every report compares with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import indicators, since, targets
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import AuditEntry, Role, Target
from bot.reports.spelling import meant
from bot.reports.values import amount
from bot.survey import areas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NONE = "none"
WORDS = 2
LONGEST = 200


def run(call: Call) -> Sequence[Reply]:
    """
    Keep a target and return it; without words return all of them.

    Raises:
        Refused: the words are no indicator with a value it can have.
    """
    filters, plain, written = since.words(call)
    if not plain and not filters:
        kept = [_said(call, one) for one in call.world.every(Target)]
        return (_reply(call, kept or [call.texts("target.list_none")]),)
    if len(plain) != WORDS or not set(filters) <= {"area", "team"}:
        raise Refused("target.usage")
    one = _target(call, filters, plain, written)
    event = call.event
    why = " ".join(event.words.split())[:LONGEST]
    trail = AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed="target", about=one.indicator, why=why)
    call.world.save(one, trail)
    return (_reply(call, [_said(call, one)]),)


def _target(call: Call, filters: Mapping[str, str], plain: Sequence[str], written: str) -> Target:
    name, word = plain[0].lower().removeprefix("/"), plain[1].lower()
    indicator = indicators.known().get(name)
    if indicator is None:
        raise Refused("target.unknown", name=plain[0][:LONGEST], nearest=", ".join(indicators.known()))
    value = targets.value(indicator, word)
    if value is None and word != NONE:
        raise Refused("target.value", value=plain[1][:LONGEST], title=indicator.title(call.texts))
    area, team = (_spelt(call, each, filters.get(each, "")) for each in ("area", "team"))
    same = [one for one in call.world.every(Target) if (one.indicator, one.area, one.team) == (name, area, team)]
    begins = since.begins(call, written, known=bool(same))
    return Target(indicator=name, area=area, team=team, since=begins, value=value)


def _spelt(call: Call, dimension: str, wanted: str) -> str:
    """Return a value as it is stored; one that nobody knows yet as it is written."""
    return ((meant(call, dimension, wanted) if wanted else None) or wanted)[:LONGEST]


def _said(call: Call, one: Target) -> str:
    texts = call.texts
    indicator = indicators.known().get(one.indicator)
    title = indicator.title(texts) if indicator else one.indicator
    unit = indicator.unit if indicator else "number"
    value = texts("target.nothing") if one.value is None else amount(unit, one.value, texts)
    named = areas.called(call.world, call.workspace.surveys, texts.code, [one.area]) if one.area else {}
    places = (("area", named.get(one.area, one.area)), ("team", one.team))
    place = ", ".join(f"{name}={value}" for name, value in places if value)
    about = texts("target.place", title=title, place=place) if place else title
    return texts("target.kept", about=about, value=value, since=since.said(call, one.since))


def _reply(call: Call, lines: Sequence[str]) -> Reply:
    return Reply(to=call.event.where, text="\n".join(lines), private=True, data={"targets": len(lines)})


COMMAND = Command(name="target", run=run, role=Role.LEAD)
