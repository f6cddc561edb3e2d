"""Times, promises, first contacts and answers by looking at everything again and again: slow, and written apart."""

from __future__ import annotations

import datetime as dt
import statistics

WEEK = dt.timedelta(days=7)


def inside(window, instant):
    """Whether an instant is on one of the window's days, by the calendar on the wall."""
    return instant is not None and window.first <= instant.astimezone(window.zone).date() < window.end


def when(one):
    return one.started_at or one.ended_at


def values(one, by):
    if not by:
        return [""]
    if by == "agent":
        return [name for name in dict.fromkeys(one.agents) if name]
    return [getattr(one, by)] if getattr(one, by) else []


def passing(one, filters):
    return all(wanted in values(one, name) for name, wanted in filters.items())


def group(everything, window, by, filters, name):
    found = [one for one in everything if inside(window, when(one)) and passing(one, filters)]
    if by == "agent" and "agent" in filters and name != filters["agent"]:
        return []
    return [one for one in found if name in values(one, by)]


def handling(chosen):
    parts = [[one.talked, one.held, one.wrapped_up] for one in chosen]
    sums = [sum(p for p in three if p is not None) for three in parts if any(p is not None for p in three)]
    if not sums:
        return None
    high = statistics.quantiles(sums * 1, n=10, method="inclusive")[8] if len(sums) > 1 else sums[0]
    return len(sums), statistics.median(sums), high, statistics.fmean(sums)


def limit(agreed, one, part):
    """The agreed seconds for a part, the most exact first; the newest that holds of each."""
    for kind, channel in [(one.kind, one.channel), (one.kind, ""), ("", one.channel), ("", "")]:
        holding = [
            each
            for each in agreed
            if (each.kind, each.channel) == (kind, channel)
            and (not each.since or dt.date.fromisoformat(each.since) <= when(one).astimezone(agreed.zone).date())
        ]
        if holding:
            found = getattr(max(holding, key=lambda each: each.since), part)
            if found is not None:
                return found
    return None


def kept(chosen, agreed):
    replies = resolutions = 0
    in_time = solved = 0
    for one in chosen:
        due = limit(agreed, one, "reply")
        if one.reply_kept is not None or due is not None:
            replies += 1
            in_time += (
                one.reply_kept if one.reply_kept is not None else one.replied_in is not None and one.replied_in <= due
            )
        due = limit(agreed, one, "resolve")
        if one.resolution_kept is not None or due is not None:
            resolutions += 1
            on_time = one.resolved_in is not None and due is not None and one.resolved_in <= due
            solved += one.resolution_kept if one.resolution_kept is not None else on_time
    return (in_time, replies), (solved, resolutions)


def first_contacts(chosen, everything):
    resolved = first = 0
    for one in chosen:
        others = [
            o
            for o in everything
            if one.customer and o.customer == one.customer and o.kind == one.kind and o.id != one.id
        ]
        if any(when(one) - WEEK <= when(o) < when(one) for o in others):
            continue
        if one.outcome in {"", "answered"} and not (one.customer and one.ended_at):
            continue
        first += 1
        if one.outcome in {"", "answered"}:
            back = any(when(one) <= when(o) <= when(one) + WEEK for o in others)
            resolved += not back
        else:
            resolved += one.outcome == "resolved"
    return resolved, first


def answered(asks, interactions, window, by, filters, name):
    about = {one.id: one for one in interactions}
    found = [
        ask for ask in asks if inside(window, ask.asked_at) and ask.state in {"open", "answered", "stopped", "expired"}
    ]
    found = [ask for ask in found if not ask.test and (ask.platform or ask.version)]
    found = [ask for ask in found if passing(about[ask.interaction], filters)]
    found = [ask for ask in found if name in values(about[ask.interaction], by)]
    if by == "agent" and "agent" in filters and name != filters["agent"]:
        return 0, 0
    return sum(ask.state == "answered" for ask in found), len(found)
