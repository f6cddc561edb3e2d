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

WIDE = 2
"""Choices in a row."""
MARK = "#"
"""Begins the number of a case, behind a period: a number alone would be a year."""


def reply(to: Address, title: str, sections: Sequence[Section], **data: object) -> Reply:
    """Return sections as a reply, which says the same as one text with rows of buttons."""
    return Reply(
        to=to,
        title=title,
        text=_text([section for section in sections if section.text or not section.choices]),
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


def _text(sections: Sequence[Section]) -> str:
    """Return what stands in sections, with a blank line before each that is no further item of a list."""
    told = ""
    for before, section in zip((None, *sections), sections, strict=False):
        words = "\n".join(filter(None, (section.title, section.text)))
        item = before and not section.title and (not before.text or (before.buttons and not before.title))
        told += ("\n" if item else "\n\n") + words if words and told else words
    return told


def _rows(section: Section) -> Iterator[Row]:
    yield from section.buttons
    marked = [replace(each, label=f"✓ {each.label}") if each.style else each for each in section.choices]
    yield from (tuple(marked[at : at + WIDE]) for at in range(0, len(marked), WIDE))
