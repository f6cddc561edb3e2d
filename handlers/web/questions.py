"""A reply as a form that works without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from handlers.web.fieldsets import fieldsets
from handlers.web.templates import Markup, element, fill

if TYPE_CHECKING:
    from bot.messages import Button, Form, Reply

SCALE, SHORT = 3, 4
"""From so many buttons on, with labels of at most so many characters, a row is a scale."""
SKIP = ":skip"


def question(reply: Reply, code: str) -> Markup:
    """Return a reply's words and, where it has buttons, the form that answers it, with all that follows."""
    if reply.form and _is_sheet(reply, reply.form):
        return _sheet(reply, reply.form, code)
    text = _lines(reply)
    if not reply.buttons:
        return element("div", text, class_="words", role="status")
    box = fill("box", code) if _is_free(reply) else Markup()
    rows = Markup("".join(_row(row) for row in reply.buttons))
    return fill("form", code, text=text, box=box, rows=rows, action=str(uuid4()), language=code)


def _is_sheet(reply: Reply, form: Form) -> bool:
    """Whether several things can be answered now, and not only after a button says so."""
    labels = {button.label for row in reply.buttons for button in row}
    return len(form.fields) > 1 and form.open not in labels


def _sheet(reply: Reply, form: Form, code: str) -> Markup:
    """Return the whole form; above it what the reply says beyond its questions."""
    asked = {
        line for field in form.fields for part in (field.group, field.label, field.hint) for line in part.splitlines()
    }
    text = Markup(
        "".join(element("p", line, class_="greeting") for line in reply.text.splitlines() if line not in asked)
    )
    asides = tuple(button for row in reply.buttons for button in row if not button.data.startswith("r:"))
    given = {"send": form.send, "action": str(uuid4()), "language": code}
    return fill("sheet", code, text=text, fields=fieldsets(form.fields), rows=_row(asides), **given)


def _lines(reply: Reply) -> Markup:
    """
    Return the words: the first of several lines greets, the last one of a scale says what its ends mean.

    Where nothing is asked but which of several things is meant, the first line asks it.
    """
    lines = (reply.text or reply.title or reply.hint).splitlines()
    if reply.form is None and reply.buttons:
        return Markup(
            "".join(element("p", line, class_="ends" if number else "asked") for number, line in enumerate(lines))
        )
    kinds = ["asked"] * len(lines)
    if len(lines) > 1 and any(_is_scale(row) for row in reply.buttons):
        kinds[-1] = "ends"
    if kinds.count("asked") > 1:
        kinds[0] = "greeting"
    return Markup("".join(element("p", line, class_=kind) for line, kind in zip(lines, kinds, strict=True)))


def _is_free(reply: Reply) -> bool:
    """Whether words are wanted: something is asked, and there is nothing to choose."""
    return reply.form is not None and all(_is_aside(button) for row in reply.buttons for button in row)


def _is_aside(button: Button) -> bool:
    """Whether a button leads away from the question rather than answering it."""
    return not button.data.startswith("r:") or button.data.endswith(SKIP)


def _is_scale(row: tuple[Button, ...]) -> bool:
    return len(row) >= SCALE and all(len(button.label) <= SHORT for button in row)


def _row(row: tuple[Button, ...]) -> Markup:
    kind = "scale" if _is_scale(row) else "few" if all(len(button.label) <= SHORT for button in row) else "rest"
    return element("div", Markup("".join(_button(button) for button in row if button.data)), class_=f"row {kind}")


def _button(button: Button) -> Markup:
    kind = "aside" if _is_aside(button) else button.style
    return element("button", button.label, name="tap", value=button.data, class_=kind, formnovalidate="")
