"""What a lead reads of changes: a preview with an example, how one stands, and all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people, taps
from bot.changes import CANCELLED, DONE, DRAFT, RUNNING, complaints, wording
from bot.changes.complaints import TELL
from bot.changes.preview import REASONS, outlook
from bot.messages import Button, Reply
from bot.model import Customer
from bot.reports import naming
from bot.reports.quoting import clipped
from bot.reports.values import span
from bot.survey import areas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.changes.preview import Outlook
    from bot.commands import Call
    from bot.model import Change, ChangeTold

SHOWN = 10
QUOTE = 80


def preview(call: Call, change: Change) -> Reply:
    """Return how many would be told and how many would not, and what the first of them would read."""
    found = outlook(call.world, call.workspace, change, call.event.at)
    told = found.standing[TELL]
    return Reply(
        to=call.event.where,
        title=call.texts("changed.title", about=_about(call, change)),
        text="\n".join(_prospects(call, change, found)),
        buttons=_confirmation(call, change, told),
        private=True,
        data={"change": change.id, "told": told, **{why: found.standing[why] for why in REASONS}},
    )


def _prospects(call: Call, change: Change, found: Outlook) -> Iterator[str]:
    texts, told = call.texts, found.standing[TELL]
    yield span(complaints.wanted(call.workspace, change).window, texts)
    yield texts("changed.will", n=told) if told else texts("changed.nobody")
    if found.more:
        yield texts("changed.will_more", n=sum(found.standing.values()))
    yield from (texts(f"changed.{why}", n=n) for why in REASONS if (n := found.standing[why]))
    contact = complaints.contact(call.workspace, found.example) if found.example else None
    if found.example and contact:
        yield _languages(call, change, found)
        yield texts("changed.example")
        yield ""
        yield wording.letter(call.world, call.workspace, change, found.example, contact).text


def _languages(call: Call, change: Change, found: Outlook) -> str:
    """Return that the words are not translated, and who has none in their own language."""
    known, texts = wording.wordings(change), call.texts
    lacking = [(code, n) for code, n in sorted(found.languages.items()) if code not in known]
    if not lacking:
        return texts("changed.as_written")
    named = (f"{texts.locale.languages.get(code, code)} ({n})" for code, n in lacking)
    return texts("changed.untranslated", languages=", ".join(named), code=lacking[0][0])


def _confirmation(call: Call, change: Change, told: int) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons below a preview: there is nothing to confirm where nobody would be told."""
    cancel = Button(label=call.texts("changed.cancel"), data=taps.turn(f"changed cancel {change.id}"))
    if not told:
        return ((cancel,),)
    label = call.texts("changed.confirm", n=told)
    return ((Button(label=label, data=taps.turn(f"changed confirm {change.id}"), style="primary"), cancel),)


def standing(call: Call, change: Change) -> Reply:
    """Return how a change stands; while customers are being told, that can be ended."""
    told, reacted = call.world.changes_told().get(change.id, (0, 0))
    counts = call.texts("changed.counts", n=told, reacted=reacted)
    parts = {
        DRAFT: (),
        RUNNING: (call.texts("changed.running"), *([counts] if told else [])),
        DONE: (call.texts("changed.done"), counts),
        CANCELLED: (call.texts("changed.cancelled"), *([counts] if told else [])),
    }
    stop = Button(label=call.texts("changed.stop"), data=taps.turn(f"changed cancel {change.id}"))
    return Reply(
        to=call.event.where,
        title=call.texts("changed.titled", change=change.id, about=_about(call, change)),
        text="\n".join((*_wordings(call, change), *parts[change.state])),
        buttons=((stop,),) if change.state == RUNNING else (),
        private=True,
        data={"change": change.id, "state": change.state, "told": told, "reacted": reacted},
    )


def one(call: Call, change: Change) -> Reply:
    """Return a change with the newest of what customers said to it; a draft as it was previewed."""
    if change.state == DRAFT:
        return preview(call, change)
    found = standing(call, change)
    said = [_reaction(call, each) for each in call.world.reactions(change.id, SHOWN)]
    return replace(found, text="\n".join((found.text, *said)))


def listed(call: Call, changes: Sequence[Change]) -> Reply:
    """Return what was told, how many were told and how many of them wrote back."""
    counts = call.world.changes_told()
    known = [each for each in changes if each.state in {RUNNING, DONE} or each.id in counts]
    lines = [_line(call, each, *counts.get(each.id, (0, 0))) for each in known[:SHOWN]]
    text = "\n".join((*(lines or [call.texts("changed.none")]), call.texts("changed.help")))
    return Reply(to=call.event.where, text=text, private=True, data={"changes": [each.id for each in known]})


def _line(call: Call, change: Change, told: int, reacted: int) -> str:
    day = call.texts.date(call.workspace.local_day(change.at))
    words = clipped(wording.wording(change, call.texts.code), QUOTE)
    head = call.texts("changed.line", change=change.id, day=day, about=_about(call, change), what=words)
    return f"{head} {call.texts('changed.counts', n=told, reacted=reacted)}"


def _wordings(call: Call, change: Change) -> Iterator[str]:
    told = wording.wordings(change)
    for code, text in told.items():
        if len(told) > 1:
            language = call.texts.locale.languages.get(code, code)
            yield call.texts("changed.worded", language=language, what=text)
        else:
            yield call.texts("report.voice_alone", words=text)


def _reaction(call: Call, told: ChangeTold) -> str:
    customer = people.living(call.world, told.customer) or Customer(id=told.customer)
    name = customer.name or call.texts("ask.the_customer")
    return call.texts("changed.reaction", name=name, words=clipped(told.said))


def _about(call: Call, change: Change) -> str:
    """Return what a change is about, each name once."""
    topics = naming.topics(call.texts)
    named = areas.called(call.world, call.workspace.surveys, call.texts.code, change.areas)
    names = [*(topics[each] for each in change.topics), *(named.get(each, each) for each in change.areas)]
    return ", ".join({name.casefold(): name for name in names}.values())
