"""What somebody of the team is asked for, where nothing opens a form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cases import forms
from bot.cases.listening import listen
from bot.cases.notes import called
from bot.messages import Button, Reply
from bot.taps import LIMIT
from bot.taps import case as tap

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.messages import Actor, Address
    from bot.model import Case
    from bot.ports import Memory


def prompt(
    memory: Memory, texts: Texts, actor: Actor, at: dt.datetime, where: Address, case: Case, what: str, customer: str
) -> Reply:
    """Ask for a letter or a remark, and take what the actor types next as that."""
    listen(memory, case, where, actor.person, f"{what}:{int(at.timestamp())}")
    text = texts(f"case.prompt.{what}", customer=customer, case=case.id)
    return Reply(to=replace(where, message=""), title=called(actor), text=text, awaits=actor.person, private=True)


def whose(texts: Texts, case: Case, teams: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    """Return a button for each team that a case may be of, one for nobody in particular, and one that leads back."""
    made = [Button(label=team, data=tap(f"{case.id} pass {team}")) for team in teams]
    fit = [button for button in made if len(button.data.encode()) <= LIMIT]
    rows = tuple(tuple(fit[at : at + forms.WIDE]) for at in range(0, len(fit), forms.WIDE))
    nobody = Button(label=texts("case.button.nobody"), data=tap(f"{case.id} pass -"))
    return (*rows, (nobody, Button(label=texts("case.button.back"), data=tap(f"{case.id} show"))))
