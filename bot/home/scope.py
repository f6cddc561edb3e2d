"""Whose numbers somebody of the team sees at home: those of the team in which they served most."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.model import Agent
from bot.periods import Window

if TYPE_CHECKING:
    from bot.commands import Call
    from bot.request import Request

LATELY = dt.timedelta(days=90)
MEASURE = "csat"


def team(call: Call) -> str:
    """Return the team whose customers rated somebody most in the last 90 days; empty where there is none."""
    subject = call.event.actor.subject
    names = [each.shown for each in call.world.every(Agent) if each.subject == subject]
    end = call.workspace.local_day(call.event.at) + dt.timedelta(days=1)
    window = Window(first=end - LATELY, end=end, zone=call.workspace.zone)
    found: dict[str, int] = {}
    for name in names:
        for served, tally in call.world.tallies(MEASURE, window, "team", {"agent": name}).items():
            found[served] = found.get(served, 0) + tally.n
    return max(sorted(found), key=lambda name: found[name], default="")


def narrowed(asked: Request, name: str) -> Request:
    """Return a request for the numbers of one team, if there is one."""
    return replace(asked, filters={"team": name}) if name else asked
