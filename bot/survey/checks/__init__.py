"""What a survey's file must be; the first thing that is not so is refused with what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.survey.checks import asking, conditions, forms, words

if TYPE_CHECKING:
    from bot.survey.sheet import Sheet


def check(sheet: Sheet) -> None:
    """
    Let through a survey's file that can be used.

    Raises:
        Misconfigured: it cannot; the sentence says file, line and what to write instead.
    """
    forms.check(sheet)
    asking.check(sheet)
    words.check(sheet)
    conditions.check(sheet)
