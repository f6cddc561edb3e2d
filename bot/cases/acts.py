"""What somebody of the team does about a case; each act may arrive twice and then does nothing more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cases import places, timeline
from bot.cases.notes import called, note
from bot.errors import Refused
from bot.model import ACTIVE, CaseState

if TYPE_CHECKING:
    import datetime as dt

    from bot.messages import Actor
    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace


class Acts:
    """One person of the team at one moment; every act returns the case as it leaves it, which is saved."""

    def __init__(self, memory: Memory, workspace: Workspace, actor: Actor, at: dt.datetime) -> None:
        self.memory, self.workspace, self.actor, self.at = memory, workspace, actor, at

    def take(self, case: Case, *, over: bool = False) -> Case:
        """
        Own a case.

        Raises:
            Refused: it is closed, or somebody else's and not to be taken ``over``.
        """
        self.require_free(case, over=over)
        return case if case.owner == self.actor.subject else self._note(self._owned(case), "taken")

    def drop(self, case: Case, team: str = "", *, over: bool = False) -> Case:
        """
        Give a case back, so that anybody can take it, or to another team whose chats get it then.

        Raises:
            Refused: as for :meth:`take`.
        """
        self.require_free(case, over=over)
        if not (case.owner or team):
            return self._note(case, "passed")
        chats = places.of(team, self.memory, self.workspace) if team else ()
        given = replace(
            case,
            state=CaseState.OPEN,
            owner="",
            owner_name="",
            team=team or case.team,
            chats=tuple(dict.fromkeys((*case.chats, *chats))),
            escalated_at=None,
        )
        return self._note(timeline.begin(self.memory, self.workspace, given, self.at), "passed", team)

    def contacted(self, case: Case) -> Case:
        """Note that the customer was reached; a case that nobody owned is the actor's then."""
        reached = self.reached(case)
        return case if reached == case else self._note(reached, "contacted")

    def reached(self, case: Case) -> Case:
        """Return a case whose customer was reached, without a word about how."""
        self.require_active(case)
        if case.state is CaseState.CONTACTED:
            return case
        mine = case if case.owner else self._owned(case)
        return replace(mine, state=CaseState.CONTACTED, contacted_at=mine.contacted_at or self.at)

    def resolve(self, case: Case, outcome: str, cause: str, text: str = "") -> Case:
        """Close a case with an outcome and a cause; whoever does that owns it."""
        self.require_active(case)
        mine = self._owned(case) if case.owner != self.actor.subject else case
        done = replace(
            timeline.closed(self.memory, mine),
            state=CaseState.RESOLVED,
            outcome=outcome,
            cause=cause,
            closed_at=self.at,
            closed_by=self.actor.subject,
        )
        return self._note(done, "resolved", text)

    def noted(self, case: Case, text: str) -> Case:
        """Keep a remark for the team."""
        return self._note(case, "noted", text)

    def reopen(self, case: Case) -> Case:
        """Open a closed case again, as the actor's own."""
        if case.state in ACTIVE:
            return case
        self.memory.withdraw(timeline.key(case, timeline.ASK))
        again = replace(
            case,
            state=CaseState.TAKEN,
            owner=self.actor.subject,
            owner_name=called(self.actor),
            outcome="",
            cause="",
            reopened=case.reopened + 1,
        )
        return self._note(timeline.again(self.memory, self.workspace, again, self.at), "reopened")

    def require_active(self, case: Case) -> None:
        """
        Let through a case that is not closed.

        Raises:
            Refused: it is.
        """
        if case.state not in ACTIVE:
            raise Refused("case.closed", case=case.id)

    def require_free(self, case: Case, *, over: bool = False) -> None:
        """
        Let through a case that is not closed and nobody else's.

        Raises:
            Refused: it is closed, or somebody else's and not to be taken ``over``.
        """
        self.require_active(case)
        if case.owner not in {"", self.actor.subject} and not over:
            raise Refused("case.owned" if case.owner_name else "case.owned_here", case=case.id, owner=case.owner_name)

    def _owned(self, case: Case) -> Case:
        state = CaseState.TAKEN if case.state is CaseState.OPEN else case.state
        mine = replace(
            case,
            state=state,
            owner=self.actor.subject,
            owner_name=called(self.actor),
            taken_at=case.taken_at or self.at,
        )
        return timeline.owned(self.memory, self.workspace, mine, self.at)

    def _note(self, case: Case, kind: str, text: str = "") -> Case:
        return note(self.memory, case, kind, self.at, by=self.actor, text=text)
