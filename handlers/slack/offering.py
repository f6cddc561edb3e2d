"""The buttons below a reply: a form worth a modal has one button that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Button
from handlers.slack.folding import fold

if TYPE_CHECKING:
    from bot.messages import Form, Reply

    Rows = tuple[tuple[Button, ...], ...]

FEW = 2
"""So many fields that stand alone are answered one by one."""


def offered(reply: Reply) -> Rows:
    """Return the reply's rows, with one button for its form in place of a grid of numbers."""
    form = reply.form
    data = fold(form) if form and _worth(form) else ""
    if form is None or not data:
        return reply.buttons
    opener = Button(label=form.open, data=data, style="primary")
    grid = tuple(f"r:{form.token}:{field.key}:" for field in form.fields if field.group)
    rows = [tuple(button for button in row if not button.data.startswith(grid)) for row in reply.buttons]
    return _placed(opener, tuple(row for row in rows if row))


def _worth(form: Form) -> bool:
    return len(form.fields) > FEW or any(field.group for field in form.fields)


def _placed(opener: Button, rows: Rows) -> Rows:
    """Put the button where one is called the same, or else above the last row, which leads away from the question."""
    placed = tuple(tuple(opener if button.label == opener.label else button for button in row) for row in rows)
    return placed if placed != rows else (*rows[:-1], (opener,), *rows[-1:])
