"""What somebody of the team asks of a case, by a press or in a few words: done, shown in its chats, and answered."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot import languages, people
from bot.cases import facts, following, forms, letters, places, showing
from bot.cases.acts import Acts
from bot.cases.card import card
from bot.cases.prompts import prompt, whose
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import Actor, Address, Button
    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace

    Replies = Sequence[Reply]

NOBODY = "-"
"""In place of a team: whoever wants it."""


class Doing:
    """One person of the team, at one moment and place; ``where`` names the message that was pressed, if any."""

    def __init__(self, memory: Memory, workspace: Workspace, actor: Actor, at: dt.datetime, where: Address) -> None:
        self.memory, self.workspace, self.actor, self.at, self.where = memory, workspace, actor, at, where
        self.acts = Acts(memory, workspace, actor, at)
        self.texts = people.texts(workspace, *people.wishes(memory, actor))

    def do(self, case: Case, what: str, words: str) -> Replies:
        """
        Do it and return what is said to who asked.

        Raises:
            Refused: nobody can do that, or not with this case.
        """
        if what not in DEEDS:
            nearest = get_close_matches(what, DEEDS, n=3, cutoff=0.4) or [each for each in DEEDS if each != "show"]
            raise Refused("case.usage", case=case.id, nearest=", ".join(nearest))
        return DEEDS[what](self, case, words)

    def show(self, case: Case, words: str) -> Replies:  # noqa: ARG002 - the same for each deed
        """Return the case as it stands."""
        return (self._card(case),)

    def whole(self, case: Case) -> Reply:
        """Return the case as it stands, with all that its customer wrote."""
        return replace(card(self.memory, self.workspace, case, self.where, whole=True), private=not self.where.message)

    def take(self, case: Case, words: str) -> Replies:  # noqa: ARG002
        """Give it to the actor; a lead may take it over."""
        lead = people.role(self.memory, self.workspace, self.actor, self.at) >= Role.LEAD
        mine = self.acts.take(case, over=lead)
        return self._done(mine, "taken", due=self._moment(mine.due_at))

    def pass_on(self, case: Case, words: str) -> Replies:
        """Give it back, or to another team where one is named; which, is asked where there are several."""
        teams = {each.team: each for each in places.teams(self.memory) if each.team != case.team.casefold()}
        team = words.strip().casefold()
        if team in teams:
            return self._done(self.acts.drop(case, team), "passed_to", team=team)
        if teams and not team:
            self.acts.require_active(case)
            return (self._menu(case, whose(self._ours, case, sorted(teams)), "case.ask.team"),)
        if team not in {"", NOBODY}:
            raise Refused("case.no_team", team=words.strip()[:100], nearest=", ".join(sorted(teams)) or "–")
        return self._done(self.acts.drop(case), "passed")

    def contacted(self, case: Case, words: str) -> Replies:  # noqa: ARG002
        """Note that the customer was reached."""
        return self._done(self.acts.contacted(case), "contacted")

    def write(self, case: Case, words: str) -> Replies:
        """Send the words to the customer, or ask for them."""
        if not words.strip():
            self.acts.require_active(case)
            letters.reachable(self.memory, self.workspace, case)
            return (self._prompt(case, "write"),)
        written, leaves = letters.write(self.acts, case, words)
        return self._done(written, "wrote" if leaves <= self.at else "writes", at=self._moment(leaves))

    def note(self, case: Case, words: str) -> Replies:
        """Keep the words for the team, or ask for them."""
        if not words.strip():
            return (self._prompt(case, "note"),)
        return self._done(self.acts.noted(case, words.strip()), "noted")

    def resolve(self, case: Case, words: str) -> Replies:
        """Close it with an outcome, a cause and perhaps a remark, and ask for what is missing of the first two."""
        self.acts.require_active(case)
        outcome, cause, text = [*words.split(maxsplit=2), "", "", ""][:3]
        if missing := forms.missing(self._ours, case, outcome.lower(), cause.lower()):
            return (self._menu(case, missing[1], f"case.ask.{missing[0]}"),)
        return self._resolved(case, outcome.lower(), cause.lower(), text.strip())

    def _resolved(self, case: Case, outcome: str, cause: str, text: str) -> Replies:
        done = self.acts.resolve(case, outcome, cause, text)
        try:
            following.intend(self.memory, self.workspace, done, self.at)
        except Refused as refusal:
            why = self.texts(refusal.key, **refusal.values)
            return self._done(done, "resolved_unasked", why=why)
        return self._done(done, "resolved_again" if done.follow else "resolved")

    def reopen(self, case: Case, words: str) -> Replies:  # noqa: ARG002
        """Open it again."""
        return self._done(self.acts.reopen(case), "reopened")

    @property
    def _ours(self) -> languages.Texts:
        """The texts in which the team sees the message."""
        return languages.texts(self.workspace.language)

    def _done(self, case: Case, key: str, **values: object) -> Replies:
        self.memory.save(case)
        showing.show(self.memory, self.workspace, case, self.at)
        said = self.texts(f"case.done.{key}", case=case.id, **values)
        if not self.where.message:
            return (Reply(to=self.where, text=said, private=True, data={"case": case.id}),)
        hint = Reply(to=self.where, text="", hint=said)
        # Two edits of one message could overtake each other: the outbox alone makes them in order.
        return (hint,) if showing.stands(self.memory, case, self.where) else (self._card(case), hint)

    def _card(self, case: Case, note: str = "", rows: tuple[tuple[Button, ...], ...] | None = None) -> Reply:
        found = card(self.memory, self.workspace, case, self.where, note, rows)
        return replace(found, private=not self.where.message)

    def _menu(self, case: Case, rows: tuple[tuple[Button, ...], ...], key: str) -> Reply:
        return self._card(case, self._ours(key), rows)

    def _prompt(self, case: Case, what: str) -> Reply:
        name = facts.called(self.memory, case) or self.texts("ask.the_customer")
        return prompt(self.memory, self.texts, self.actor, self.at, self.where, case, what, name)

    def _moment(self, at: dt.datetime | None) -> str:
        return facts.moment(self.texts, at, self.workspace) if at else ""


DEEDS = {
    "show": Doing.show,
    "take": Doing.take,
    "pass": Doing.pass_on,
    "contacted": Doing.contacted,
    "write": Doing.write,
    "resolve": Doing.resolve,
    "note": Doing.note,
    "reopen": Doing.reopen,
}
"""What can be asked of a case, by the word for it."""
