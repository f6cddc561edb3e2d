"""Buttons below a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

if TYPE_CHECKING:
    from bot.messages import Button, Reply

ROW = 8
"""Buttons that fit beside each other."""
ALL = 100
"""Buttons that fit below one message."""


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """Return the reply's buttons in rows of at most eight, a hundred in all, or ``None`` without any."""
    rows, left = [], ALL
    for row in reply.buttons:
        buttons = [_button(button) for button in row if button.data or button.url][:left]
        rows += [buttons[start : start + ROW] for start in range(0, len(buttons), ROW)]
        left -= len(buttons)
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data, style=button.style or None)
