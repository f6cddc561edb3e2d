"""What somebody of the team asks of a case, by a press or in a few words: done, shown in its chats, and answered."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.cases import following, forms, letters, places
from bot.cases.prompts import whose
from bot.cases.replying import Replying
from bot.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply
    from bot.model import Case

    Replies = Sequence[Reply]

NOBODY = "-"
"""In place of a team: whoever wants it."""


class Doing(Replying):
    """What can be asked of a case, each in a method of its own."""

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
        return (self.card(case),)

    def whole(self, case: Case) -> Reply:
        """Return the case as it stands, with all that its customer wrote."""
        return self.card(case, whole=True)

    def take(self, case: Case, words: str) -> Replies:  # noqa: ARG002
        """Give it to the actor; a lead may take it over."""
        mine = self.acts.take(case, over=self.leads)
        return self.done(mine, "taken", due=self.moment(mine.due_at))

    def pass_on(self, case: Case, words: str) -> Replies:
        """Give it back, or to another team where one is named; which, is asked where there are several."""
        self.acts.require_free(case, over=self.leads)
        teams = {each.team: each for each in places.teams(self.memory) if each.team != case.team.casefold()}
        team = words.strip().casefold()
        if team in teams:
            return self.done(self.acts.drop(case, team, over=self.leads), "passed_to", team=team)
        if teams and not team:
            return (self.menu(case, whose(self.ours, case, sorted(teams)), "case.ask.team"),)
        if team not in {"", NOBODY}:
            raise Refused("case.no_team", team=words.strip()[:100], nearest=", ".join(sorted(teams)) or "–")
        return self.done(self.acts.drop(case, over=self.leads), "passed")

    def contacted(self, case: Case, words: str) -> Replies:  # noqa: ARG002
        """Note that the customer was reached."""
        return self.done(self.acts.contacted(case), "contacted")

    def write(self, case: Case, words: str) -> Replies:
        """Send the words to the customer, or ask for them."""
        if not words.strip():
            self.acts.require_active(case)
            letters.reachable(self.memory, self.workspace, case)
            return (self.prompt(case, "write"),)
        written, leaves = letters.write(self.acts, case, words)
        return self.done(written, "wrote" if leaves <= self.at else "writes", at=self.moment(leaves))

    def note(self, case: Case, words: str) -> Replies:
        """Keep the words for the team, or ask for them."""
        if not words.strip():
            return (self.prompt(case, "note"),)
        return self.done(self.acts.noted(case, words.strip()), "noted")

    def resolve(self, case: Case, words: str) -> Replies:
        """Close it with an outcome, a cause and perhaps a remark, and ask for what is missing of the first two."""
        self.acts.require_active(case)
        outcome, cause, text = [*words.split(maxsplit=2), "", "", ""][:3]
        if missing := forms.missing(self.ours, case, outcome.lower(), cause.lower()):
            return (self.menu(case, missing[1], f"case.ask.{missing[0]}"),)
        return self._resolved(case, outcome.lower(), cause.lower(), text.strip())

    def _resolved(self, case: Case, outcome: str, cause: str, text: str) -> Replies:
        done = self.acts.resolve(case, outcome, cause, text)
        try:
            following.intend(self.memory, self.workspace, done, self.at)
        except Refused as refusal:
            why = self.texts(refusal.key, **refusal.values)
            return self.done(done, "resolved_unasked", why=why)
        return self.done(done, "resolved_again" if done.follow else "resolved")

    def reopen(self, case: Case, words: str) -> Replies:  # noqa: ARG002
        """Open it again."""
        return self.done(self.acts.reopen(case), "reopened")


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
