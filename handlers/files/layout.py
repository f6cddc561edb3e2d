"""Where the columns that a map names stand in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.errors import Refused
from handlers.files.mapping import NEEDED, REPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handlers.files.mapping import FileMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """
    A map that fits a file: ``at`` is the place of each column it reads, ``width`` how many cells a row has.

    ``places`` are those of each field's columns, ``labels`` what these are called together.
    """

    map: FileMap
    at: Mapping[str, int]
    width: int
    places: Mapping[str, tuple[int, ...]]
    labels: Mapping[str, str]


def lay_out(plan: FileMap, head: tuple[str, ...]) -> Layout:
    """
    Return where the columns of a map stand.

    Raises:
        Refused: a column is missing, unknown or there twice, or none says when anything happened.
    """
    names = tuple(_own_name(name) for name in head) if plan.own else head
    if plan.own:
        _nothing_unknown(plan, names)
        plan = _present(plan, set(names))
    _all_there(plan, names)
    if not any(name in plan.columns for name in NEEDED[plan.rows]):
        raise Refused("file.no_moment", columns=", ".join(NEEDED[plan.rows]))
    at = {name: names.index(name) for name in plan.used}
    places = {name: tuple(at[column] for column in columns) for name, columns in plan.columns.items()}
    labels = {name: " + ".join(columns) for name, columns in plan.columns.items()}
    return Layout(map=plan, at=at, width=len(head), places=places, labels=labels)


def _own_name(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").split())


def _present(plan: FileMap, names: set[str]) -> FileMap:
    columns = {name: column for name, column in plan.columns.items() if name in names}
    return replace(plan, columns=columns, ratings=tuple(each for each in plan.ratings if each.column in names))


def _nothing_unknown(plan: FileMap, names: tuple[str, ...]) -> None:
    known = (*plan.used, *REPORT)
    for name in names:
        if name and name not in known:
            raise Refused("file.unknown", column=name, nearest=nearest(name, plan.used))


def _all_there(plan: FileMap, names: tuple[str, ...]) -> None:
    for column in plan.used:
        if column not in names:
            raise Refused("file.missing", column=column, nearest=nearest(column, names))
        if names.count(column) > 1:
            raise Refused("file.twice", column=column)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known names most like this one, or all of them when none is, as one text."""
    choices = [each for each in known if each]
    lower = {each.lower(): each for each in choices}
    close = get_close_matches(name.lower(), lower, n=3, cutoff=0.6)
    return ", ".join([lower[each] for each in close] or choices)
