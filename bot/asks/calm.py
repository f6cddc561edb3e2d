"""Never too often: who may be asked which survey, and whose turn it is by chance."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.model import Customer, LastAsk

if TYPE_CHECKING:
    from bot.model import Ask, Interaction
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

FRESH = dt.timedelta(minutes=15)
"""Who was served so recently is awake, whatever the clock says."""
ANY = ""
"""Stands for all surveys together."""
STEPS = 10_000
CONTINUED = frozenset({"recovery"})
"""Surveys about a contact that goes on: they neither wait for the clocks nor start them."""


def drawn(survey: str, interaction: str, share: float) -> bool:
    """Return whether an interaction is among the ``share`` of a hundred that are asked: the same at every try."""
    digest = hashlib.blake2b(f"{survey}\0{interaction}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) % STEPS < share * STEPS / 100


def rested(memory: Memory, workspace: Workspace, customer: str, interaction: str, at: dt.datetime) -> bool:
    """Return whether the customer may be asked anything at all: the clock over all surveys."""
    return _free(memory, customer, ANY, interaction, at, workspace.pause)


def ready(memory: Memory, plan: Survey, customer: str, interaction: str, at: dt.datetime) -> bool:
    """Return whether the customer may be asked this survey: the survey's own clock."""
    return _free(memory, customer, plan.name, interaction, at, plan.rest)


def _free(memory: Memory, customer: str, survey: str, interaction: str, at: dt.datetime, rest: dt.timedelta) -> bool:
    last = memory.find(LastAsk, customer, survey) if rest else None
    return last is None or last.at <= at - rest or last.interaction == interaction


def note(memory: Memory, ask: Ask, customer: str, at: dt.datetime) -> None:
    """Start both clocks of a customer who is asked now."""
    for survey in (ask.survey, ANY) if ask.survey not in CONTINUED else ():
        memory.save(LastAsk(customer=customer, survey=survey, at=at, interaction=ask.interaction))


def zone(workspace: Workspace, customer: Customer) -> ZoneInfo:
    """Return where the customer's clocks stand."""
    return ZoneInfo(customer.zone) if customer.zone else workspace.zone


def moment(
    workspace: Workspace, plan: Survey, customer: Customer, interaction: Interaction, at: dt.datetime
) -> dt.datetime:
    """Return when to ask about an interaction: the survey's delay after its end, outside quiet hours."""
    over = min(interaction.ended_at or at, at)
    if not plan.delay and at - over <= FRESH:
        return at
    return workspace.quiet.after(max(at, over + plan.delay), zone(workspace, customer))
