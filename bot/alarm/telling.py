"""An answer is watched; one alarm goes out when something is wrong, and one line when it is over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages
from bot.alarm import causes, usual, warming, watching
from bot.messages import Owed, Reply
from bot.model import Watch
from bot.periods import local_day
from bot.periods.days import DAY
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt

    from bot.languages import Texts
    from bot.messages import Address
    from bot.model import Ask, Response
    from bot.ports import Memory
    from bot.workspace import Workspace

EACH = 10
"""From so many low scores on, the alarm tells every tenth only: its message is changed each time."""


def on(memory: Memory, survey: str) -> bool:
    """Return whether something is wrong with what this survey asks about: low scores are then told together."""
    watch = memory.find(Watch, survey)
    return watch is not None and watch.since is not None


def heard(
    memory: Memory, workspace: Workspace, ask: Ask, before: Response | None, now: Response, at: dt.datetime
) -> None:
    """Watch an answer to a survey's first question, once: a changed one speaks for itself."""
    plan = editions.of(memory, workspace, ask)
    first = plan.questions[0]
    if ask.test or plan.alert is None or now.question != first.key or now.score is None or before is not None:
        return
    day, low = workspace.local_day(at), plan.alarms(now.score)
    found = memory.find(Watch, ask.survey)
    known = found or Watch(survey=ask.survey, day=day)
    if found is None:
        warming.promise(memory, ask.survey, plan, at)
    watch = watching.step(known, low=low, at=at, day=day, interaction=ask.interaction)
    if news := _news(known, watch):
        watch = replace(watch, told=_facts(memory, watch))
    memory.save(watch)
    if news:
        _tell(memory, workspace, watch, at)
    elif known.since and not watch.since:
        _calmed(memory, workspace, known, watch, at)


def _news(before: Watch, watch: Watch) -> bool:
    """Return whether there is something to say of what is wrong: first at once, later not of every low score."""
    more = watch.hidden > before.hidden and (watch.hidden < EACH or not watch.hidden % EACH)
    return watch.since is not None and (before.since is None or more)


def _facts(memory: Memory, watch: Watch) -> tuple[str, ...]:
    return (str(watching.lows(watch)), str(len(watch.climb)), *causes.cause(memory, watch))


def _tell(memory: Memory, workspace: Workspace, watch: Watch, at: dt.datetime) -> None:
    texts = languages.texts(workspace.language)
    for chat in workspace.team_chats:
        memory.owe(Owed(key=_key(watch, chat), due_at=at, reply=_wrong(texts, workspace, chat, watch, at)))


def _calmed(memory: Memory, workspace: Workspace, before: Watch, watch: Watch, at: dt.datetime) -> None:
    """Owe the line that it is over, or that it lasts so long that it is usual now."""
    texts = languages.texts(workspace.language)
    since = _moment(texts, workspace, before.since or at, at)
    text = texts("alarm.over" if watch.usual else "alarm.lasted", since=since, n=before.hidden)
    for chat in workspace.team_chats:
        key = _key(watch, chat)
        memory.owe(Owed(key=f"{key}:over", due_at=at, reply=Reply(to=chat, text=text), under=key))


def _key(watch: Watch, chat: Address) -> str:
    return f"alarm:{watch.survey}:{watch.alarms}:{chat.platform}:{chat.chat}:{chat.thread}"


def _wrong(texts: Texts, workspace: Workspace, chat: Address, watch: Watch, at: dt.datetime) -> Reply:
    low, n, *place = watch.told
    share = texts.percent(usual.share(watch.usual, watch.day.weekday()), 0)
    lines = [texts("alarm.scores", low=int(low), answers=int(n), usual=share)]
    if place:
        dimension, value, hits, count = place
        by = texts(f"dimension.{dimension}")
        lines.append(texts("alarm.mostly", by=by, name=value, low=int(hits), answers=int(count)))
    else:
        lines.append(texts("alarm.nowhere"))
    lines.append(texts("alarm.bundled"))
    since = _moment(texts, workspace, watch.since or at, at)
    return Reply(to=chat, title=texts("alarm.title", since=since), text="\n".join(lines))


def _moment(texts: Texts, workspace: Workspace, instant: dt.datetime, now: dt.datetime) -> str:
    """Return a time of day, with its day where that is not today."""
    local = instant.astimezone(workspace.zone)
    clock = texts.clock(local)
    if now - instant < DAY and local_day(now, workspace.zone) == local_day(instant, workspace.zone):
        return clock
    return f"{texts.date(local.date())}, {clock}"
