"""Who has the open cases, and how old they are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.digests.facts import Facts
    from bot.languages import Texts
    from bot.model import Case

SHOWN = 3
"""Owners that are named one by one."""
NOBODY = ""


def cases(facts: Facts, texts: Texts) -> str:
    """Return the line about open cases, empty without any: how many each owner has, and how old the oldest is."""
    if not facts.cases:
        return ""
    owned: dict[str, list[Case]] = defaultdict(list)
    for case in facts.cases:
        owned[case.owner_name or case.owner or NOBODY].append(case)
    ranked = sorted(owned.items(), key=lambda each: (each[0] != NOBODY, -len(each[1]), each[0]))
    owners = "; ".join(_owner(name, held, facts.at, texts) for name, held in ranked[:SHOWN])
    more = "; …" if len(ranked) > SHOWN else ""
    late = sum(case.due_at is not None and case.due_at < facts.at for case in facts.cases)
    overdue = texts("digest.overdue", n=late) if late else ""
    return " ".join(filter(None, (texts("digest.cases", n=len(facts.cases), owners=owners + more), overdue)))


def _owner(name: str, held: Sequence[Case], at: dt.datetime, texts: Texts) -> str:
    oldest = age(at - min(case.opened_at for case in held), texts)
    key = "digest.owner" if len(held) == 1 else "digest.owners"
    return texts(key, name=name or texts("digest.nobody"), n=len(held), age=oldest)


def age(span: dt.timedelta, texts: Texts) -> str:
    """Return an age in whole days, below one day in hours."""
    if span >= dt.timedelta(days=1):
        return texts("digest.days_old", n=span.days)
    return texts("digest.hours_old", n=max(1, round(span / dt.timedelta(hours=1))))
