"""``/survey``: who is asked what; leads change the rules here, and try a survey on themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.asks import choosing, trying
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Agent, AuditEntry, Role, SurveyRule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.survey import Survey

WHOLE = 100
LONGEST = 100
_FIELD = re.compile(r'(\w+)=(?:"([^"]*)"|(\S*))')


def run(call: Call) -> Sequence[Reply]:
    """
    Return the rules, or do what is said with them.

    Raises:
        Refused: a word is not understood.
    """
    verb, _, rest = call.event.words.strip().partition(" ")
    if not verb:
        return (_reply(call, listed(call), call.texts("rules.title")),)
    act = VERBS.get(verb.casefold())
    if act is None or not rest.strip():
        raise Refused("rules.usage")
    return (_reply(call, act(call, rest.strip())),)


def _reply(call: Call, text: str, title: str = "") -> Reply:
    return Reply(to=call.event.where, title=title, text=text, private=True)


def listed(call: Call) -> str:
    """Return who is asked what, in the order in which the rules are tried."""
    texts = call.texts
    asked, staff = _lines(call, choosing.CUSTOMER), _lines(call, choosing.AGENT)
    names = texts("rules.surveys", names=", ".join(call.workspace.surveys))
    views = ["", texts("rules.staff"), *staff] if staff else []
    return "\n".join([texts("rules.order"), *asked, *views, "", names, texts("rules.help")])


def _lines(call: Call, by: str) -> list[str]:
    return [
        call.texts("rules.line" if rule.id else "rules.general", n=rule.id, survey=rule.survey, who=_who(call, rule))
        for rule in choosing.rules(call.world, call.workspace, by)
    ]


def _who(call: Call, rule: SurveyRule) -> str:
    wanted = [f"{name}={value}" for name, value in choosing.conditions(rule).items()]
    who = " ".join(wanted) or call.texts("rules.everybody")
    if rule.share == WHOLE:
        return who
    return call.texts("rules.share", who=who, share=call.texts.percent(rule.share / WHOLE, 0))


def _use(call: Call, words: str) -> str:
    plan = _plan(call, words.split(maxsplit=1)[0])
    number = 1 + max((int(rule.id) for rule in call.world.every(SurveyRule)), default=0)
    rule = SurveyRule(id=str(number), survey=plan.name, **_fields(words))
    call.world.save(rule)
    who = _who(call, rule)
    _note(call, "survey use", f"{rule.id} {plan.name} {who}")
    made = call.texts("rules.made", n=rule.id, survey=plan.name, who=who)
    nowhere = plan.by == choosing.AGENT and not call.world.every(Agent)
    return f"{made}\n{call.texts('rules.staff_hint')}" if nowhere else made


def _fields(words: str) -> dict[str, Any]:
    left = _FIELD.sub("", words).split()[1:]
    found = {name.lower(): quoted or plain for name, quoted, plain in _FIELD.findall(words)}
    strange = [word for word in left if word.casefold() != "for"] + [name for name in found if name not in KNOWN]
    strange += [name for name, value in found.items() if not value]
    if strange:
        raise Refused("rules.field", field=strange[0][:LONGEST], fields=", ".join(choosing.FIELDS))
    share = _percent(found.pop("share", f"{WHOLE}%"))
    return {name: value[:LONGEST] for name, value in found.items()} | {"share": share}


KNOWN = (*choosing.FIELDS, "share")


def _percent(text: str) -> int:
    digits = text.rstrip("%")
    if not digits.isdecimal() or not 1 <= int(digits) <= WHOLE:
        raise Refused("rules.percent", value=text[:LONGEST])
    return int(digits)


def _drop(call: Call, words: str) -> str:
    rule = call.world.find(SurveyRule, words)
    if rule is None or rule.dropped_at:
        raise Refused("rules.no_rule", name=words[:LONGEST])
    call.world.save(replace(rule, dropped_at=call.event.at))
    _note(call, "survey drop", f"{rule.id} {rule.survey}")
    return call.texts("rules.dropped", n=rule.id)


def _try(call: Call, words: str) -> str:
    plan = _plan(call, words)
    trying.bring(call.world, call.workspace, plan, call.event, call.texts.code)
    return call.texts("rules.trying", name=plan.name)


def _plan(call: Call, name: str) -> Survey:
    plan = call.workspace.surveys.get(name.casefold())
    if plan is None:
        raise Refused("rules.no_survey", name=name[:LONGEST], names=", ".join(call.workspace.surveys))
    return plan


def _note(call: Call, deed: str, about: str) -> None:
    event = call.event
    call.world.save(AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed=deed, about=about))


VERBS: dict[str, Callable[[Call, str], str]] = {"use": _use, "drop": _drop, "try": _try}
COMMAND = Command(name="survey", run=run, role=Role.LEAD)
