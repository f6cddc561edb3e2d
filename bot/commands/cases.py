"""``/cases``, ``/cases mine``, ``/cases overdue``: the unhappy customers whom somebody has to see to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import finding
from bot.cases import facts
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Button, Reply, Table
from bot.model import ACTIVE, CaseState, Role
from bot.survey.kinds import last
from bot.taps import case as tap
from bot.taps import turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Case

SHOWN = 15
"""Cases that are listed one by one."""
MOST = 1000
WIDE = 5
"""Buttons in a row."""
MINE, OVERDUE = "mine", "overdue"
_PAGE = re.compile(r"(?:^|\s)page ([0-9]{1,3})$")
COLUMNS = ("number", "customer", "owner", "due", "score", "age")
"""What a narrow screen must show stands first."""


def run(call: Call) -> Sequence[Reply]:
    """
    Return the open cases, all or those that are meant, the most overdue first; of one customer, closed ones as well.

    They come by pages, each with buttons for those before and after it.

    Raises:
        Refused: nobody is named so.
    """
    word, page = _paged(call.event.words.strip())
    found = _found(call, word)
    if not found:
        return (Reply(to=call.event.where, text=call.texts("cases.none"), private=True, data={"cases": [], "n": 0}),)
    first = min(page - 1, (len(found) - 1) // SHOWN) * SHOWN
    shown, waiting = found[first : first + SHOWN], sum(1 for each in found if _late(call, each))
    return (
        Reply(
            to=call.event.where,
            title=call.texts("cases.title", n=len(found)),
            text=call.texts("cases.overdue", n=waiting) if waiting else "",
            table=_table(call, shown, len(found) - first - len(shown)),
            buttons=(*_buttons(shown), *_turns(call, word, first // SHOWN, len(found))),
            private=True,
            data={"cases": [each.id for each in shown], "n": len(found), "overdue": waiting},
        ),
    )


def _paged(words: str) -> tuple[str, int]:
    """Return what is meant, and the page, from 1."""
    found = _PAGE.search(words)
    return (words[: found.start()].strip(), max(int(found[1]), 1)) if found else (words, 1)


def _table(call: Call, shown: Sequence[Case], more: int) -> Table:
    head = tuple(call.texts(f"cases.{name}") for name in COLUMNS)
    rest = [call.texts("cases.more", n=more)] if more else []
    return Table(
        rows=(head, *(tuple(_cells(call, each).values()) for each in shown)),
        lines=(*(_line(call, each) for each in shown), *rest),
    )


def _turns(call: Call, word: str, page: int, n: int) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons to the page before and the one after, counted from 0, as one row; none where all fits."""
    pages = (("voices.back", page), ("voices.more", page + 2))
    fit = [(key, to) for key, to in pages if 0 < to <= (n - 1) // SHOWN + 1]
    row = [Button(label=call.texts(key), data=turn(f"cases {word} page {to}".replace("  ", " "))) for key, to in fit]
    return (tuple(row),) if row else ()


def _found(call: Call, word: str) -> Sequence[Case]:
    """Return the cases that are meant."""
    kind = word.casefold()
    if not kind:
        return call.world.cases(limit=MOST)
    if kind == MINE:
        return call.world.cases(owner=call.event.actor.subject, limit=MOST)
    if kind == OVERDUE:
        return call.world.cases(overdue_at=call.event.at, limit=MOST)
    if kind.startswith("team="):
        return call.world.cases(team=word.partition("=")[2].strip(' "'), limit=MOST)
    customer, rest = finding.customer(call, word)
    if rest:
        raise Refused("customer.nobody", name=word[: finding.LONGEST])
    return call.world.cases(states=tuple(CaseState), customer=customer.id, limit=MOST)


def _late(call: Call, case: Case) -> bool:
    return case.due_at is not None and case.due_at <= call.event.at


def _line(call: Call, case: Case) -> str:
    return call.texts("cases.line_late" if _late(call, case) else "cases.line", **_cells(call, case))


def _cells(call: Call, case: Case) -> dict[str, str]:
    age = (call.event.at - case.opened_at).total_seconds()
    return {
        "number": case.id,
        "customer": facts.called(call.world, case) or call.texts("ask.the_customer"),
        "owner": case.owner_name or call.texts("case.somebody" if case.owner else "cases.nobody"),
        "due": _due(call, case),
        "score": _score(call, case),
        "age": call.texts.age(age),
    }


def _score(call: Call, case: Case) -> str:
    if case.score is None:
        return "–"
    return call.texts("cases.score_of", score=case.score, scale=last(case.scale))


def _due(call: Call, case: Case) -> str:
    if case.state not in ACTIVE:
        return call.texts(f"cases.{case.state.value}")
    return facts.soon(call.texts, case.due_at, call.workspace) if case.due_at else "–"


def _buttons(cases: Sequence[Case]) -> tuple[tuple[Button, ...], ...]:
    made = [Button(label=each.id, data=tap(f"{each.id} show")) for each in cases]
    return tuple(tuple(made[at : at + WIDE]) for at in range(0, len(made), WIDE))


COMMAND = Command(name="cases", run=run, role=Role.AGENT, reads=True)
