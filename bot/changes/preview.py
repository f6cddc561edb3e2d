"""How many would be told of a change, who would not, and what one of them would read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.changes import complaints
from bot.changes.complaints import RESTED, STOPPED, TELL, UNREACHABLE, Complaint
from bot.languages import nearest

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Change
    from bot.ports import World
    from bot.workspace import Workspace

PAGE = 500
MOST = 3_000
"""Complaints that are looked through; of more there is a lower bound."""
REASONS = (UNREACHABLE, STOPPED, RESTED)


@dataclass(slots=True, kw_only=True)
class Outlook:
    """
    Customers counted by whether they would be told, and those who would by language.

    ``example`` is the first complaint whose writer would be told. ``more`` when not all were looked through.
    """

    standing: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    example: Complaint | None = None
    more: bool = False


def outlook(world: World, workspace: Workspace, change: Change, at: dt.datetime) -> Outlook:
    """Return what would come of a change if it were confirmed now."""
    found, seen, cursor = Outlook(), set[str](), None
    wanted = complaints.wanted(workspace, change)
    for _ in range(MOST // PAGE):
        page = world.complained(wanted, cursor, PAGE)
        for complaint in page:
            if complaint.customer.id not in seen:
                seen.add(complaint.customer.id)
                _count(found, workspace, complaint, at)
        if len(page) < PAGE:
            return found
        cursor = (page[-1].response.day, page[-1].ask.token)
    found.more = True
    return found


def _count(found: Outlook, workspace: Workspace, complaint: Complaint, at: dt.datetime) -> None:
    standing = complaints.standing(workspace, complaint, at)
    found.standing[standing] += 1
    if standing == TELL:
        wishes = (complaint.customer.language, complaint.ask.language)
        found.languages[nearest(*wishes, default=workspace.language)] += 1
        found.example = found.example or complaint
