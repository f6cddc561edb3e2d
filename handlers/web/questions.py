"""A reply as a form that works without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from bot.answering import SKIP
from handlers.web.templates import Markup, element, fill

if TYPE_CHECKING:
    from bot.messages import Button, Reply

SCALE = 3
"""From so many buttons on, a row is a scale."""


def question(reply: Reply, code: str) -> Markup:
    """Return a reply's words and, where it has buttons, the form that answers it."""
    text = _lines(reply)
    if not reply.buttons:
        return element("div", text, class_="words", role="status")
    box = fill("box", code) if _is_free(reply) else Markup()
    rows = Markup("".join(_row(row) for row in reply.buttons))
    return fill("form", code, text=text, box=box, rows=rows, action=str(uuid4()), language=code)


def _lines(reply: Reply) -> Markup:
    """Return the words: the first of several lines greets, the last one of a scale says what its ends mean."""
    lines = (reply.text or reply.title or reply.hint).splitlines()
    scale = any(len(row) >= SCALE for row in reply.buttons)
    kinds = ["asked"] * len(lines)
    if scale and len(lines) > 1:
        kinds[-1] = "ends"
    if len([kind for kind in kinds if kind == "asked"]) > 1:
        kinds[0] = "greeting"
    return Markup("".join(element("p", line, class_=kind) for line, kind in zip(lines, kinds, strict=True)))


def _is_free(reply: Reply) -> bool:
    """Whether words are wanted: only such a question can be skipped."""
    return any(button.data.endswith(f":{SKIP}") for row in reply.buttons for button in row)


def _row(row: tuple[Button, ...]) -> Markup:
    pressed = (element("button", button.label, name="tap", value=button.data) for button in row if button.data)
    kind = "scale" if len(row) >= SCALE else "rest"
    return element("div", Markup("".join(pressed)), class_=f"row {kind}")
