"""``/undelivered``: whom something never reached, when, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot import minted
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply, Table
from bot.model import Customer, Role
from bot.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.periods import Window
    from bot.ports import Lost

SHOWN = 15
"""Messages that are listed one by one."""


def run(call: Call) -> Sequence[Reply]:
    """
    Return what never arrived in a period, this week if none is named.

    Raises:
        Refused: what follows is no period.
    """
    window = _window(call)
    lost = call.world.undelivered(window)
    span = call.texts(
        "report.span", first=call.texts.date(window.first), last=_last(call, window), zone=window.zone.key
    )
    lines = [span, *_counts(call, lost), *_listed(call, lost)] if lost else [span, call.texts("undelivered.none")]
    return (
        Reply(
            to=call.event.where,
            title=call.texts("undelivered.title", n=len(lost)),
            text="\n".join(lines),
            table=Table(rows=_rows(call, lost)) if lost else None,
            private=True,
            data={"undelivered": len(lost), "reasons": dict(Counter(each.reason for each in lost))},
        ),
    )


def _window(call: Call) -> Window:
    from bot.reports.report import vocabularies

    words = call.event.words.split() or ["week"]
    window, used = parse_period(
        words,
        today=call.workspace.local_day(call.event.at),
        zone=call.workspace.zone,
        vocabularies=vocabularies(call.texts.code),
    )
    if used < len(words):
        raise Refused("undelivered.period")
    return window


def _last(call: Call, window: Window) -> str:
    import datetime as dt

    return call.texts.date(window.end - dt.timedelta(days=1))


def _counts(call: Call, lost: Sequence[Lost]) -> list[str]:
    counts = Counter(_reason(call, each) for each in lost)
    return [call.texts("undelivered.reason", reason=reason, n=n) for reason, n in counts.most_common()]


def _listed(call: Call, lost: Sequence[Lost]) -> list[str]:
    lines = [
        call.texts("undelivered.line", who=who, platform=platform, at=at, reason=reason)
        for who, platform, at, reason in (_row(call, each) for each in lost[:SHOWN])
    ]
    more = len(lost) - SHOWN
    return ["", *lines, *([call.texts("undelivered.more", n=more)] if more > 0 else [])]


def _rows(call: Call, lost: Sequence[Lost]) -> tuple[tuple[str, ...], ...]:
    head = tuple(call.texts(f"undelivered.{name}") for name in ("who", "where", "when", "why"))
    return (head, *(_row(call, each) for each in lost[:SHOWN]))


def _row(call: Call, lost: Lost) -> tuple[str, str, str, str]:
    customer = call.world.find(Customer, lost.customer) if lost.customer else None
    team = call.texts("undelivered.team", chat=lost.chat)
    who = _name(call, customer.name or customer.id) if customer else _name(call, lost.customer) or team
    at = lost.due_at.astimezone(call.workspace.zone)
    moment = f"{call.texts.date(at.date())}, {call.texts.clock(at)}"
    return who, lost.platform.capitalize(), moment, _reason(call, lost)


def _name(call: Call, name: str) -> str:
    return call.texts("ask.the_customer") if minted.ours(name) else name


def _reason(call: Call, lost: Lost) -> str:
    """Return why, in words; what is no key of the texts is what went wrong at every try for a day."""
    known = "." in lost.reason and call.texts.has(lost.reason)
    return call.texts(lost.reason) if known else call.texts("undeliverable.gave_up", reason=lost.reason)


COMMAND = Command(name="undelivered", run=run, role=Role.LEAD, reads=True)
