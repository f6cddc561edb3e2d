"""Sections as one message, for places that have no more room than that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import taps
from bot.messages import Button, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.messages import Address, Section

    Row = tuple[Button, ...]

WIDE = 3
"""Choices in a row."""
MARK = "#"
"""Begins the number of a case, behind a period: a number alone would be a year."""


def reply(to: Address, title: str, sections: Sequence[Section], **data: object) -> Reply:
    """Return sections as a reply, which says the same as one text with rows of buttons."""
    told = ("\n".join(filter(None, (section.title, section.text))) for section in sections)
    return Reply(
        to=to,
        title=title,
        text="\n\n".join(filter(None, told)),
        buttons=tuple(row for section in sections for row in _rows(section)),
        sections=tuple(sections),
        private=True,
        data=data,
    )


def button(label: str, words: str, *, style: str = "") -> Button:
    """Return a button that shows the home again after these words, in the same place."""
    return Button(label=label, data=taps.turn(f"home {words}".strip()), style=style)


def at_home(rows: Sequence[Row], period: str) -> tuple[Row, ...]:
    """Return the buttons of a case as they are at home: nothing opens, and all stays in its place."""
    return tuple(
        tuple(replace(each, form=None, data=data) for each in row if (data := _data(each, period))) for row in rows
    )


def _data(one: Button, period: str) -> str:
    verb, _, words = one.data.partition(":")
    return taps.turn(f"home {period} {MARK}{words}") if verb == "k" else one.data


def _rows(section: Section) -> Iterator[Row]:
    yield from section.buttons
    marked = [replace(each, label=f"✓ {each.label}") if each.style else each for each in section.choices]
    yield from (tuple(marked[at : at + WIDE]) for at in range(0, len(marked), WIDE))
