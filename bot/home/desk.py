"""What somebody of the team sees: their open cases, those that are free, and their team's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import taps
from bot.cases import card, facts
from bot.home import scope
from bot.home.laying import MARK, at_home, button, reply
from bot.messages import Button, Section
from bot.model import ACTIVE, Case, CaseState, Role
from bot.reports import overview
from bot.reports.values import span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.commands import Call
    from bot.messages import Reply
    from bot.reports.readings import Report

MINE, FREE = 8, 4
"""Cases that are listed, with buttons."""
MOST = 1000
NUMBERS = 6
"""Indicators that are told: those with a target first, then these, then others."""
FIRST = ("csat", "nps", "ces", "response", "fcr", "time", "recovery", "response_rate", "retention", "churn")
DEFAULT = "week"
PERIODS = ("today", DEFAULT, "month", "last month", "quarter")
"""What can be chosen; any other period can be typed."""


def home(call: Call, period: str, note: str = "", link: str = "", after: str = "") -> Reply:
    """
    Return the page of somebody of the team, with a note above, after something was done about a case.

    Raises:
        bot.errors.Refused: the words are no period.
    """
    own, free = _found(call, after)
    numbers = _numbers(call, period)
    sections = (
        *([Section(text=note)] if note else []),
        *_cases(call, period, own, free),
        *([numbers] if numbers else []),
        *_page(call, period, link),
    )
    cases = [case.id for case in own[:MINE]]
    return reply(call.event.where, call.texts("home.title"), sections, cases=cases, period=period)


def one(call: Call, period: str, shown: Reply) -> Reply:
    """Return a case, as it was shown, with what can be done about it at home, and the way back."""
    back = (button(call.texts("case.button.back"), period),)
    section = Section(title=shown.title, text=shown.text, buttons=(*at_home(shown.buttons, period), back))
    return reply(call.event.where, call.texts("home.title"), (section,), **shown.data)


def _found(call: Call, after: str) -> tuple[list[Case], list[Case]]:
    """Return the open cases of who asks and those that nobody has, one of them as it was left just now."""
    subject = call.event.actor.subject
    own = [case for case in call.world.cases(owner=subject, limit=MOST) if case.id != after]
    free = [case for case in call.world.cases(states=(CaseState.OPEN,), limit=MOST) if case.id != after]
    now = call.world.find(Case, after) if after else None
    if now and now.state in ACTIVE and now.owner in {subject, ""}:
        (own if now.owner else free).insert(0, now)
    return own, free


def _cases(call: Call, period: str, own: Sequence[Case], free: Sequence[Case]) -> Iterator[Section]:
    texts = call.texts
    if own:
        yield Section(title=texts("home.mine", n=len(own)))
    else:
        yield Section(text=texts("home.none"))
    yield from (_case(call, period, case, "resolve") for case in own[:MINE])
    if free:
        yield Section(title=texts("home.free", n=len(free)))
    yield from (_case(call, period, case, "take") for case in free[:FREE])


def _case(call: Call, period: str, case: Case, what: str) -> Section:
    """Return one case in a line, with a button that shows it and one that does the next thing."""
    texts = call.texts
    style = "primary" if what == "take" else ""
    show = button(texts("case.form", case=case.id), f"{period} {MARK}{case.id}")
    act = button(texts(f"case.button.{what}"), f"{period} {MARK}{case.id} {what}", style=style)
    named = facts.called(call.world, case) or texts("ask.the_customer")
    line = texts("home.case", name=named, state=card.standing(call.workspace, texts, case))
    return Section(text=line, buttons=((show, act),))


def _numbers(call: Call, period: str) -> Section | None:
    """Return a few numbers of a team, or of all for leads who are in none; of nobody else's for anybody else."""
    team = scope.team(call)
    if not team and call.role < Role.LEAD:
        return None
    asked = scope.narrowed(overview.request(call, period), team)
    table = overview.table(sorted(overview.overview(call, asked), key=_rank)[:NUMBERS], call.texts)
    lines = table.lines if table else (call.texts("overview.nothing"),)
    title = call.texts("home.team", team=team) if team else call.texts("home.everybody")
    text = "\n".join((span(asked.window, call.texts), *lines))
    return Section(title=title, text=text, choices=_periods(call, period))


def _rank(found: Report) -> tuple[bool, int]:
    name = found.indicator.name
    return found.target is None, FIRST.index(name) if name in FIRST else len(FIRST)


def _periods(call: Call, period: str) -> tuple[Button, ...]:
    texts = call.texts
    return tuple(
        button(texts(f"home.period.{each.replace(' ', '_')}"), each, style="primary" if each == period else "")
        for each in PERIODS
    )


def _page(call: Call, period: str, link: str) -> Iterator[Section]:
    """Yield the way to the page: a button that asks for a link, and the link once there is one."""
    if link:
        yield Section(text=link, buttons=((Button(label=call.texts("page.open"), url=link),),))
    elif call.workspace.page and call.role >= Role.LEAD:
        label, data = call.texts("home.page"), taps.turn(f"home {period} {MARK}page")
        yield Section(buttons=((Button(label=label, data=data),),))
